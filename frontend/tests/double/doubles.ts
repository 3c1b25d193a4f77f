// A queue of pairs who may be one person, as Go keeps it.
import type { Candidate, Comparison, MergeRequest, SplitRequest } from '../../src/api/types';
import { done } from './imports';
import * as journal from './journal';
import * as people from './people';

const pair = (a: number, b: number, percent: number, evidence: string[], against: string[] = []): Candidate => ({
  a,
  b,
  aName: people.rows[a - 1]?.name ?? '',
  bName: people.rows[b - 1]?.name ?? '',
  percent,
  likelihood: percent >= 85 ? 'high' : percent >= 60 ? 'medium' : 'low',
  evidence,
  against,
  later: false,
});

export const queue: Candidate[] = [];
export const search = { at: 0, stale: false };

/** What the search finds; tests begin with it. */
export function reset(): void {
  queue.splice(
    0,
    queue.length,
    pair(1, 25, 86, ['phone', 'name']),
    pair(3, 27, 60, ['phone'], ['otherName']),
    pair(4, 28, 45, ['maskedPhone', 'nameFits']),
  );
  Object.assign(search, { at: people.NOW, stale: false });
}
reset();

const take = (a: number, b: number): { row: Candidate; at: number } => {
  const at = queue.findIndex((c) => c.a === Math.min(a, b) && c.b === Math.max(a, b));
  return { row: queue.splice(at, 1)[0] as Candidate, at };
};
const among = (ids: number[], c: Candidate): boolean => ids.includes(c.a) && ids.includes(c.b);
const called = ([first, ...others]: number[]) => ({
  customer: people.personOf(first as number)?.name ?? '',
  other: others.map((id) => people.personOf(id)?.name ?? '').join('、'),
});

const DIFFER = ['name', 'nick', 'phone'];
const FIELDS = [...DIFFER, 'gender', 'address', 'source', 'level'];

function compare(ids: number[], into: number): Comparison {
  const found = ids.map((id) => people.personOf(id)).filter((p) => p !== undefined);
  const stays = into || (ids[0] as number);
  return {
    people: found,
    into: stays,
    fields: FIELDS.map((field) => ({ field, take: stays, known: ids, differs: DIFFER.includes(field) })),
    words: found.map(() => ({ consents: [], card: '', impersonal: false })),
    alike: queue.filter((c) => ids.includes(c.a) !== ids.includes(c.b)),
  };
}

export const Identities = {
  Queue: () => ({
    rows: queue,
    left: queue.length,
    later: queue.filter((c) => c.later).length,
    searchedAt: search.at,
    stale: search.stale,
    crowded: 0,
  }),
  Search() {
    search.stale = false;
    return done('doubles');
  },
  Compare: compare,
  Merge(r: MergeRequest) {
    const { row, at } = take(r.into, r.from[0] as number);
    return journal.enter('customer.merge', 2, called([r.into, ...r.from]), () => queue.splice(at, 0, row));
  },
  Apart(ids: number[]) {
    const before = [...queue];
    queue.splice(0, queue.length, ...before.filter((c) => !among(ids, c)));
    return journal.enter('customer.apart', ids.length, called(ids), () => queue.splice(0, queue.length, ...before));
  },
  Later(ids: number[]) {
    const before = [...queue];
    const put = before.filter((c) => among(ids, c)).map((c) => ({ ...c, later: true }));
    queue.splice(0, queue.length, ...before.filter((c) => !among(ids, c)), ...put);
    return journal.enter('customer.later', ids.length, called(ids), () => queue.splice(0, queue.length, ...before));
  },
  Split: (r: SplitRequest) => ({
    operation: journal.enter('customer.split', 2, called([r.customerId]), () => undefined),
    customerId: 2,
  }),
};
