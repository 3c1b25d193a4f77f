import { useQueryClient } from '@tanstack/vue-query';
import { computed, onScopeDispose, shallowRef } from 'vue';

import { toAppError } from '../api/call';
import { arrangeFiles, inspectFile } from '../api/imports';
import { cancelJob } from '../api/jobs';
import type { FilePart, ImportRequest, Inspection, Job, Trial } from '../api/types';
import { useShownJob } from '../stores/shownJob';
import { useToast } from '../stores/toast';
import { carryOut, failureOf, type Queued, queued, readable, rehearse, type Rehearsal } from './importWork';
import { useText } from './useText';

export type FileState = 'waiting' | 'trying' | 'asks' | 'ready' | 'failed' | 'importing' | 'done';

const EQUATION = ['rows', 'created', 'updated', 'unchanged', 'rejected', 'ignored'] as const;
export type Sums = Record<(typeof EQUATION)[number], number>;

/** Lists of one layout are matched once: what the owner said of one is said of the others like it. */
const alike = (a?: Inspection, b?: Inspection): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.columns.map((c) => c.name).join('\n') === b.columns.map((c) => c.name).join('\n');

/** How far the file on its way is, and how long the whole work still takes. */
type Extent = Pick<Job, 'done' | 'total' | 'remainingMs'>;

/**
 * Files that came together. They are tried out one after the other, each as if those before it were imported, before
 * anything is written; then those that can be read are imported in their order, and one that fails does not keep the
 * others from their turn.
 */
export function useImportQueue() {
  const client = useQueryClient();
  const toast = useToast();
  const shown = useShownJob();
  const { t } = useText();

  const files = shallowRef<Queued[]>([]);
  const at = shallowRef(-1);
  const work = shallowRef<'' | 'trying' | 'importing'>('');
  const job = shallowRef<Extent>();
  let round = 0;
  let importing = '';
  let rehearsal: Rehearsal | undefined;
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
    rehearsal?.stop();
    work.value = '';
    job.value = undefined;
  }

  /** Looks at the files nobody looked at yet, then tries out all that can be read, unless that is known of each. */
  async function tryAll(): Promise<void> {
    pause();
    const asked = round;
    work.value = 'trying';
    for (const [i, f] of files.value.entries()) {
      if (f.inspection || f.failure || f.result) continue;
      at.value = i;
      const learnt = await look(f);
      if (asked !== round) return;
      change(i, learnt);
    }
    if (readables().some((i) => !files.value[i]?.trial)) await tryOut(asked);
    if (asked === round) work.value = '';
  }

  async function look(f: Queued): Promise<Partial<Queued>> {
    try {
      return { inspection: await inspectFile(f.path, f.options) };
    } catch (reason) {
      return { failure: toAppError(reason) };
    }
  }

  /** Which files are tried out and imported. */
  const readables = (): number[] =>
    files.value.flatMap((f, i) => (!f.result && !f.failure && f.inspection && readable(f.inspection) ? i : []));

  async function tryOut(asked: number): Promise<void> {
    const tried = readables();
    const told = (trials: Trial[], now?: Job): void => {
      if (asked !== round) return;
      const on = trials.findIndex((t) => !t.over);
      at.value = tried[on] ?? -1;
      job.value = trials[on] && { ...trials[on], remainingMs: now?.remainingMs };
      for (const [n, t] of trials.entries())
        if (t.over) change(tried[n] as number, { trial: t.result, failure: failureOf(t) });
    };
    rehearsal = rehearse(tried.map(asItIs), told);
    try {
      told(await rehearsal.trials);
    } catch (reason) {
      const failure = toAppError(reason);
      if (asked === round && !failure.cancelled)
        for (const i of tried) change(i, { failure: files.value[i]?.trial ? undefined : failure });
    }
  }

  const asItIs = (i: number): ImportRequest => {
    const { path, options } = files.value[i] as Queued;
    return { path, options };
  };

  /** What goes before one of the files when it is tried out with them. */
  const before = (index: number): ImportRequest[] =>
    readables()
      .filter((i) => i < index)
      .map(asItIs);

  /** What was read without being remembered is imported so too, whatever is remembered in the meantime. */
  const carry = (f: Queued, asked: number) =>
    carryOut(
      { path: f.path, options: { ...f.options, fresh: f.options.fresh || !f.inspection?.remembered } },
      (id) => {
        importing = id;
        if (!left) shown.id = id;
      },
      (j) => asked === round && (job.value = j),
    );

  /** Imports every file that was tried out, in order. Stopping ends the file that is on its way and those behind it. */
  async function importAll(): Promise<void> {
    pause();
    const asked = round;
    work.value = 'importing';
    for (const [i, f] of files.value.entries()) {
      if (!f.trial || f.result) continue;
      at.value = i;
      job.value = undefined;
      try {
        change(i, { result: await carry(f, asked), failure: undefined });
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
    if (files.value[index]?.trial !== learnt.trial) doubt(index + 1);
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

  /** What files would do is no longer known when something before them changed. */
  function doubt(from: number): void {
    files.value = files.value.map((f, i) => (i < from || f.result ? f : { ...f, trial: undefined }));
  }

  function hold(parts: readonly FilePart[]): void {
    pause();
    at.value = -1;
    files.value = parts.map(queued);
  }

  /** Takes more files in; each finds its turn among those that are there. */
  async function join(paths: readonly string[]): Promise<void> {
    pause();
    const asked = round;
    const waiting = files.value.filter((f) => !f.result);
    const all = [...new Set([...waiting.map((f) => f.path), ...paths])];
    const parts = await arrangeFiles(all).catch(() => all.map((p) => ({ path: p, file: p, sheet: '', kind: '' })));
    if (asked !== round) return;
    const there = (p: FilePart): Queued | undefined => waiting.find((f) => f.path === p.path && f.sheet === p.sheet);
    files.value = [...files.value.filter((f) => f.result), ...parts.map((p) => there(p) ?? queued(p))];
    doubt(0);
    await tryAll();
  }

  function leaveOut(index: number): void {
    pause();
    files.value = files.value.filter((_, i) => i !== index);
    doubt(index);
    void tryAll();
  }

  function retry(index: number): void {
    change(index, { failure: undefined, inspection: undefined });
    doubt(index);
    void tryAll();
  }

  const stop = async (): Promise<void> => void (work.value === 'importing' && (await cancelJob(importing)));

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
    before,
    join,
    leaveOut,
    retry,
    stop,
  };
}
