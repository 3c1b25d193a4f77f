// Rules as they cross to Go (docs/rules.md). A list's filter is one rule; each chip is one part of its "all".

/** One value of a condition; a day may be said from today. */
export type RulePoint = string | number | boolean | { daysAgo: number };

/** A condition on a fact of the customer. */
export interface FactLeaf {
  field: string;
  op: string;
  value?: RulePoint | RulePoint[];
}

/** Whatever else a rule can be made of: groups, negations, measures. */
export type RuleNode = FactLeaf | Readonly<Record<string, unknown>>;

export const isObject = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

export const isFact = (node: RuleNode): node is FactLeaf => 'field' in node && 'op' in node && !('measure' in node);

export function parsedRule(text: string): Record<string, unknown> | undefined {
  try {
    const node: unknown = JSON.parse(text);
    return isObject(node) ? node : undefined;
  } catch {
    return undefined;
  }
}

/** The parts that must all hold; what is no rule has none. */
export function partsOf(rule: string): RuleNode[] {
  const node = rule ? parsedRule(rule) : undefined;
  if (!node) return [];
  const all = node.all;
  return Array.isArray(all) && Object.keys(node).length === 1 ? all.filter(isObject) : [node];
}

/** The rule that asks for all parts; "" asks nothing. */
export const ruleOf = (parts: readonly RuleNode[]): string => (parts.length ? JSON.stringify({ all: parts }) : '');
