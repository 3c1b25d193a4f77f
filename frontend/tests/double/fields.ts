// The shop's own fields, and how files of one layout are read.
import * as journal from './journal';

export const Readings = {
  All: () => [
    {
      id: 1,
      name: '会员月报',
      file: '会员 2026-10.csv',
      kind: 'customers',
      columns: 9,
      savedAt: 1_790_000_000_000,
      usedAt: 1_790_000_000_000,
    },
  ],
  Rename: () => [],
  Forget: () => [],
  Save: () => '/home/me/会员月报.mapping.json',
  Open: () => true,
};
const OWN_FIELDS = [
  { id: 1, name: '会员卡号', type: 'text', count: 1_204 },
  { id: 2, name: '有孩子', type: 'yesno', count: 310 },
];
export const Fields = {
  All: () => OWN_FIELDS,
  Create: (name: string, type: string) => ({ id: 3, name, type, count: 0 }),
  Rename: () => journal.enter('field.rename', 1, { field: '卡号', before: '会员卡号' }, () => undefined),
  Delete: () => journal.enter('field.delete', 1, { field: '会员卡号' }, () => undefined),
  Set: () => journal.enter('field.set', 1, { field: '会员卡号', customer: '林静宜' }, () => undefined),
};
