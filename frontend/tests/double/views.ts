import type { View } from '../../src/api/types';
import * as journal from './journal';

let list: View[] = [];

/** Changes the list as an operation that can be taken back. */
function change(kind: string, names: Record<string, string>, next: View[]) {
  const before = list;
  list = next;
  return journal.enter(
    kind,
    1,
    names,
    () => (list = before),
    () => (list = next),
  );
}

const named = (id: number): string => list.find((v) => v.id === id)?.name ?? '';
const put = (id: number, patch: Partial<View>): View[] => list.map((v) => (v.id === id ? { ...v, ...patch } : v));

export const Views = {
  All: () => list,
  Create(name: string, query: string, columns: View['columns']) {
    const view = { id: list.length + 1, name, query, columns, changedAt: 1 };
    return { view, operation: change('view.create', { view: name }, [...list, view]) };
  },
  Edit: (id: number, _seen: number, query: string, columns: View['columns']) =>
    change('view.edit', { view: named(id) }, put(id, { query, columns })),
  Rename: (id: number, _seen: number, name: string) =>
    change('view.rename', { view: name, before: named(id) }, put(id, { name })),
  Delete: (id: number) =>
    change(
      'view.delete',
      { view: named(id) },
      list.filter((v) => v.id !== id),
    ),
};
