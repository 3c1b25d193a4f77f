import { AppError } from '../api/call';
import { beginImport, beginRehearsal, fetchImportResult, fetchTrials } from '../api/imports';
import { cancelJob } from '../api/jobs';
import type { FilePart, ImportRequest, ImportResult, Inspection, Job, ReadOptions, Trial } from '../api/types';
import { jobDone } from './useJobs';
import { paramsOf } from './useText';

export const DETECTED: ReadOptions = {
  format: '',
  encoding: '',
  delimiter: '',
  sheet: '',
  headerRow: 0,
  kind: '',
  platform: '',
  currency: '',
  timeZone: '',
  dateOrder: '',
  columns: [],
  part: '',
  fresh: false,
};

/** A file in its turn: how it is read, what it is, what it would do, and what its import did or why it did not. */
export interface Queued extends FilePart {
  options: ReadOptions;
  inspection?: Inspection | undefined;
  trial?: ImportResult | undefined;
  result?: ImportResult | undefined;
  failure?: AppError | undefined;
}

export const queued = (part: FilePart): Queued => ({ ...part, options: { ...DETECTED, part: part.sheet } });

/** Whether the rows can be read: it is known what they are, and the columns they cannot do without are matched. */
export const readable = (i: Inspection): boolean => i.kind !== '' && i.missing.length === 0;

/** Runs an import to its end and answers what it did. */
export async function carryOut(
  file: ImportRequest,
  begun: (id: string) => void,
  onProgress: (job: Job) => void,
): Promise<ImportResult> {
  const id = await beginImport(file);
  begun(id);
  return fetchImportResult((await jobDone(id, onProgress)).id);
}

/** A rehearsal that is going on. Stopping it leaves nobody waiting for its trials. */
export interface Rehearsal {
  trials: Promise<Trial[]>;
  stop: () => void;
}

/** Tries files out one after the other, each as if those before it were imported, and tells how far it is. */
export function rehearse(files: ImportRequest[], told: (trials: Trial[], job: Job) => void): Rehearsal {
  let id = '';
  let over = false;
  const end = (): void => void cancelJob(id).catch(() => undefined);
  const look = async (job: Job): Promise<void> => {
    const trials = await fetchTrials(id).catch(() => undefined);
    if (trials && !over) told(trials, job);
  };
  async function run(): Promise<Trial[]> {
    id = await beginRehearsal(files);
    if (over) end();
    await jobDone(id, (job) => void look(job));
    over = true;
    return fetchTrials(id);
  }
  return {
    trials: run(),
    stop: () => {
      if (!over && id) end();
      over = true;
    },
  };
}

/** Why a file cannot be imported, as its trial tells. */
export function failureOf(trial: Trial): AppError | undefined {
  if (!trial.errorKey) return undefined;
  const params = paramsOf(trial.errorParams);
  return new AppError('', trial.errorKey, params, params['reference']);
}
