import type { AppError } from '../api/call';
import { beginImport, fetchImportResult } from '../api/imports';
import type { FilePart, ImportResult, Inspection, Job, ReadOptions } from '../api/types';
import { jobDone } from './useJobs';

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

/** Runs a dry run or an import to its end and answers what it did. */
export async function carryOut(
  file: { path: string; options: ReadOptions; dryRun: boolean },
  begun: (id: string) => void,
  onProgress: (job: Job) => void,
): Promise<ImportResult> {
  const id = await beginImport(file);
  begun(id);
  return fetchImportResult((await jobDone(id, onProgress)).id);
}
