import { useQueryClient } from '@tanstack/vue-query';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';

import { type AppError, toAppError } from '../api/call';
import { arrangeFiles, chooseFiles, fetchFields, inspectFile } from '../api/imports';
import { keys } from '../api/keys';
import type { Column, ColumnMapping, ImportResult, Inspection, Job, ReadOptions, Trial } from '../api/types';
import { useShownJob } from '../stores/shownJob';
import { useToast } from '../stores/toast';
import { carryOut, DETECTED, failureOf, readable, rehearse, type Rehearsal } from './importWork';
import { useImportQueue } from './useImportQueue';
import { useText } from './useText';

/** Changes to the mapping settle before the next dry run begins. */
const SETTLE = 350;

/** 'all' is the list of files that came together; one of them is opened in 'map'. */
export type Step = 'choose' | 'all' | 'map' | 'run';

/**
 * The import wizard: a file is inspected, mapped, tried without writing, then imported; files that came together have a
 * list of their own, from which each can be opened. Every answer belongs to a question; an answer to an older question
 * is dropped and its job cancelled.
 */
export function useImport() {
  const client = useQueryClient();
  const toast = useToast();
  const shown = useShownJob();
  const { t } = useText();

  const queue = useImportQueue();
  const path = ref('');
  /** Which file of several is open. */
  const at = ref(-1);
  const step = ref<Step>('choose');
  const options = ref<ReadOptions>(DETECTED);
  const inspection = shallowRef<Inspection>();
  const trial = shallowRef<ImportResult>();
  /** How far the dry run is. */
  const trying = shallowRef<Trial>();
  const job = shallowRef<Job>();
  const result = shallowRef<ImportResult>();
  const resultJob = ref('');
  const failure = shallowRef<AppError>();
  const reading = ref(false);

  let question = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let left = false;
  let rehearsal: Rehearsal | undefined;

  const several = computed(() => queue.files.value.length > 1);
  /** Rows are being written: nothing else can be chosen meanwhile. */
  const busy = computed(
    () => (step.value === 'run' && !result.value && !failure.value) || queue.work.value === 'importing',
  );
  const writes = computed(() => (trial.value ? trial.value.created + trial.value.updated : 0));

  function stopTrial(): void {
    clearTimeout(timer);
    trying.value = undefined;
    rehearsal?.stop();
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
      if (readable(found)) timer = setTimeout(() => void tryOut(asked), SETTLE);
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

  /** Of several files, those before this one are taken as imported. */
  async function tryOut(asked: number): Promise<void> {
    const files = [...(several.value ? queue.before(at.value) : []), { path: path.value, options: options.value }];
    rehearsal = rehearse(files, (trials) => asked === question && (trying.value = trials.at(-1)));
    try {
      const last = (await rehearsal.trials).at(-1);
      if (asked !== question || !last) return;
      trial.value = last.result;
      failure.value = failureOf(last);
    } catch (reason) {
      if (asked === question) failure.value = toAppError(reason);
    }
  }

  async function take(chosen: readonly string[]): Promise<void> {
    if (chosen.length === 0) return;
    if (several.value && (step.value === 'all' || step.value === 'map')) return join(chosen);
    const asked = (question += 1);
    stopTrial();
    const parts = await arrangeFiles([...chosen]).catch(() => []);
    if (asked !== question) return;
    queue.hold(parts.length ? parts : chosen.map((p) => ({ path: p, file: p, sheet: '', kind: '' })));
    if (several.value) toAll();
    else open(0);
  }

  /** The list is open, whole or at one of its files: more files join it. */
  async function join(chosen: readonly string[]): Promise<void> {
    if (step.value === 'map') keep();
    step.value = 'all';
    await queue.join(chosen);
  }

  function toAll(): void {
    step.value = 'all';
    void queue.tryAll();
  }

  /** Lays one file open; of several, what is known of it already is not asked again. */
  function open(index: number): void {
    const f = queue.files.value[index];
    if (!f) return;
    queue.pause();
    stopTrial();
    question += 1;
    at.value = index;
    path.value = f.path;
    options.value = f.options;
    inspection.value = f.inspection;
    trial.value = f.trial;
    failure.value = f.failure;
    result.value = undefined;
    step.value = 'map';
    if (!f.trial) void read();
  }

  /** Back to the list of files. */
  function close(): void {
    keep();
    toAll();
  }

  /** Tells the list what was found out about the file that lies open. */
  function keep(): void {
    stopTrial();
    question += 1;
    reading.value = false;
    queue.settle(at.value, {
      options: options.value,
      inspection: inspection.value,
      trial: trial.value,
      failure: failure.value,
    });
    failure.value = undefined;
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

  /** Another kind of rows keeps the columns whose fields such rows can have; while none is matched, Go matches those it knows. */
  async function readAsKind(kind: string): Promise<void> {
    const fields = await client.fetchQuery({ queryKey: keys.fields, queryFn: fetchFields, staleTime: Infinity });
    const fits = (id: string): boolean => fields.some((f) => f.id === id && f.kinds.includes(kind));
    const kept = (said: string): string => said.split('+').filter(fits).join('+');
    const columns = said((c) => ({ field: c.field.startsWith('field:') ? c.field : kept(c.field) }));
    options.value = { ...options.value, kind, columns: columns.some((c) => c.field) ? columns : [] };
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
      const did = await carryOut(
        { path: path.value, options: options.value },
        (id) => {
          resultJob.value = id;
          if (!left) shown.id = id;
        },
        (j) => (job.value = j),
      );
      result.value = did;
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
    if (step.value === 'map' && several.value) return close();
    if (step.value !== 'run') return again();
    failure.value = undefined;
    step.value = 'map';
    void read();
  }

  function again(): void {
    queue.pause();
    stopTrial();
    question += 1;
    failure.value = undefined;
    step.value = 'choose';
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
    several,
    busy,
    step,
    options,
    inspection,
    trial,
    trying,
    job,
    result,
    resultJob,
    failure,
    reading,
    writes,
    take,
    choose,
    readAs,
    map,
    run,
    back,
    open,
    again,
    retry: () => void read(),
  };
}

export type ImportWizard = ReturnType<typeof useImport>;
