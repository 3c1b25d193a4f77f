import { describe, expect, it } from 'vitest';

import type { RuleField, RuleMeasure } from '../api/types';
import { newFact, treeOf, writtenOf, type Condition, type Schema } from './ruleTree';

const ops = ['=', '!=', '>', '>=', '<', '<=', 'between', 'in', 'notIn', 'known', 'unknown'];
const field = (of: string, name: string, type: string, choices: string[] = []): RuleField => ({
  of,
  name,
  type,
  choices,
  operators: ops,
});
const measure = (how: string, what: string, type: string): RuleMeasure => ({
  of: 'orders',
  how,
  what,
  type,
  operators: ops,
});
const schema: Schema = {
  fields: [
    field('customers', 'netPaid', 'money'),
    field('customers', 'lastOrderAt', 'day'),
    field('customers', 'tag', 'tag'),
    field('orders', 'status', 'choice', ['paid', 'refunded']),
  ],
  measures: [measure('sum', 'amount', 'money'), measure('count', '', 'number')],
};
const spend = { measure: 'sum', of: 'orders', what: 'amount', in: { lastDays: 90 }, op: '>', value: '500' };

describe('a rule that is built', () => {
  it.each([
    { all: [] },
    {
      any: [
        { field: 'netPaid', op: '>=', value: '500' },
        { field: 'lastOrderAt', op: '<', value: { daysAgo: 180 } },
      ],
    },
    { all: [spend, { not: { field: 'tag', op: 'in', value: [7] } }] },
    { all: [{ not: { any: [spend, { field: 'netPaid', op: 'between', value: ['1', '2'] }] } }] },
    {
      all: [
        {
          ...spend,
          in: { from: '2026-01-01', to: '2026-06-30' },
          where: [{ field: 'status', op: 'in', value: ['paid'] }],
        },
      ],
    },
    {
      all: [
        { measure: 'count', of: 'orders', op: '=', value: 0 },
        { field: 'lastOrderAt', op: '=', value: { daysAgo: 1 } },
      ],
    },
    { all: [{ field: 'nobodyKnows', op: '=', value: 1 }] },
    { all: [{ ...spend, in: { from: { daysAgo: 9 } } }] },
  ])('is written as it was read: %j', (rule) => {
    expect(writtenOf(schema, treeOf(schema, rule)).rule).toEqual(rule);
  });

  it('leaves out what is not finished, and knows where the rest stands', () => {
    const tree = treeOf(schema, { all: [spend, { not: spend }] });
    tree.of.splice(1, 0, newFact(schema.fields[0] as RuleField));
    const said = writtenOf(schema, tree);
    expect(said.rule).toEqual({ all: [spend, { not: spend }] });
    expect(said.open).toEqual([(tree.of[1] as Condition).key]);
    expect(said.paths.get((tree.of[2] as Condition).key)).toBe('all[1].not');
  });
});
