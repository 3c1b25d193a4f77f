import { describe, expect, it } from 'vitest';

import type { Event, Note, Order } from '../api/types';
import { groupByMonth, mergeTimeline, ordersByMonth } from './timeline';

const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
const at = (day: string): number => Date.parse(`${day}T10:00:00Z`);
const order = (id: number, day: string): Order => ({ id, paidAt: at(day), createdAt: at(day) }) as Order;
const note = (id: number, day: string): Note => ({ id, createdAt: at(day) }) as Note;
const event = (id: number, day: string): Event => ({ id, at: at(day) }) as Event;
const now = at('2026-11-22');

describe('timeline', () => {
  it('puts the newest first, whatever it is', () => {
    const merged = mergeTimeline([order(1, '2026-11-04')], [note(1, '2026-11-02')], [event(1, '2026-11-22')], false);
    expect(merged.map((e) => e.key)).toEqual(['e1', 'o1', 'n1']);
  });

  it('holds back what is older than the oldest order while more orders are to come', () => {
    const merged = mergeTimeline([order(1, '2026-11-04')], [note(1, '2026-01-01')], [], true);
    expect(merged.map((e) => e.key)).toEqual(['o1']);
  });

  it('groups by month, with today apart', () => {
    const merged = mergeTimeline([order(1, '2026-11-04'), order(2, '2026-10-17')], [], [event(1, '2026-11-22')], false);
    expect(groupByMonth(merged, utcDay, now).map((g) => [g.key, g.entries.length, g.today])).toEqual([
      ['2026-11-22', 1, true],
      ['2026-11', 1, false],
      ['2026-10', 1, false],
    ]);
  });

  it('counts paid orders of the last twelve months', () => {
    const unpaid = { ...order(4, '2026-11-01'), paidAt: 0 };
    const months = ordersByMonth(
      [order(1, '2026-11-04'), order(2, '2025-12-01'), order(3, '2025-11-30'), unpaid],
      utcDay,
      now,
    );
    expect(months).toHaveLength(12);
    expect(months[0]).toEqual({ month: '2025-12', count: 1 });
    expect(months[11]).toEqual({ month: '2026-11', count: 1 });
    expect(months.reduce((n, m) => n + m.count, 0)).toBe(2);
  });
});
