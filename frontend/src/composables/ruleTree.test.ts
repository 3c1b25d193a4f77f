import { describe, expect, it } from 'vitest';

import type { RuleField, RuleMeasure } from '../api/types';
import { isReadable, newFact, treeOf, writtenOf, type Condition, type Schema } from './ruleTree';

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

  it.each([
    { all: [{ field: 'netPaid', op: '>=', value: 'much' }] },
    { all: [{ field: 'netPaid', op: '>=', value: null }] },
    { all: [{ field: 'netPaid', op: 'between', value: ['1', '2', '3'] }] },
    { all: [{ field: 'tag', op: 'in', value: [7, { id: 8 }] }] },
    { all: [{ field: 'netPaid', op: '>=', value: '1', unit: '元' }] },
    { all: [{ ...spend, in: { lastDays: -3 } }] },
    { all: [{ ...spend, in: { lastDays: 3, from: '2026-01-01' } }] },
    { all: [{ ...spend, where: [{ field: 'status', op: 'in', value: [{}] }] }] },
    { all: [{ ...spend, where: { field: 'status' } }] },
  ])('keeps what it cannot say, so that what is wrong with it is told: %j', (rule) => {
    const said = writtenOf(schema, treeOf(schema, rule));
    expect(said.rule).toEqual(rule);
    expect(said.open).toEqual([]);
  });

  it('keeps a group that is two things at once', () => {
    const both = { all: [spend], any: [spend] };
    expect(writtenOf(schema, treeOf(schema, both)).rule).toEqual({ all: [both] });
  });

  it('lays out what can be read, and no more', () => {
    const rows = (n: number) => treeOf(schema, { all: Array.from({ length: n }, () => spend) });
    expect(isReadable(rows(80))).toBe(true);
    expect(isReadable(rows(81))).toBe(false);
    let deep: Record<string, unknown> = spend;
    for (let i = 0; i < 200; i++) deep = { all: [deep] };
    expect(isReadable(treeOf(schema, deep))).toBe(false);
  });

  it('leaves out a group in which nothing is finished, and keeps one that is written to mean nobody', () => {
    const tree = treeOf(schema, { all: [spend] });
    tree.of.push({ kind: 'any', key: -1, not: false, of: [newFact(schema.fields[0] as RuleField)] });
    const said = writtenOf(schema, tree);
    expect(said.rule).toEqual({ all: [spend] });
    expect(said.open).toContain(-1);
    const nobody = { all: [spend, { any: [] }] };
    expect(writtenOf(schema, treeOf(schema, nobody))).toMatchObject({ rule: nobody, open: [] });
    const any = treeOf(schema, { any: [] });
    expect(writtenOf(schema, any).rule).toEqual({ any: [] });
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
