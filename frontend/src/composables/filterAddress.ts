// A customer filter as it stands in the address, and back. What cannot be understood is left out, so an old or
// mistyped address shows more people, never an error.
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import { z } from 'zod';

import type { ListQuery } from '../api/keys';
import type { AgeBand, CustomerFilter } from '../api/types';
import { FIELD_KEY, LIST_COLUMNS } from './listColumns';
import { partsOf, ruleOf } from './rule';

const STANDINGS = ['all', 'buyers', 'prospects', 'others'] as const;
export const POPULATIONS = ['all', 'interest', 'buyers', 'scanned'] as const;
export const GENDERS = ['unknown', 'female', 'male', 'other'] as const;
/** The ways customers came: backend/crm/source.go. */
export const SOURCE_KINDS = [
  'search',
  'paid',
  'activity',
  'tool',
  'kol',
  'offline',
  'referral',
  'import',
  'other',
  'unknown',
] as const;
const SORTS = ['lastOrder', ...new Set(LIST_COLUMNS.flatMap((c) => c.sort ?? []))];
export const PERIODS = [0, 365, 180, 90, 30, 7] as const;

export type Population = (typeof POPULATIONS)[number];

/** The conditions that show as chips; the tab and the search have places of their own. */
export type Condition =
  'tag' | 'population' | 'gender' | 'age' | 'place' | 'source' | 'sourceKind' | 'import' | 'operation';

/** What "unknown" is called in an address: a province of that name does not exist. */
const UNKNOWN = '-';

const id = z.coerce.number().int().positive();
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const text = z.string().trim().min(1).max(200);

const schema = z.object({
  tab: optional(z.enum(STANDINGS)),
  q: optional(text),
  tag: optional(id),
  pop: optional(z.enum(POPULATIONS)),
  days: optional(z.coerce.number().int().positive().max(36500)),
  gender: optional(z.enum(GENDERS)),
  age: optional(z.string().regex(/^(-|\d{1,3}-\d{1,3}|\d{1,3}\+)$/)),
  country: optional(z.string().regex(/^[A-Z]{2}$/)),
  province: optional(text),
  source: optional(id),
  kind: optional(z.enum(SOURCE_KINDS)),
  import: optional(id),
  where: optional(z.string().max(20_000)),
  op: optional(id),
  sort: optional(z.enum(SORTS).or(z.string().regex(FIELD_KEY))),
  asc: optional(z.literal('1')),
});

export const EVERYBODY: CustomerFilter = {
  standing: 'all',
  search: '',
  tagId: 0,
  population: 'all',
  lastDays: 0,
  country: '',
  sourceId: 0,
  sourceKind: '',
  importId: 0,
  rule: '',
  operationId: 0,
};

function readAge(written: string): AgeBand {
  if (written === UNKNOWN) return { from: 0, to: 0, unknown: true };
  const [from, to] = written.replace('+', '').split('-').map(Number);
  return { from: from ?? 0, to: to ?? 0, unknown: false };
}

export function writeAge(band: AgeBand): string {
  if (band.unknown) return UNKNOWN;
  return band.to === 0 ? `${band.from}+` : `${band.from}-${band.to}`;
}

/** The list an address asks for. */
export function readAddress(query: LocationQuery): ListQuery {
  const flat = Object.fromEntries(Object.entries(query).map(([k, v]) => [k, Array.isArray(v) ? v[0] : v]));
  const a = schema.parse(flat);
  const filter: CustomerFilter = {
    ...EVERYBODY,
    standing: a.tab ?? 'all',
    search: a.q ?? '',
    tagId: a.tag ?? 0,
    population: a.pop ?? 'all',
    lastDays: a.days ?? 0,
    country: a.country ?? '',
    sourceId: a.source ?? 0,
    sourceKind: a.kind ?? '',
    importId: a.import ?? 0,
    rule: ruleOf(partsOf(a.where ?? '')),
    operationId: a.op ?? 0,
    ...(a.gender && { gender: a.gender }),
    ...(a.age && { age: readAge(a.age) }),
    ...(a.province && { province: a.province === UNKNOWN ? '' : a.province }),
  };
  return { filter, sort: a.sort ?? 'lastOrder', ascending: a.asc === '1' };
}

const placeSchema = z.object({ at: optional(id), view: optional(id) });

/** The row a list goes on at, counted from 0, and the saved view it is; 0 is none. */
export function readPlace(query: LocationQuery): { at: number; view: number } {
  const { at, view } = placeSchema.parse({ at: query.at, view: query.view });
  return { at: at ?? 0, view: view ?? 0 };
}

/** The address of a list; what is at its default is left out. */
export function writeAddress(q: Partial<ListQuery>): LocationQueryRaw {
  const f = { ...EVERYBODY, ...q.filter };
  const written: Record<string, string | number | false | undefined> = {
    tab: f.standing !== 'all' && f.standing,
    q: f.search,
    tag: f.tagId,
    pop: f.population !== 'all' && f.population,
    days: f.lastDays,
    gender: f.gender,
    age: f.age && writeAge(f.age),
    country: f.country,
    province: f.province === '' ? UNKNOWN : f.province,
    source: f.sourceId,
    kind: f.sourceKind,
    import: f.importId,
    where: f.rule,
    op: f.operationId,
    sort: q.sort !== 'lastOrder' && q.sort,
    asc: q.ascending && '1',
  };
  return Object.fromEntries(Object.entries(written).filter(([, v]) => v)) as LocationQueryRaw;
}

/** The conditions a filter has, in the order their chips stand. */
export function conditionsOf(f: CustomerFilter): Condition[] {
  const set: [Condition, boolean][] = [
    ['tag', f.tagId > 0],
    ['population', f.population !== 'all' || f.lastDays > 0],
    ['gender', f.gender != null],
    ['age', f.age != null],
    ['place', f.province != null || f.country !== ''],
    ['source', f.sourceId > 0],
    ['sourceKind', f.sourceKind !== ''],
    ['import', f.importId > 0],
    ['operation', f.operationId > 0],
  ];
  return set.filter(([, on]) => on).map(([condition]) => condition);
}

const CLEARED: Record<Condition, readonly (keyof CustomerFilter)[]> = {
  tag: ['tagId'],
  population: ['population', 'lastDays'],
  gender: ['gender'],
  age: ['age'],
  place: ['country', 'province'],
  source: ['sourceId'],
  sourceKind: ['sourceKind'],
  import: ['importId'],
  operation: ['operationId'],
};

/** The same filter without one of its conditions. */
export function without(f: CustomerFilter, condition: Condition): CustomerFilter {
  const left = Object.entries(f).filter(([key]) => !CLEARED[condition].includes(key as keyof CustomerFilter));
  return { ...EVERYBODY, ...Object.fromEntries(left) };
}
