// Pages of the tiny shop's customers. A cursor is a place in the order it was made for: turned round, it counts from the end.
import type { CustomerFilter, CustomerQuery } from '../../src/api/types';
import * as people from './people';

const SORTS: Record<string, (r: (typeof people.rows)[number]) => number | string> = {
  lastOrder: (r) => r.lastOrderAt,
  netPaid: (r) => r.netPaid,
  orderCount: (r) => r.orderCount,
  created: (r) => r.createdAt,
  name: (r) => r.name || '\uffff',
};

export const list = {
  Page(q: CustomerQuery) {
    const up = q.ascending !== q.backward;
    const by = SORTS[q.sort] ?? (() => 0);
    const sorted = people.matching(q.filter).sort((a, b) => {
      const [x, y] = [by(a), by(b)];
      return (x < y ? -1 : x > y ? 1 : a.id - b.id) * (up ? 1 : -1);
    });
    const way = up ? 1 : 0;
    const at = Number(q.after?.value);
    const from = !q.after ? 0 : q.after.id === way ? at : sorted.length - at;
    const rows = sorted.slice(from, from + q.limit).map((r) => ({ ...r, tags: people.tagsOf(r.id) }));
    return {
      rows,
      first: { value: String(from), id: way },
      next: from + q.limit < sorted.length ? { value: String(from + q.limit), id: way } : null,
      currency: 'CNY',
    };
  },
  Place: (q: CustomerQuery, row: number) => ({
    before: row,
    after: row ? { value: String(row), id: q.ascending ? 1 : 0 } : null,
  }),
  Count: (f: CustomerFilter) => people.weigh(f),
  Standings(f: CustomerFilter) {
    const of = (standing: string) => people.matching({ ...f, standing }).length;
    return { all: of('all'), buyers: of('buyers'), prospects: of('prospects'), others: of('others') };
  },
};
