import type { Job } from '../api/types';
import { useFormat } from './useFormat';
import { jobShare } from './useJobs';
import { useText } from './useText';

/** What a job is called, and how far it is. */
export function useJobText() {
  const { t, say } = useText();
  const { progress, duration } = useFormat();

  const nameOf = (job: Job): string => say(`job.${job.kind}`, { title: job.title }) ?? job.title;

  function textOf(job: Job): string {
    const share = jobShare(job);
    if (share === undefined) return nameOf(job);
    const percent = progress(share);
    return job.remainingMs
      ? t('job.left', { name: nameOf(job), percent, left: duration(job.remainingMs) })
      : t('job.at', { name: nameOf(job), percent });
  }
  return { nameOf, textOf };
}
