import type { JournalFilter, Operation, Param, UndoReport } from '../../src/api/types';
import { emit } from './runtime';
import { NOW } from './people';

interface Kept extends Operation {
  back: () => void;
  again: () => void;
}

export const operations: Kept[] = [];

/** Writes one row of the journal and says that rows changed. */
export function enter(
  kind: string,
  count: number,
  params: Record<string, string>,
  back: () => void,
  again: () => void = () => undefined,
): Operation {
  const list: Param[] = Object.entries(params).map(([name, value]) => ({ name, value }));
  const o: Kept = {
    id: operations.length + 1,
    kind,
    at: NOW - 1000 + operations.length,
    count,
    params: list,
    undoneBy: 0,
    undoes: 0,
    undoable: true,
    user: 'mei',
    computer: 'counter',
    customerId: 0,
    back,
    again,
  };
  operations.push(o);
  queueMicrotask(() => emit('shop:changed'));
  return plain(o);
}

export function plain(kept: Kept): Operation {
  const row: Partial<Kept> = { ...kept };
  delete row.back;
  delete row.again;
  return row as Operation;
}

/** What a filter means, newest first; time is left to Go. */
export function search(f: JournalFilter, before = 0): Operation[] {
  const kindOf = (o: Operation): string => o.params.find((p) => p.name === 'kind')?.value ?? o.kind;
  const ofKind = (kinds: string[], o: Operation): boolean => kinds.includes(o.kind) || kinds.includes(kindOf(o));
  return operations
    .map(plain)
    .filter((o) => !before || o.id < before)
    .filter((o) => !f.kinds.length || ofKind(f.kinds, o))
    .filter((o) => !f.customerId || o.customerId === f.customerId)
    .filter((o) => f.words.every((w) => ofKind(w.kinds, o) || o.params.some((p) => p.value.includes(w.text))))
    .reverse();
}

/** Set by a test to make the next undo meet something that changed since. */
export const conflicts: { next: UndoReport['conflicts'] } = { next: [] };

export function preview(id: number): UndoReport {
  const o = operations.find((x) => x.id === id) as Kept;
  return { operation: plain(o), undo: 0, restored: o.count, removed: 0, conflicts: conflicts.next };
}

function redo(o: Kept): UndoReport {
  const of = operations.find((x) => x.undoneBy === o.id) as Kept;
  of.again();
  const done = enter('redo', o.count, Object.fromEntries(o.params.map((p) => [p.name, p.value])), () => undefined);
  Object.assign(of, { undoneBy: 0, undoable: true });
  Object.assign(o, { undoneBy: done.id, undoable: false });
  return { ...preview(o.id), undo: done.id };
}

export function undo(id: number): UndoReport {
  const o = operations.find((x) => x.id === id) as Kept;
  if (o.kind === 'undo') return redo(o);
  o.back();
  const done = enter(
    'undo',
    o.count,
    { kind: o.kind, ...Object.fromEntries(o.params.map((p) => [p.name, p.value])) },
    () => undefined,
  );
  o.undoneBy = done.id;
  o.undoable = false;
  return { ...preview(id), undo: done.id };
}

/** Several as one, as Go tells them. */
export function together(reports: UndoReport[]): UndoReport {
  const sum = (of: (r: UndoReport) => number): number => reports.reduce((n, r) => n + of(r), 0);
  const first = reports[0] as UndoReport;
  const files = { name: 'files', value: String(reports.length) };
  return {
    ...first,
    operation: {
      ...first.operation,
      id: 0,
      kind: 'import.several',
      count: sum((r) => r.operation.count),
      params: [files],
    },
    restored: sum((r) => r.restored),
    removed: sum((r) => r.removed),
  };
}
