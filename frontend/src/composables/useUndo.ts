import { useQuery, useQueryClient } from '@tanstack/vue-query';

import { fetchLatest, fetchLatestUndone, previewUndo, previewUndoAll, undoAll, undoOperation } from '../api/journal';
import { keys } from '../api/keys';
import { useToast } from '../stores/toast';
import { usePendingUndo } from '../stores/undo';
import { useAct } from './useAct';
import { useOperation } from './useOperation';
import { paramsOf, useText } from './useText';

const WHOLE_FILES = ['import', 'import.several', 'generate'];

/**
 * Taking back, and doing again, which is taking an undo back: looks first; a whole file, or what changed since, is asked
 * about with the list of what will stay.
 */
export function useUndo() {
  const { act, busy } = useAct();
  const { t } = useText();
  const { subject } = useOperation();
  const toast = useToast();
  const pending = usePendingUndo();
  const client = useQueryClient();
  const latest = useQuery({ queryKey: keys.latest, queryFn: fetchLatest });

  async function run(ids: number[]): Promise<void> {
    const [first = 0, ...more] = ids;
    const report = more.length ? await undoAll(ids) : await undoOperation(first);
    pending.report = undefined;
    const redone = report.operation.kind === 'undo';
    toast.show({
      text: t(redone ? 'redo.done' : 'undo.done', { what: subject(report.operation) }),
      ...(more.length === 0 && (redone ? { undo: report.undo } : { redo: report.undo })),
    });
    await client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'china' });
  }

  const undo = (...ids: [number, ...number[]]): Promise<void> =>
    act(async () => {
      const report = ids.length > 1 ? await previewUndoAll(ids) : await previewUndo(ids[0]);
      const kind = paramsOf(report.operation.params).kind ?? report.operation.kind;
      const asks = report.conflicts.length > 0 || WHOLE_FILES.includes(kind);
      if (asks) Object.assign(pending, { report, ids });
      else await run(ids);
    }) as Promise<void>;

  const confirm = (): Promise<void> => act(() => run(pending.ids)) as Promise<void>;

  /** By the key or the button at the top. */
  async function undoLatest(): Promise<void> {
    const { data } = await latest.refetch();
    if (data) await undo(data.id);
  }

  async function redoLatest(): Promise<void> {
    const op = await act(fetchLatestUndone);
    if (op) await undo(op.id);
  }

  return { latest: latest.data, undo, confirm, undoLatest, redoLatest, busy };
}
