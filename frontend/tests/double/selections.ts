// Frozen sets of customers, and what Go rejects with.
export const selections = new Map<string, number[]>();

export function freeze(ids: number[]) {
  const id = `s${selections.size + 1}`;
  selections.set(id, ids);
  return { id, count: ids.length };
}

export const refuse = (code: string, key: string, params: Record<string, string> = {}): string =>
  JSON.stringify({
    code,
    key,
    params: Object.entries(params).map(([name, value]) => ({ name, value })),
    reference: '',
  });
