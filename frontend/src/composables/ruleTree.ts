// A rule while it is being built: groups and conditions with what was typed so far, and back to the JSON of docs/rules.md.
// What is not finished yet is left out of the rule, so that the rest can be asked.
import type { RuleField, RuleMeasure } from '../api/types';
import { isObject, type RuleNode, type RulePoint } from './rule';
import { draftOf, freshDraft, leafOf, type Draft } from './ruleDraft';

export type WindowKind = 'ever' | 'lastDays' | 'olderThanDays' | 'between';

/** The days a measure looks at. */
export interface Window {
  kind: WindowKind;
  days: string;
  from: string;
  to: string;
}

export interface MeasureName {
  of: string;
  how: string;
  what: string;
}

/** A condition on the orders or events a measure adds up. */
export interface Part {
  key: number;
  field: string;
  draft: Draft;
}

export interface Condition {
  kind: 'leaf';
  key: number;
  not: boolean;
  /** A fact of the customer; '' for a measure. */
  field: string;
  measure: MeasureName | null;
  window: Window;
  where: Part[];
  draft: Draft;
}

export interface Group {
  kind: 'all' | 'any';
  key: number;
  not: boolean;
  of: TreeNode[];
}

/** What the builder has no words for; it is kept as it is written. */
export interface Verbatim {
  kind: 'verbatim';
  key: number;
  node: RuleNode;
}

export type TreeNode = Group | Condition | Verbatim;

/** What rules can ask for. */
export interface Schema {
  fields: readonly RuleField[];
  measures: readonly RuleMeasure[];
}

let lastKey = 0;
const nextKey = (): number => (lastKey += 1);

const EVER: Window = { kind: 'ever', days: '', from: '', to: '' };

export const isGroup = (n: TreeNode): n is Group => n.kind === 'all' || n.kind === 'any';

export const newGroup = (kind: 'all' | 'any', of: TreeNode[] = []): Group => ({ kind, key: nextKey(), not: false, of });

export function fieldOf(schema: Schema, of: string, name: string): RuleField | undefined {
  return schema.fields.find((f) => f.of === of && f.name === name);
}

function measureOf(schema: Schema, m: MeasureName): RuleMeasure | undefined {
  return schema.measures.find((x) => x.of === m.of && x.how === m.how && x.what === m.what);
}

/** What a condition compares: a fact, or what a measure adds up to. */
export function comparedOf(schema: Schema, c: Condition): RuleField | undefined {
  if (!c.measure) return fieldOf(schema, 'customers', c.field);
  const m = measureOf(schema, c.measure);
  // Sums and counts are known of everybody; the largest and smallest of nothing are not.
  const always = m && !['max', 'min'].includes(m.how);
  return m && { of: m.of, name: always ? 'sumCount' : m.how, type: m.type, operators: m.operators, choices: [] };
}

export function newFact(field: RuleField): Condition {
  return {
    kind: 'leaf',
    key: nextKey(),
    not: false,
    field: field.name,
    measure: null,
    window: EVER,
    where: [],
    draft: freshDraft(field),
  };
}

export function newMeasure(schema: Schema, name: MeasureName): Condition {
  const made: Condition = {
    kind: 'leaf',
    key: nextKey(),
    not: false,
    field: '',
    measure: name,
    window: { ...EVER, kind: 'lastDays', days: '90' },
    where: [],
    draft: { phrase: 'gte', first: '', second: '', many: [] },
  };
  const compared = comparedOf(schema, made);
  return compared ? { ...made, draft: freshDraft(compared) } : made;
}

export const newPart = (field: RuleField): Part => ({ key: nextKey(), field: field.name, draft: freshDraft(field) });

const keep = (node: RuleNode): Verbatim => ({ kind: 'verbatim', key: nextKey(), node });

/** The tree of a rule; everything in it has a key of its own. */
export function treeOf(schema: Schema, node: RuleNode): Group {
  const empty = isObject(node) && [node.all, node.any].find((of) => Array.isArray(of) && of.length === 0);
  if (empty && Object.keys(node).length === 1) return newGroup('all' in node ? 'all' : 'any');
  const read = nodeOf(schema, node);
  return isGroup(read) && !read.not ? read : newGroup('all', [read]);
}

function nodeOf(schema: Schema, node: RuleNode): TreeNode {
  const n: Record<string, unknown> = { ...node };
  const alone = Object.keys(n).length === 1;
  for (const kind of ['all', 'any'] as const) {
    const of = n[kind];
    // An empty group says everyone or nobody; one that is being built says nothing yet.
    if (alone && Array.isArray(of) && of.length > 0 && of.every(isObject))
      return newGroup(
        kind,
        of.map((x) => nodeOf(schema, x)),
      );
  }
  if (alone && isObject(n.not)) {
    const inner = nodeOf(schema, n.not);
    return inner.kind === 'verbatim' || inner.not ? keep(node) : { ...inner, not: true };
  }
  return conditionOf(schema, n) ?? keep(node);
}

function conditionOf(schema: Schema, n: Record<string, unknown>): Condition | undefined {
  const measured = typeof n.measure === 'string';
  const measure = measured ? { of: String(n.of), how: String(n.measure), what: String(n.what ?? '') } : null;
  const window = windowOf(n.in);
  const where = (Array.isArray(n.where) ? n.where : []).map((w) => partOf(schema, String(n.of), w));
  const made: Condition = {
    kind: 'leaf',
    key: nextKey(),
    not: false,
    field: measured ? '' : String(n.field),
    measure,
    window: window ?? EVER,
    where: where.filter((w) => w !== undefined),
    draft: { phrase: 'known', first: '', second: '', many: [] },
  };
  const compared = comparedOf(schema, made);
  const draft = compared && draftOf(compared, comparison(compared.name, n));
  if (!draft || !window || where.includes(undefined)) return undefined;
  const read = { ...made, draft };
  return alike(writeLeaf(schema, read), n) ? read : undefined;
}

/** Whether a condition says what is written: else what is wrong with it would be left out, and others counted. */
function alike(said: RuleNode | undefined, written: Record<string, unknown>): boolean {
  const known = ['field', 'measure', 'of', 'what', 'in', 'where', 'op', 'value'];
  if (!said || Object.keys(written).some((key) => !known.includes(key))) return false;
  const a: Record<string, unknown> = { ...said };
  const parts = (where: unknown): number => (Array.isArray(where) ? where.length : where === undefined ? 0 : -1);
  return sameList(a.value, written.value) && sameWindow(a.in, written.in) && parts(a.where) === parts(written.where);
}

const sameList = (a: unknown, b: unknown): boolean => {
  const list = (v: unknown): string => JSON.stringify([v ?? []].flat().map((x) => (isObject(x) ? x : String(x))));
  return list(a) === list(b);
};

const sameWindow = (a: unknown, b: unknown): boolean => {
  const days = (v: unknown): string => JSON.stringify(Object.entries(v ?? {}).sort());
  return days(a) === days(b);
};

const comparison = (field: string, n: Record<string, unknown>) => ({
  field,
  op: String(n.op),
  ...(n.value !== undefined && { value: n.value as RulePoint | RulePoint[] }),
});

function partOf(schema: Schema, of: string, w: unknown): Part | undefined {
  if (!isObject(w)) return undefined;
  const field = fieldOf(schema, of, String(w.field));
  const draft = field && draftOf(field, comparison(field.name, w));
  const part = draft && { key: nextKey(), field: String(w.field), draft };
  const said = part && writePart(schema, { of, how: '', what: '' }, part);
  return alike(said, w) ? part : undefined;
}

function windowOf(v: unknown): Window | undefined {
  if (v === undefined || v === null) return EVER;
  if (!isObject(v)) return undefined;
  if (typeof v.lastDays === 'number') return { ...EVER, kind: 'lastDays', days: String(v.lastDays) };
  if (typeof v.olderThanDays === 'number') return { ...EVER, kind: 'olderThanDays', days: String(v.olderThanDays) };
  const said = [v.from, v.to];
  if (said.some((d) => d !== undefined && typeof d !== 'string')) return undefined;
  return { kind: 'between', days: '', from: String(v.from ?? ''), to: String(v.to ?? '') };
}

/** A rule as it can be asked now. */
export interface Written {
  rule: RuleNode;
  /** Where each finished part stands in the rule, by its key. */
  paths: ReadonlyMap<number, string>;
  /** The conditions that are not finished. */
  open: readonly number[];
}

export function writtenOf(schema: Schema, root: Group): Written {
  const paths = new Map<number, string>();
  const open: number[] = [];
  const rule = write(root, '');

  function write(node: TreeNode, path: string): RuleNode | undefined {
    if (node.kind === 'verbatim') {
      paths.set(node.key, path);
      return node.node;
    }
    const inner = node.not ? under(path, 'not') : path;
    const said = isGroup(node) ? writeGroup(node, inner) : writeLeaf(schema, node);
    if (!said) {
      open.push(node.key);
      return undefined;
    }
    paths.set(node.key, inner);
    return node.not ? { not: said } : said;
  }

  function writeGroup(group: Group, path: string): RuleNode | undefined {
    const of: RuleNode[] = [];
    for (const part of group.of) {
      const said = write(part, under(path, `${group.kind}[${of.length}]`));
      if (said) of.push(said);
    }
    return of.length > 0 || (group === root && root.of.length === 0) ? { [group.kind]: of } : undefined;
  }

  return { rule: rule ?? { all: [] }, paths, open: open.filter((key) => key !== root.key) };
}

const under = (path: string, step: string): string => (path ? `${path}.${step}` : step);

function writeLeaf(schema: Schema, c: Condition): RuleNode | undefined {
  const compared = comparedOf(schema, c);
  const said = compared && leafOf(compared, c.draft);
  if (!said || 'problem' in said) return undefined;
  if (!c.measure) return said.leaf;
  const window = writeWindow(c.window);
  const where = c.where.map((w) => writePart(schema, c.measure as MeasureName, w));
  if (window === undefined || where.includes(undefined)) return undefined;
  return {
    measure: c.measure.how,
    of: c.measure.of,
    ...(c.measure.what && { what: c.measure.what }),
    ...(window && { in: window }),
    ...(where.length > 0 && { where }),
    op: said.leaf.op,
    ...(said.leaf.value !== undefined && { value: said.leaf.value }),
  };
}

function writePart(schema: Schema, m: MeasureName, part: Part): RuleNode | undefined {
  const field = fieldOf(schema, m.of, part.field);
  const said = field && leafOf(field, part.draft);
  return said && 'leaf' in said ? said.leaf : undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether what is typed as a bound of a period is no day; nothing is one that is open. */
export const wrongDay = (typed: string): boolean =>
  typed !== '' && !(DAY.test(typed) && !Number.isNaN(Date.parse(typed)));

/** Whether what is typed is no number of days; nothing is none yet. */
export function wrongDays(typed: string, kind: WindowKind): boolean {
  const n = Number(typed.trim());
  return typed.trim() !== '' && (!Number.isInteger(n) || n < (kind === 'lastDays' ? 1 : 0) || n > 36_500);
}

/** The JSON of a window: null is none, undefined is not finished. */
function writeWindow(w: Window): Record<string, unknown> | null | undefined {
  if (w.kind === 'ever') return null;
  if (w.kind === 'between') {
    if ((!w.from && !w.to) || wrongDay(w.from) || wrongDay(w.to)) return undefined;
    return { ...(w.from && { from: w.from }), ...(w.to && { to: w.to }) };
  }
  if (!w.days.trim() || wrongDays(w.days, w.kind)) return undefined;
  return { [w.kind]: Number(w.days.trim()) };
}

// 300 rows took the window most of a minute on a busy machine.
/** As many rows, or groups in each other, as are drawn in a moment and can be read; longer rules are changed as JSON. */
const READABLE = { rows: 80, levels: 20 };

/** Whether a rule can be shown row by row. */
export function isReadable(root: Group): boolean {
  let rows = 0;
  const fits = (group: Group, left: number): boolean =>
    left > 0 && group.of.every((node) => (rows += 1) <= READABLE.rows && (!isGroup(node) || fits(node, left - 1)));
  return fits(root, READABLE.levels);
}

/** Calls f with every node and the group it stands in. */
export function walk(group: Group, f: (node: TreeNode, inside: Group, at: number) => void): void {
  group.of.forEach((node, i) => {
    f(node, group, i);
    if (isGroup(node)) walk(node, f);
  });
}

/** The group a node stands in, and where. */
export function placeOf(root: Group, key: number): { group: Group; at: number } | undefined {
  let found: { group: Group; at: number } | undefined;
  walk(root, (node, group, at) => {
    if (node.key === key) found = { group, at };
  });
  return found;
}

export function nodeAt(root: Group, key: number): TreeNode | undefined {
  if (root.key === key) return root;
  const place = placeOf(root, key);
  return place?.group.of[place.at];
}
