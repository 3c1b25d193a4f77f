import { describe, expect, it, vi } from 'vitest';

import { fetchJob } from '../api/jobs';
import type { Job } from '../api/types';
import { waitForJob } from './useJobs';

const tell = vi.hoisted((): { finished: (id: string) => void } => ({ finished: () => undefined }));
vi.mock('../api/jobs', () => ({ fetchJob: vi.fn(), fetchJobs: vi.fn(), cancelJob: vi.fn() }));
vi.mock('../api/events', () => ({
  onJobProgressed: () => () => undefined,
  onJobFinished: (then: (id: string) => void) => {
    tell.finished = then;
    return () => undefined;
  },
}));

describe('waitForJob', () => {
  it('does not show a job running after its end, though the earlier answer comes later', async () => {
    let answerLate: (job: Job) => void = () => undefined;
    const late = new Promise<Job>((resolve) => (answerLate = resolve));
    vi.mocked(fetchJob)
      .mockReturnValueOnce(late)
      .mockResolvedValueOnce({ id: 'a', state: 'done' } as Job);
    const shown: string[] = [];
    const { ended } = waitForJob('a', (job) => shown.push(job.state));
    tell.finished('a');
    expect((await ended).state).toBe('done');
    answerLate({ id: 'a', state: 'running' } as Job);
    await late;
    expect(shown).toEqual(['done']);
  });
});
