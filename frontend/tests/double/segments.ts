// Segments in the tiny shop: rules it can answer, and three of the ready-made ones.
import type { CustomerFilter, Segment, SegmentCount, SegmentHistory } from '../../src/api/types';
import { EVERYBODY } from '../../src/composables/filterAddress';
import { enter } from './journal';
import * as people from './people';
import { fields } from './rules';

const number = ['=', '!=', '>', '>=', '<', '<=', 'between', 'in', 'notIn', 'known', 'unknown'];

const history: SegmentHistory = {
  known: true,
  enteredYesterday: 3,
  leftYesterday: 0,
  enteredWeek: 46,
  leftWeek: 31,
  advice: 'bold',
  days: 30,
  then: 1_204,
  thenPaid: 212,
  low: 0.156,
  high: 0.199,
  usual: 0.061,
  weight: 7.2,
};

const filterOf = (rule: string): CustomerFilter => ({ ...EVERYBODY, rule });

interface Leaf {
  field?: string;
  measure?: string;
  all?: Leaf[];
}

/** What Go rejects with when a rule asks for what there is not. */
function check(rule: string): Leaf[] {
  const leaves = (JSON.parse(rule) as Leaf).all ?? [];
  leaves.forEach((leaf, i) => {
    if (leaf.measure || leaf.all || fields.some((f) => f.of === 'customers' && f.name === leaf.field)) return;
    throw JSON.stringify({
      code: 'invalid',
      key: 'segment.rule.field',
      params: [
        { name: 'path', value: `all[${i}].field` },
        { name: 'field', value: leaf.field ?? '' },
      ],
    });
  });
  return leaves;
}

/** The list that a rule asks for, if it asks for nothing else. */
function listOf(rule: string): Segment | undefined {
  const [leaf] = (JSON.parse(rule) as { all?: { field?: string; value?: number }[] }).all ?? [];
  return leaf?.field === 'segment' ? saved.find((s) => s.id === leaf.value && s.frozenAt) : undefined;
}

function count(rule: string): SegmentCount {
  const list = listOf(rule);
  const parts = list ? [] : check(rule);
  const weighed = people.weigh(filterOf(list ? '{"all":[]}' : rule));
  const c = list ? { ...weighed, count: list.frozen } : weighed;
  return {
    customers: c.count,
    everyone: c.everyone,
    share: c.count / c.everyone,
    paid: c.paid,
    everyonePaid: c.everyonePaid,
    shareOfPaid: c.paid / c.everyonePaid,
    sentence: `${parts.length} 条条件的客户`,
    parts: parts.map((leaf, i) => ({
      path: `all[${i}]`,
      customers: people.weigh(filterOf(JSON.stringify({ all: [leaf] }))).count,
    })),
    inMemory: true,
  };
}

const PRESETS = {
  regulars: '{"all":[{"field":"orderCount","op":">=","value":3}]}',
  top: '{"all":[{"field":"netPaid","op":">=","value":"500.00"}]}',
  fresh: '{"all":[{"field":"lastOrderAt","op":"=","value":{"daysAgo":1}}]}',
};

const saved: Segment[] = [];

/** A list of people that no rule means. */
export const keepPeople = (name: string, n: number): Segment => Object.assign(save(name, '', true), { frozen: n });

function save(name: string, rule: string, frozen: boolean): Segment {
  const n = count(rule).customers;
  const made: Segment = {
    id: saved.length + 1,
    name,
    rule,
    sentence: count(rule).sentence,
    frozenAt: frozen ? people.NOW : 0,
    frozen: frozen ? n : 0,
    createdAt: people.NOW,
    changedAt: people.NOW,
    problemKey: '',
    problemParams: [],
  };
  saved.push(made);
  enter('segment.create', 1, { segment: name }, () => saved.splice(saved.indexOf(made), 1));
  return made;
}

const one = (id: number): Segment => saved.find((s) => s.id === id) as Segment;

export const Segments = {
  All: () => saved.map((s) => ({ segment: s, rule: s.rule, count: count(s.rule) })),
  Get: one,
  Save: save,
  Edit(id: number, _seen: number, rule: string) {
    const before = one(id).rule;
    one(id).rule = rule;
    return enter('segment.edit', 1, { segment: one(id).name }, () => (one(id).rule = before));
  },
  Rename(id: number, _seen: number, name: string) {
    const before = one(id).name;
    one(id).name = name;
    return enter('segment.rename', 1, { segment: name, before }, () => (one(id).name = before));
  },
  Delete(id: number) {
    const [gone] = saved.splice(saved.indexOf(one(id)), 1) as [Segment];
    return enter('segment.delete', 1, { segment: gone.name }, () => saved.push(gone));
  },
  MakeTag: (name: string, color: string, rule: string) => ({
    id: 99,
    name,
    color,
    count: count(rule).customers,
    automatic: true,
  }),
  Why: (rule: string, customer: number) => ({
    passes: people.matching(filterOf(rule)).some((r) => r.id === customer),
    lines: [
      { path: '', depth: 0, kind: 'all', text: '全部满足', own: '', passes: true },
      { path: 'all[0]', depth: 1, kind: 'leaf', text: '付款订单数至少 3 笔', own: '6 笔', passes: true },
    ],
  }),
  Overlap(tags: number[], segments: number[]) {
    const n = tags.length + segments.length;
    return { size: n, counts: Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 120 : 30)) };
  },
  Count: count,
  History: () => history,
  People: (rule: string, turn: number) => ({
    sample: people
      .matching(filterOf(rule))
      .slice(10 * turn, 10 * turn + 10)
      .map((r) => ({ id: r.id, name: r.name, netPaid: r.netPaid, lastOrderAt: r.lastOrderAt })),
    reach: [{ channel: 'sms', customers: 12 }],
  }),
  Presets: () => Object.entries(PRESETS).map(([name, rule]) => ({ name, rule, count: count(rule) })),
  Measures: () => [
    { of: 'orders', how: 'count', what: '', type: 'number', operators: number },
    { of: 'orders', how: 'sum', what: 'amount', type: 'money', operators: number },
  ],
};
