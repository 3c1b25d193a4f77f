// Conditions while they are being written: a phrase ("at least", "in the last … days") and what was typed or chosen.
import type { RuleField } from '../api/types';
import type { FactLeaf, RulePoint } from './rule';

/** What a phrase needs to be told. */
type Takes = 'nothing' | 'one' | 'two' | 'many' | 'days' | 'twoDays';

export interface Phrase {
  key: PhraseKey;
  op: string;
  takes: Takes;
  /** The value of a phrase that takes nothing and yet compares. */
  fixed?: boolean;
}

export type PhraseKey =
  | 'gte'
  | 'lte'
  | 'gt'
  | 'lt'
  | 'between'
  | 'eq'
  | 'ne'
  | 'lastDays'
  | 'olderThan'
  | 'agoOn'
  | 'agoBetween'
  | 'on'
  | 'since'
  | 'until'
  | 'isOneOf'
  | 'notOneOf'
  | 'carries'
  | 'carriesNot'
  | 'enjoys'
  | 'enjoysNot'
  | 'contains'
  | 'startsWith'
  | 'yes'
  | 'no'
  | 'known'
  | 'unknown';

export interface Draft {
  phrase: PhraseKey;
  first: string;
  second: string;
  many: (string | number)[];
}

/** Why a draft is no condition yet: a sentence under `rule.problem`. */
type Problem = 'number' | 'money' | 'date' | 'birthday' | 'days' | 'text' | 'many' | 'order';

const phrase = (key: PhraseKey, op: string, takes: Takes): Phrase => ({ key, op, takes });
const KNOWN = [phrase('known', 'known', 'nothing'), phrase('unknown', 'unknown', 'nothing')];
const COMPARED = [
  phrase('gte', '>=', 'one'),
  phrase('lte', '<=', 'one'),
  phrase('gt', '>', 'one'),
  phrase('lt', '<', 'one'),
  phrase('between', 'between', 'two'),
  phrase('eq', '=', 'one'),
  phrase('ne', '!=', 'one'),
  ...KNOWN,
];
const PHRASES: Record<string, readonly Phrase[]> = {
  number: COMPARED,
  money: COMPARED,
  day: [
    phrase('lastDays', '>=', 'days'),
    phrase('olderThan', '<', 'days'),
    phrase('agoBetween', 'between', 'twoDays'),
    phrase('agoOn', '=', 'days'),
    phrase('since', '>=', 'one'),
    phrase('until', '<=', 'one'),
    phrase('between', 'between', 'two'),
    phrase('on', '=', 'one'),
    ...KNOWN,
  ],
  birthday: [phrase('between', 'between', 'two'), phrase('eq', '=', 'one'), ...KNOWN],
  text: [
    phrase('isOneOf', 'in', 'many'),
    phrase('notOneOf', 'notIn', 'many'),
    phrase('contains', 'contains', 'one'),
    phrase('startsWith', 'startsWith', 'one'),
    ...KNOWN,
  ],
  choice: [phrase('isOneOf', 'in', 'many'), phrase('notOneOf', 'notIn', 'many'), ...KNOWN],
  tag: [phrase('carries', 'in', 'many'), phrase('carriesNot', 'notIn', 'many'), ...KNOWN],
  discount: [phrase('enjoys', 'in', 'many'), phrase('enjoysNot', 'notIn', 'many')],
  segment: [phrase('isOneOf', 'in', 'many'), phrase('notOneOf', 'notIn', 'many')],
  yesno: [
    { ...phrase('yes', '=', 'nothing'), fixed: true },
    { ...phrase('no', '=', 'nothing'), fixed: false },
    ...KNOWN,
  ],
  content: [phrase('contains', 'contains', 'one')],
};

/** Counts and sums are known of everybody: nought is one of their values. */
const ALWAYS_KNOWN = /(Count|^points$|^total|^netPaid$)/;

/** A few fields have phrases of their own; the others those of their type. */
const sayable = (field: RuleField): readonly Phrase[] => PHRASES[field.name] ?? PHRASES[field.type] ?? [];

/** What can be said of a field, the likeliest first. */
export function phrasesOf(field: RuleField): readonly Phrase[] {
  const known = !ALWAYS_KNOWN.test(field.name);
  return sayable(field).filter(
    (p) => field.operators.includes(p.op) && (known || (p.op !== 'known' && p.op !== 'unknown')),
  );
}

export function freshDraft(field: RuleField): Draft {
  return { phrase: phrasesOf(field)[0]?.key ?? 'known', first: '', second: '', many: [] };
}

const AMOUNTS = ['number', 'money', 'decimal'];

/** A draft for another field: the way to compare stays where the field has it, and the values where they are of one kind. */
export function draftFor(field: RuleField, before: RuleField, draft: Draft): Draft {
  const stays = phrasesOf(field).some((p) => p.key === draft.phrase);
  const alike =
    (AMOUNTS.includes(field.type) && AMOUNTS.includes(before.type)) ||
    (field.type === before.type && !['text', 'choice'].includes(field.type));
  if (stays && alike) return draft;
  return stays ? { ...freshDraft(field), phrase: draft.phrase } : freshDraft(field);
}

const isAgo = (v: unknown): v is { daysAgo: number } => typeof v === 'object' && v !== null && 'daysAgo' in v;

/** One thing of many is written as "=" by people and "in" by chips: they mean the same. */
function plain(leaf: FactLeaf, field: RuleField): FactLeaf {
  const listed = ['text', 'choice', 'tag', 'segment'].includes(field.type);
  if (!listed || (leaf.op !== '=' && leaf.op !== '!=')) return leaf;
  return { ...leaf, op: leaf.op === '=' ? 'in' : 'notIn', value: [leaf.value as RulePoint] };
}

/** How a condition would be said: undefined when no phrase of ours says it. */
export function phraseOf(field: RuleField, written: FactLeaf): Phrase | undefined {
  const leaf = plain(written, field);
  const list = [leaf.value].flat();
  const ago = list.length > 0 && list.every(isAgo);
  return sayable(field).find(
    (p) =>
      p.op === leaf.op &&
      (p.takes === 'days' || p.takes === 'twoDays') === ago &&
      (p.fixed === undefined || p.fixed === leaf.value) &&
      (p.takes !== 'two' || (Array.isArray(leaf.value) && !list.some(isAgo))),
  );
}

/** A condition as a draft, to be changed; undefined when it can only be taken off. */
export function draftOf(field: RuleField, written: FactLeaf): Draft | undefined {
  const leaf = plain(written, field);
  const said = phraseOf(field, leaf);
  if (!said) return undefined;
  const draft: Draft = { phrase: said.key, first: '', second: '', many: [] };
  const list = Array.isArray(leaf.value) ? leaf.value : leaf.value === undefined ? [] : [leaf.value];
  if (said.takes === 'many') draft.many = list.filter((v) => typeof v === 'string' || typeof v === 'number');
  else if (said.takes === 'days' && isAgo(leaf.value)) {
    draft.first = String(leaf.value.daysAgo + (said.key === 'lastDays' ? 1 : 0));
  } else if (said.takes === 'twoDays') {
    // A rule writes the earlier day first, a person the smaller number.
    [draft.second, draft.first] = list.map((v) => (isAgo(v) ? String(v.daysAgo) : '')) as [string, string];
  } else if (said.takes !== 'nothing') [draft.first, draft.second] = [String(list[0] ?? ''), String(list[1] ?? '')];
  return draft;
}

const SHAPES: Record<string, readonly [RegExp, Problem]> = {
  number: [/^-?\d{1,15}$/, 'number'],
  money: [/^-?\d{1,12}(\.\d{1,3})?$/, 'money'],
  day: [/^\d{4}-\d{2}-\d{2}$/, 'date'],
  birthday: [/^\d{2}-\d{2}$/, 'birthday'],
};

const isDay = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

function point(type: string, typed: string): RulePoint | undefined {
  const text = typed.trim().replace(type === 'number' || type === 'money' ? /,/g : /$^/, '');
  const shape = SHAPES[type];
  if (!shape) return text || undefined;
  if (!shape[0].test(text)) return undefined;
  if (type === 'day' && !isDay(text)) return undefined;
  if (type === 'birthday' && !isDay(`2000-${text}`)) return undefined;
  return type === 'number' ? Number(text) : text;
}

type Written = { leaf: FactLeaf } | { problem: Problem };

const problemOf = (type: string): Problem => SHAPES[type]?.[1] ?? 'text';

function ordered(type: string, a: RulePoint, b: RulePoint): boolean {
  // A birthday may lie between December and January only as two conditions; days and birthdays compare as texts.
  return type === 'number' || type === 'money' ? Number(a) <= Number(b) : a <= b;
}

/** The condition a draft says, or why it is none yet. */
export function leafOf(field: RuleField, draft: Draft): Written {
  const said = phrasesOf(field).find((p) => p.key === draft.phrase);
  if (!said) return { problem: 'text' };
  const base = { field: field.name, op: said.op };
  if (said.takes === 'nothing') return { leaf: said.fixed === undefined ? base : { ...base, value: said.fixed } };
  if (said.takes === 'many')
    return draft.many.length ? { leaf: { ...base, value: [...draft.many] } } : { problem: 'many' };
  if (said.takes === 'days') return daysLeaf(base, said, draft.first);
  if (said.takes === 'twoDays') return betweenDays(base, draft);
  const first = point(field.type, draft.first);
  if (first === undefined) return { problem: problemOf(field.type) };
  if (said.takes === 'one') return { leaf: { ...base, value: first } };
  const second = point(field.type, draft.second);
  if (second === undefined) return { problem: problemOf(field.type) };
  return ordered(field.type, first, second) ? { leaf: { ...base, value: [first, second] } } : { problem: 'order' };
}

const MOST_DAYS = 36_500;
const daysOf = (typed: string): number | undefined => {
  const n = Number(typed.trim());
  return typed.trim() && Number.isInteger(n) && n >= 0 && n <= MOST_DAYS ? n : undefined;
};

/** "7 to 30 days ago": the numbers may stand in either order. */
function betweenDays(base: Pick<FactLeaf, 'field' | 'op'>, draft: Draft): Written {
  const [a, b] = [daysOf(draft.first), daysOf(draft.second)];
  if (a === undefined || b === undefined) return { problem: 'days' };
  return { leaf: { ...base, value: [{ daysAgo: Math.max(a, b) }, { daysAgo: Math.min(a, b) }] } };
}

/** "The last 30 days" are today and 29 before; "longer ago than 30 days" begins with the day before those. */
function daysLeaf(base: Pick<FactLeaf, 'field' | 'op'>, said: Phrase, typed: string): Written {
  const n = daysOf(typed);
  if (n === undefined || n < (said.key === 'lastDays' ? 1 : 0)) return { problem: 'days' };
  return { leaf: { ...base, value: { daysAgo: said.key === 'lastDays' ? n - 1 : n } } };
}
