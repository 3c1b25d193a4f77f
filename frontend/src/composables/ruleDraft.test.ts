import { describe, expect, it } from 'vitest';

import type { RuleField } from '../api/types';
import { partsOf, ruleOf } from './rule';
import { draftOf, freshDraft, leafOf, phrasesOf } from './ruleDraft';

const number = ['=', '!=', '>', '>=', '<', '<=', 'between', 'in', 'notIn', 'known', 'unknown'];
const field = (name: string, type: string, operators = number): RuleField => ({
  of: 'customers',
  name,
  type,
  choices: [],
  operators,
});
const age = field('age', 'number');
const paid = field('netPaid', 'money');
const last = field('lastOrderAt', 'day');
const tag = field('tag', 'tag', ['=', '!=', 'in', 'notIn', 'known', 'unknown']);
const discount = field('discount', 'tag', ['=', '!=', 'in', 'notIn']);
const consent = field('consent.sms', 'yesno', ['=', '!=', 'known', 'unknown']);

describe('a condition that is being written', () => {
  it.each([
    [age, { field: 'age', op: 'between', value: [20, 29] }],
    [age, { field: 'age', op: 'unknown' }],
    [paid, { field: 'netPaid', op: '>=', value: '99.50' }],
    [last, { field: 'lastOrderAt', op: '>=', value: { daysAgo: 29 } }],
    [last, { field: 'lastOrderAt', op: '<', value: { daysAgo: 90 } }],
    [last, { field: 'lastOrderAt', op: 'between', value: [{ daysAgo: 30 }, { daysAgo: 7 }] }],
    [last, { field: 'lastOrderAt', op: '=', value: '2026-11-22' }],
    [discount, { field: 'discount', op: 'notIn', value: [3] }],
    [tag, { field: 'tag', op: 'notIn', value: [3, 'VIP'] }],
    [consent, { field: 'consent.sms', op: '=', value: false }],
  ])('is read back as it was: %o', (of, leaf) => {
    const draft = draftOf(of, leaf);
    expect(draft && leafOf(of, draft)).toEqual({ leaf });
  });

  it('says the last days as people count them', () => {
    expect(draftOf(last, { field: 'lastOrderAt', op: '>=', value: { daysAgo: 29 } })?.first).toBe('30');
    expect(draftOf(tag, { field: 'tag', op: '=', value: 3 })).toMatchObject({ phrase: 'carries', many: [3] });
  });

  it('takes two days ago in either order, the smaller first', () => {
    const between = { field: 'lastOrderAt', op: 'between', value: [{ daysAgo: 30 }, { daysAgo: 7 }] };
    expect(draftOf(last, between)).toMatchObject({ first: '7', second: '30' });
    const draft = { ...freshDraft(last), phrase: 'agoBetween' as const, first: '30', second: '7' };
    expect(leafOf(last, draft)).toEqual({ leaf: between });
    expect(leafOf(last, { ...draft, second: '' })).toEqual({ problem: 'days' });
  });

  it('says what is missing', () => {
    const typed = (first: string, second = '') => ({ ...freshDraft(age), phrase: 'between' as const, first, second });
    expect(leafOf(age, typed('a', '2'))).toEqual({ problem: 'number' });
    expect(leafOf(age, typed('30', '20'))).toEqual({ problem: 'order' });
    expect(leafOf(paid, { ...freshDraft(paid), first: '12.5.1' })).toEqual({ problem: 'money' });
    expect(leafOf(last, { ...freshDraft(last), phrase: 'on', first: '2026-02-30' })).toEqual({ problem: 'date' });
    expect(leafOf(last, { ...freshDraft(last), first: '0' })).toEqual({ problem: 'days' });
    expect(leafOf(tag, freshDraft(tag))).toEqual({ problem: 'many' });
  });

  it('leaves alone what no phrase says', () => {
    expect(draftOf(age, { field: 'age', op: 'in', value: [1, 2] })).toBeUndefined();
    expect(phrasesOf(paid).some((p) => p.key === 'unknown')).toBe(false);
  });
});

describe('a rule', () => {
  it('is taken apart and put together', () => {
    const parts = [{ field: 'age', op: '>=', value: 20 }, { any: [] }];
    expect(partsOf(ruleOf(parts))).toEqual(parts);
    expect(partsOf('{"any":[]}')).toEqual([{ any: [] }]);
    expect(partsOf('nonsense')).toEqual([]);
    expect(ruleOf([])).toBe('');
  });
});
