// Segments in the tiny shop: rules it can answer, and three of the ready-made ones.
import type { CustomerFilter, SegmentCount, SegmentHistory } from '../../src/api/types';
import { EVERYBODY } from '../../src/composables/filterAddress';
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

function count(rule: string): SegmentCount {
  const parts = check(rule);
  const c = people.weigh(filterOf(rule));
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

export const Segments = {
  Count: count,
  History: () => history,
  People: (rule: string) => ({
    sample: people
      .matching(filterOf(rule))
      .slice(0, 10)
      .map((r) => ({ id: r.id, name: r.name, netPaid: r.netPaid, lastOrderAt: r.lastOrderAt })),
    reach: [{ channel: 'sms', customers: 12 }],
  }),
  Presets: () => Object.entries(PRESETS).map(([name, rule]) => ({ name, rule, count: count(rule), history })),
  Measures: () => [
    { of: 'orders', how: 'count', what: '', type: 'number', operators: number },
    { of: 'orders', how: 'sum', what: 'amount', type: 'money', operators: number },
  ],
};
