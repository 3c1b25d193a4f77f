// The conditions of a list as chips: those of the links of other pages, then the parts of its rule.
import type { CustomerFilter } from '../api/types';
import { conditionsOf, without, type Condition } from './filterAddress';
import { partsOf, ruleOf, type FactLeaf, type RuleNode } from './rule';

const since = (field: string, days: number): FactLeaf =>
  days > 0 ? { field, op: '>=', value: { daysAgo: days - 1 } } : { field, op: 'known' };

const POPULATION_FIELD: Record<string, string> = {
  all: 'createdAt',
  buyers: 'lastOrderAt',
  interest: 'lastInterestAt',
  scanned: 'lastScanAt',
};

function ageLeaf(age: NonNullable<CustomerFilter['age']>): FactLeaf {
  if (age.unknown) return { field: 'age', op: 'unknown' };
  if (age.to === 0) return { field: 'age', op: '>=', value: age.from };
  return { field: 'age', op: 'between', value: [age.from, age.to] };
}

function placeLeaf(f: CustomerFilter): FactLeaf | undefined {
  if (f.province) return { field: 'province', op: 'in', value: [f.province] };
  if (f.province == null) return { field: 'country', op: 'in', value: [f.country] };
  return f.country ? undefined : { field: 'province', op: 'unknown' };
}

/** The condition of a link as a rule would say it, to be changed; undefined where no rule says it. */
export function leafOfCondition(condition: Condition, f: CustomerFilter): FactLeaf | undefined {
  switch (condition) {
    case 'tag':
      return { field: 'tag', op: 'in', value: [f.tagId] };
    case 'gender':
      return f.gender === 'unknown'
        ? { field: 'gender', op: 'unknown' }
        : { field: 'gender', op: 'in', value: [f.gender ?? ''] };
    case 'age':
      return f.age ? ageLeaf(f.age) : undefined;
    case 'place':
      return placeLeaf(f);
    case 'population':
      return since(POPULATION_FIELD[f.population] ?? 'createdAt', f.lastDays);
    default:
      return undefined;
  }
}

const withParts = (f: CustomerFilter, parts: readonly RuleNode[]): CustomerFilter => ({ ...f, rule: ruleOf(parts) });

export const withPart = (f: CustomerFilter, part: RuleNode): CustomerFilter => withParts(f, [...partsOf(f.rule), part]);

export const withoutPart = (f: CustomerFilter, at: number): CustomerFilter =>
  withParts(
    f,
    partsOf(f.rule).filter((_, i) => i !== at),
  );

export const replacePart = (f: CustomerFilter, at: number, part: RuleNode): CustomerFilter =>
  withParts(
    f,
    partsOf(f.rule).map((old, i) => (i === at ? part : old)),
  );

/** A condition of a link, changed, becomes a part of the rule. */
export const replaceCondition = (f: CustomerFilter, condition: Condition, part: RuleNode): CustomerFilter =>
  withPart(without(f, condition), part);

/** What a list is narrowed to as one rule, to be built further; undefined where a condition is none of a rule's. */
export function ruleOfFilter(f: CustomerFilter): string | undefined {
  const leaves = conditionsOf(f).map((c) => leafOfCondition(c, f));
  const standing = STANDING_VALUE[f.standing];
  const all: (RuleNode | undefined)[] = [
    ...(standing ? [{ field: 'standing', op: 'in', value: [standing] }] : []),
    ...(f.search ? [{ field: 'search', op: 'contains', value: f.search }] : []),
    ...leaves,
    ...partsOf(f.rule),
  ];
  const said = all.filter((node) => node !== undefined);
  return said.length > 0 && said.length === all.length ? ruleOf(said) : undefined;
}

const STANDING_VALUE: Record<string, string> = { buyers: 'buyer', prospects: 'prospect', others: 'other' };
