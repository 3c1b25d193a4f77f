import { useQuery, useQueryClient } from '@tanstack/vue-query';

import { fetchLatest, fetchLatestUndone, previewUndo, undoOperation } from '../api/journal';
import { keys } from '../api/keys';
import { useToast } from '../stores/toast';
import { usePendingUndo } from '../stores/undo';
import { useAct } from './useAct';
import { useOperation } from './useOperation';
import { paramsOf, useText } from './useText';

const WHOLE_FILES = ['import', 'generate'];

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

  async function run(id: number): Promise<void> {
    const report = await undoOperation(id);
    pending.report = undefined;
    const redone = report.operation.kind === 'undo';
    toast.show({
      text: t(redone ? 'redo.done' : 'undo.done', { what: subject(report.operation) }),
      ...(redone ? { undo: report.undo } : { redo: report.undo }),
    });
    await client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'china' });
  }

  const undo = (id: number): Promise<void> =>
    act(async () => {
      const report = await previewUndo(id);
      const kind = paramsOf(report.operation.params).kind ?? report.operation.kind;
      const asks = report.conflicts.length > 0 || WHOLE_FILES.includes(kind);
      if (asks) pending.report = report;
      else await run(id);
    }) as Promise<void>;

  const confirm = (id: number): Promise<void> => act(() => run(id)) as Promise<void>;

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
