import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, onScopeDispose } from 'vue';

import { AppError } from '../api/call';
import { onJobFinished, onJobProgressed } from '../api/events';
import { cancelJob, fetchJob, fetchJobs } from '../api/jobs';
import { keys } from '../api/keys';
import type { Job } from '../api/types';
import { paramsOf } from './useText';

/** Long work that is going on. Progress comes a few times a second and replaces one row of what was fetched. */
export function useJobs() {
  const client = useQueryClient();
  const query = useQuery({ queryKey: keys.jobs, queryFn: fetchJobs });
  const jobs = computed(() => query.data.value ?? []);
  const running = computed(() => jobs.value.filter((j) => j.state === 'running'));

  async function refresh(id: string): Promise<void> {
    const job = await fetchJob(id).catch(() => undefined);
    if (!job) return;
    client.setQueryData<Job[]>(keys.jobs, (old) => [job, ...(old ?? []).filter((j) => j.id !== id)]);
  }

  const off = onJobProgressed(({ id }) => void refresh(id));
  onScopeDispose(off);
  /** Asks anew what there is: work that has just begun was not heard of yet. */
  async function reload(): Promise<Job[]> {
    const all = await fetchJobs();
    client.setQueryData(keys.jobs, all);
    return all;
  }
  return { jobs, running, cancel: cancelJob, reload };
}

/** Waits for one job's end. Asks again when told, and every second in case the telling was missed. */
export function waitForJob(id: string, onProgress?: (job: Job) => void): { ended: Promise<Job>; stop: () => void } {
  let stop = (): void => undefined;
  let over = false;
  const ended = new Promise<Job>((resolve, reject) => {
    const look = async (): Promise<void> => {
      try {
        const job = await fetchJob(id);
        // Answers overtake each other: one asked for earlier must not show the job running after its end was told.
        if (over) return;
        onProgress?.(job);
        if (job.state === 'running') return;
        stop();
        resolve(job);
      } catch (reason) {
        stop();
        reject(reason as Error);
      }
    };
    const offProgress = onJobProgressed((p) => p.id === id && void look());
    const offFinish = onJobFinished((finished) => finished === id && void look());
    const timer = setInterval(() => void look(), 1000);
    stop = () => {
      over = true;
      offProgress();
      offFinish();
      clearInterval(timer);
    };
    void look();
  });
  return { ended, stop };
}

/** Waits for a job's end; one that did not come to a good end is an error. */
export async function jobDone(id: string, onProgress?: (job: Job) => void): Promise<Job> {
  const ended = await waitForJob(id, onProgress).ended;
  if (ended.state === 'failed') throw new AppError('internal', ended.errorKey, paramsOf(ended.errorParams));
  if (ended.state === 'cancelled') throw new AppError('cancelled', 'job.cancelled');
  return ended;
}

/** How far a job is, 0–1, or undefined while the whole is not known. */
export function jobShare(job: Pick<Job, 'done' | 'total'>): number | undefined {
  return job.total > 0 ? Math.min(1, job.done / job.total) : undefined;
}
