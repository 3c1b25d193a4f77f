import { describe, expect, it } from 'vitest';

import { recycler } from './recycled';

const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('recycled elements', () => {
  it('stay with their rows and are handed on to the rows that come', () => {
    const drawn = recycler();
    const first = drawn(span(0, 9));
    const second = drawn(span(1, 10));
    expect(second).toHaveLength(10);
    expect(second.map((d) => d.index)).toEqual(span(1, 10));
    for (const { index, element } of second.slice(0, 9))
      expect(first.find((d) => d.index === index)?.element).toBe(element);
    expect(second.at(-1)?.element).toBe(first[0]?.element);
  });

  it('are never shared, and as many as were ever wanted at once', () => {
    const drawn = recycler();
    for (const [from, to] of [
      [0, 9],
      [500, 512],
      [498, 505],
      [0, 12],
      [3, 3],
    ] as const) {
      const now = drawn(span(from, to));
      expect(new Set(now.map((d) => d.element)).size).toBe(now.length);
      expect(new Set(now.map((d) => d.index)).size).toBe(now.length);
      expect(now.length).toBeLessThanOrEqual(13);
      for (const index of span(from, to)) expect(now.some((d) => d.index === index)).toBe(true);
    }
  });
});
