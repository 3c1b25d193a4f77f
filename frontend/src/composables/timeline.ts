// One line of time out of orders, notes and events. Orders come page by page; while older ones are still to come, nothing
// older than the oldest loaded order is shown, so that entries never jump in between afterwards.
import type { Event, Note, Order } from '../api/types';

export type Entry =
  | { kind: 'order'; key: string; at: number; order: Order }
  | { kind: 'note'; key: string; at: number; note: Note }
  | { kind: 'event'; key: string; at: number; event: Event };

export type EntryFilter = 'all' | Entry['kind'];

export interface EntryGroup {
  key: string;
  at: number;
  today: boolean;
  entries: Entry[];
}

/** When an order happened, to the owner: when it was paid, or else placed. */
export const orderAt = (o: Order): number => o.paidAt || o.createdAt;

export function mergeTimeline(
  orders: readonly Order[],
  notes: readonly Note[],
  events: readonly Event[],
  more: boolean,
): Entry[] {
  const entries: Entry[] = [
    ...orders.map((order) => ({ kind: 'order' as const, key: `o${order.id}`, at: orderAt(order), order })),
    ...notes.map((note) => ({ kind: 'note' as const, key: `n${note.id}`, at: note.createdAt, note })),
    ...events.map((event) => ({ kind: 'event' as const, key: `e${event.id}`, at: event.at, event })),
  ];
  const horizon = more ? Math.min(...orders.map(orderAt)) : 0;
  return entries.filter((e) => e.at >= horizon).sort((a, b) => b.at - a.at);
}

/** Entries under their months; today stands first and apart. `day` cuts an instant into the shop's day, 2026-11-22. */
export function groupByMonth(entries: readonly Entry[], day: (at: number) => string, now: number): EntryGroup[] {
  const today = day(now);
  const groups: EntryGroup[] = [];
  for (const entry of entries) {
    const on = day(entry.at);
    const key = on === today ? today : on.slice(0, 7);
    const last = groups.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else groups.push({ key, at: entry.at, today: on === today, entries: [entry] });
  }
  return groups;
}

/** Paid orders in each of the last twelve months, oldest first; months as 2026-11. */
export function ordersByMonth(
  orders: readonly Order[],
  day: (at: number) => string,
  now: number,
): { month: string; count: number }[] {
  const [year = 0, month = 0] = day(now).split('-').map(Number);
  const months = Array.from({ length: 12 }, (_, i) => {
    const m = year * 12 + (month - 1) - (11 - i);
    return `${Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`;
  });
  const counts = new Map(months.map((m) => [m, 0]));
  for (const order of orders) {
    if (!order.paidAt) continue;
    const m = day(order.paidAt).slice(0, 7);
    const before = counts.get(m);
    if (before !== undefined) counts.set(m, before + 1);
  }
  return months.map((m) => ({ month: m, count: counts.get(m) ?? 0 }));
}
