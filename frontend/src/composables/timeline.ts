// A customer's timeline as the page draws it: the entries under their months, in one flat list that can be virtual.
import type { Order, TimelineEntry } from '../api/types';

/** The kinds of entry in the order they are offered. */
export const ENTRY_KINDS = [
  'order',
  'message',
  'note',
  'event',
  'tag',
  'edit',
  'source',
  'consent',
  'import',
  'merge',
] as const;
/** Where entries say a word that the shop keeps as a name: one types the word to find them. */
export const NAMED = [
  'event.favourite_shop',
  'event.favourite_item',
  'event.cart',
  'event.scan',
  'event.sign_in',
  'event.view',
  'event.review',
  'event.redeem',
  'order.status.unknown',
  'order.status.created',
  'order.status.paid',
  'order.status.shipped',
  'order.status.delivered',
  'order.status.closed',
  'order.status.refunded',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** When an order happened, to the owner: when it was paid, or else placed. */
export const orderAt = (o: Order): number => o.paidAt || o.createdAt;

/** What a figure stands on, to look at: its orders, those of a product, of an hour or of a weekday. */
export interface Behind {
  orders?: 'paid' | 'completed' | 'open' | 'refunded';
  productId?: number;
  hour?: number;
  weekday?: number;
  text: string;
}

export type TimelineLine =
  | { key: string; at: number; today: boolean; entry?: undefined }
  | { key: string; at: number; today: boolean; entry: TimelineEntry };

/** Entries under the headings of their months; today stands first and apart. `day` cuts an instant into the shop's day. */
export function underMonths(
  entries: readonly TimelineEntry[],
  day: (at: number) => string,
  now: number,
): TimelineLine[] {
  const today = day(now);
  const lines: TimelineLine[] = [];
  let current = '';
  for (const entry of entries) {
    const on = day(entry.at);
    const key = on === today ? today : on.slice(0, 7);
    if (key !== current) lines.push({ key, at: entry.at, today: on === today });
    current = key;
    lines.push({ key: `${entry.kind}${entry.id}`, at: entry.at, today: on === today, entry });
  }
  return lines;
}
