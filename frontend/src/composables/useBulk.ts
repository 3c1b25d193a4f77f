import * as bulk from '../api/bulk';
import { entitle } from '../api/tags';
import type { NoteDraft, Operation, Selection } from '../api/types';
import { useToast } from '../stores/toast';
import { useAct } from './useAct';
import { useOperation } from './useOperation';
import { useText } from './useText';

/** What is done to a selection at once: one operation, said with its undo. */
export function useBulk(selection: () => Promise<Selection>) {
  const { act, busy } = useAct();
  const { t } = useText();
  const { sentence } = useOperation();
  const toast = useToast();

  /** Answers whether it was done; that there was nobody left to change is said too. */
  const change = (what: (set: string) => Promise<Operation>): Promise<boolean> =>
    act(async () => {
      const op = await what((await selection()).id);
      toast.show(
        op.id ? { text: sentence(op), ...(op.undoable && { undo: op.id }) } : { text: t('bulk.nobody'), failed: true },
      );
      return true;
    }).then(Boolean);

  return {
    busy,
    level: (n: number) => change((set) => bulk.setLevel(set, n)),
    block: (on: boolean) => change((set) => bulk.setBlocked(set, on)),
    fill: (field: number, text: string) => change((set) => bulk.fillField(set, field, text)),
    note: (draft: NoteDraft) => change((set) => bulk.noteMany(set, draft)),
    transfer: (move: boolean, from: number, to: number) =>
      change((set) => (move ? bulk.moveTag(set, from, to) : bulk.copyTag(set, from, to))),
    entitle: (tag: number, on: boolean) => change((set) => entitle(tag, set, on)),
    remove: () => change((set) => bulk.deleteMany(set)),
  };
}
