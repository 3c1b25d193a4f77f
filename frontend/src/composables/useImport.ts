import { useQueryClient } from '@tanstack/vue-query';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';

import { AppError, toAppError } from '../api/call';
import { arrangeFiles, beginImport, chooseFiles, fetchFields, fetchImportResult, inspectFile } from '../api/imports';
import { cancelJob } from '../api/jobs';
import { keys } from '../api/keys';
import type { Column, ColumnMapping, FilePart, ImportResult, Inspection, Job, ReadOptions } from '../api/types';
import { useShownJob } from '../stores/shownJob';
import { useToast } from '../stores/toast';
import { waitForJob } from './useJobs';
import { paramsOf, useText } from './useText';

/** Changes to the mapping settle before the next dry run begins. */
const SETTLE = 350;

const DETECTED: ReadOptions = {
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

/** A file in its turn, with what its import did once it has. */
export interface Queued extends FilePart {
  result?: ImportResult;
}

export type Step = 'choose' | 'map' | 'run';

/**
 * The import wizard: files one after the other, each inspected, mapped, tried without writing, then imported. Every
 * answer belongs to a question; an answer to an older question is dropped and its job cancelled.
 */
export function useImport() {
  const client = useQueryClient();
  const toast = useToast();
  const shown = useShownJob();
  const { t } = useText();

  const queue = shallowRef<Queued[]>([]);
  const at = ref(0);
  const step = ref<Step>('choose');
  const options = ref<ReadOptions>(DETECTED);
  const inspection = shallowRef<Inspection>();
  const trial = shallowRef<ImportResult>();
  const trialJob = shallowRef<Job>();
  const job = shallowRef<Job>();
  const result = shallowRef<ImportResult>();
  const resultJob = ref('');
  const failure = shallowRef<AppError>();
  const reading = ref(false);

  let question = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let left = false;

  const path = computed(() => queue.value[at.value]?.path ?? '');
  const more = computed(() => queue.value.length - at.value - 1);
  const writes = computed(() => (trial.value ? trial.value.created + trial.value.updated : 0));

  function stopTrial(): void {
    clearTimeout(timer);
    const running = trialJob.value;
    trialJob.value = undefined;
    if (running?.state === 'running') void cancelJob(running.id).catch(() => undefined);
  }

  async function read(): Promise<void> {
    const asked = (question += 1);
    stopTrial();
    failure.value = undefined;
    trial.value = undefined;
    if (hold()) return;
    reading.value = true;
    try {
      const found = await inspectFile(path.value, options.value);
      if (asked !== question) return;
      inspection.value = found;
      if (found.kind && found.missing.length === 0) timer = setTimeout(() => void tryOut(asked), SETTLE);
    } catch (reason) {
      if (asked === question) failure.value = toAppError(reason);
    } finally {
      if (asked === question) reading.value = false;
    }
  }

  /** Go takes no mapping without a column; until one is matched, the page keeps the owner's word itself. */
  function hold(): boolean {
    const { columns, kind } = options.value;
    const found = inspection.value;
    if (!found || columns.length === 0 || columns.some((c) => c.field)) return false;
    const bare = found.columns.map((c) => ({ ...c, field: '', note: '' }));
    inspection.value = { ...found, kind: kind || found.kind, columns: bare, missing: [] };
    return true;
  }

  async function tryOut(asked: number): Promise<void> {
    try {
      const id = await beginImport({ path: path.value, options: options.value, dryRun: true });
      const ended = await waitForJob(id, (j) => asked === question && (trialJob.value = j)).ended;
      if (asked !== question) return;
      trial.value = await outcome(ended);
    } catch (reason) {
      if (asked === question) failure.value = toAppError(reason);
    }
  }

  async function outcome(ended: Job): Promise<ImportResult> {
    if (ended.state === 'failed') throw new AppError('internal', ended.errorKey, paramsOf(ended.errorParams));
    if (ended.state === 'cancelled') throw new AppError('cancelled', 'job.cancelled');
    return fetchImportResult(ended.id);
  }

  async function take(chosen: readonly string[]): Promise<void> {
    if (chosen.length === 0) return;
    const asked = (question += 1);
    const parts = await arrangeFiles([...chosen]).catch(() => []);
    if (asked !== question) return;
    queue.value = parts.length ? parts : chosen.map((p) => ({ path: p, file: p, sheet: '', kind: '' }));
    start(0);
  }

  function start(index: number): void {
    at.value = index;
    options.value = { ...DETECTED, part: queue.value[index]?.sheet ?? '' };
    inspection.value = undefined;
    result.value = undefined;
    step.value = 'map';
    void read();
  }

  async function choose(): Promise<void> {
    await take(await chooseFiles());
  }

  /** How the file is read; another format, sheet or encoding brings its own mapping. */
  function readAs(patch: Partial<ReadOptions>): void {
    if (patch.kind) return void readAsKind(patch.kind);
    const fresh =
      'format' in patch || 'sheet' in patch || 'encoding' in patch || 'delimiter' in patch || 'headerRow' in patch;
    options.value = { ...options.value, ...patch, ...(fresh && { columns: [], kind: '' }) };
    void read();
  }

  /** Another kind of rows keeps the columns whose fields such rows can have. */
  async function readAsKind(kind: string): Promise<void> {
    const fields = await client.fetchQuery({ queryKey: keys.fields, queryFn: fetchFields, staleTime: Infinity });
    const fits = (id: string): boolean => fields.some((f) => f.id === id && f.kinds.includes(kind));
    const kept = (said: string): string => said.split('+').filter(fits).join('+');
    const columns = said((c) => ({ field: c.field.startsWith('field:') ? c.field : kept(c.field) }));
    options.value = { ...options.value, kind, columns };
    await read();
  }

  /** What the columns mean now, with a change to each. */
  const said = (change: (c: Column) => Partial<ColumnMapping>): ColumnMapping[] =>
    (inspection.value?.columns ?? []).map((c) => ({
      column: c.name,
      field: c.field,
      type: c.field.startsWith('field:') ? c.fieldType : '',
      policy: c.policy,
      ...change(c),
    }));

  /** What one column means, and what it does to what is known. */
  function map(column: string, change: Partial<ColumnMapping>): void {
    options.value = { ...options.value, columns: said((c) => (c.name === column ? change : {})) };
    void read();
  }

  async function run(): Promise<void> {
    stopTrial();
    question += 1;
    failure.value = undefined;
    result.value = undefined;
    step.value = 'run';
    try {
      const id = await beginImport({ path: path.value, options: options.value, dryRun: false });
      resultJob.value = id;
      if (!left) shown.id = id;
      const ended = await waitForJob(id, (j) => (job.value = j)).ended;
      const did = await outcome(ended);
      result.value = did;
      queue.value = queue.value.map((f, i) => (i === at.value ? { ...f, result: did } : f));
      await client.invalidateQueries();
      if (left) tellLater(did);
    } catch (reason) {
      failure.value = toAppError(reason);
    } finally {
      job.value = undefined;
    }
  }

  /** The owner went on to another page meanwhile. */
  function tellLater(r: ImportResult): void {
    toast.show({ text: t('import.done.toast', { file: r.file }), ...(r.operationId && { undo: r.operationId }) });
  }

  function back(): void {
    stopTrial();
    question += 1;
    failure.value = undefined;
    if (step.value === 'run') {
      step.value = 'map';
      void read();
    } else step.value = 'choose';
  }

  onScopeDispose(() => {
    left = true;
    shown.id = '';
    stopTrial();
    void client.invalidateQueries({ queryKey: keys.jobs });
  });

  return {
    queue,
    at,
    more,
    step,
    options,
    inspection,
    trial,
    trialJob,
    job,
    result,
    resultJob,
    failure,
    reading,
    path,
    writes,
    take,
    choose,
    readAs,
    map,
    run,
    back,
    next: () => start(at.value + 1),
    again: () => (step.value = 'choose'),
    retry: () => void read(),
  };
}

export type ImportWizard = ReturnType<typeof useImport>;
