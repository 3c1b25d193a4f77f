import { useQueryClient } from '@tanstack/vue-query';
import { computed, onScopeDispose, shallowRef } from 'vue';

import { toAppError } from '../api/call';
import { inspectFile } from '../api/imports';
import { cancelJob } from '../api/jobs';
import type { Inspection, Job } from '../api/types';
import { useShownJob } from '../stores/shownJob';
import { useToast } from '../stores/toast';
import { carryOut, type Queued, queued, readable } from './importWork';
import { useText } from './useText';

export type FileState = 'waiting' | 'trying' | 'asks' | 'ready' | 'failed' | 'importing' | 'done';

const EQUATION = ['rows', 'created', 'updated', 'unchanged', 'rejected', 'ignored'] as const;
export type Sums = Record<(typeof EQUATION)[number], number>;

/** Lists of one layout are matched once: what the owner said of one is said of the others like it. */
const alike = (a?: Inspection, b?: Inspection): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.columns.map((c) => c.name).join('\n') === b.columns.map((c) => c.name).join('\n');

/**
 * Files that came together. Each is tried out by itself before anything is written; then those that can be read are
 * imported in their order, and one that fails does not keep the others from their turn.
 */
export function useImportQueue() {
  const client = useQueryClient();
  const toast = useToast();
  const shown = useShownJob();
  const { t } = useText();

  const files = shallowRef<Queued[]>([]);
  const at = shallowRef(-1);
  const work = shallowRef<'' | 'trying' | 'importing'>('');
  const job = shallowRef<Job>();
  let round = 0;
  let left = false;

  const change = (index: number, patch: Partial<Queued>): void => {
    files.value = files.value.map((f, i) => (i === index ? { ...f, ...patch } : f));
  };

  function stateOf(f: Queued): FileState {
    const now = work.value !== '' && files.value[at.value] === f;
    if (f.result) return 'done';
    if (now) return work.value as 'trying' | 'importing';
    if (f.failure) return 'failed';
    if (f.trial) return 'ready';
    return f.inspection && !readable(f.inspection) ? 'asks' : 'waiting';
  }
  const count = (...states: FileState[]): number => files.value.filter((f) => states.includes(stateOf(f))).length;

  /** The sum of all equations: of what was done where it was, of the dry run elsewhere. */
  const total = computed<Sums>(() => {
    const known = files.value.flatMap((f) => f.result ?? f.trial ?? []);
    return Object.fromEntries(EQUATION.map((part) => [part, known.reduce((n, r) => n + r[part], 0)])) as Sums;
  });
  const writes = computed(() =>
    files.value.reduce((n, f) => n + (stateOf(f) === 'ready' && f.trial ? f.trial.created + f.trial.updated : 0), 0),
  );

  function pause(): void {
    round += 1;
    if (work.value === 'trying' && job.value?.state === 'running') void cancelJob(job.value.id).catch(() => undefined);
    work.value = '';
    job.value = undefined;
  }

  /** Tries out the files that were not yet, one after the other. */
  async function tryAll(): Promise<void> {
    const asked = (round += 1);
    work.value = 'trying';
    for (const [i, f] of files.value.entries()) {
      if (f.trial || f.result || f.failure || (f.inspection && !readable(f.inspection))) continue;
      at.value = i;
      const learnt = await tryOne(f, asked);
      if (asked !== round) return;
      change(i, learnt);
    }
    work.value = '';
  }

  async function tryOne(f: Queued, asked: number): Promise<Partial<Queued>> {
    const learnt: Partial<Queued> = {};
    try {
      learnt.inspection = await inspectFile(f.path, f.options);
      if (asked === round && readable(learnt.inspection)) learnt.trial = await carry(f, true, asked);
    } catch (reason) {
      learnt.failure = toAppError(reason);
    }
    return learnt;
  }

  /** What was read without being remembered is imported so too, whatever is remembered in the meantime. */
  const carry = (f: Queued, dryRun: boolean, asked: number) =>
    carryOut(
      {
        path: f.path,
        options: { ...f.options, fresh: f.options.fresh || (!dryRun && !f.inspection?.remembered) },
        dryRun,
      },
      (id) => !dryRun && !left && (shown.id = id),
      (j) => asked === round && (job.value = j),
    );

  /** Imports every file that was tried out, in order. Stopping ends the file that is on its way and those behind it. */
  async function importAll(): Promise<void> {
    const asked = (round += 1);
    work.value = 'importing';
    for (const [i, f] of files.value.entries()) {
      if (!f.trial || f.result) continue;
      at.value = i;
      job.value = undefined;
      try {
        change(i, { result: await carry(f, false, asked), failure: undefined });
      } catch (reason) {
        const failure = toAppError(reason);
        if (failure.cancelled) break;
        change(i, { failure });
      }
    }
    work.value = '';
    job.value = undefined;
    await client.invalidateQueries();
    if (left) toast.show({ text: t('import.all.toast', { n: count('done') }, count('done')) });
  }

  /** Takes over what the owner found out about one file, and says it of the files like it. */
  function settle(index: number, learnt: Partial<Queued>): void {
    change(index, learnt);
    const of = files.value[index];
    if (!of || (!of.options.kind && of.options.columns.length === 0)) return;
    files.value = files.value.map((f, i) => {
      const untouched = i !== index && !f.result && !f.options.kind && f.options.columns.length === 0;
      if (!untouched || !alike(f.inspection, of.inspection)) return f;
      const { path, file, sheet, kind } = f;
      return { path, file, sheet, kind, options: { ...of.options, sheet: '', part: sheet } };
    });
  }

  function hold(parts: readonly Parameters<typeof queued>[0][]): void {
    pause();
    at.value = -1;
    files.value = parts.map(queued);
  }

  function leaveOut(index: number): void {
    pause();
    files.value = files.value.filter((_, i) => i !== index);
    void tryAll();
  }

  function retry(index: number): void {
    change(index, { failure: undefined, trial: undefined });
    void tryAll();
  }

  const stop = async (): Promise<void> => void (job.value && (await cancelJob(job.value.id)));

  onScopeDispose(() => {
    left = true;
    if (work.value === 'trying') pause();
  });

  return {
    files,
    at,
    work,
    job,
    total,
    writes,
    count,
    stateOf,
    hold,
    tryAll,
    importAll,
    pause,
    settle,
    leaveOut,
    retry,
    stop,
  };
}
