// The columns the customer list can have: how each is called, sorted, aligned and how wide it is by itself.
import type { MessageKey } from '../i18n';

export interface ListColumnKind {
  key: string;
  title: MessageKey;
  /** A grid track, while the owner has not said a width. */
  track: string;
  /** The width an owner's change begins from. */
  width: number;
  align?: 'right';
  sort?: string;
  /** What its order is of, where that is not numbers. */
  of?: 'words' | 'moments';
  /** A first click on names sorts from A on; on everything else, the most or latest first. */
  rises?: boolean;
  define?: MessageKey;
}

const number = (key: string, title: MessageKey, sort: string, width: number, define?: MessageKey): ListColumnKind => ({
  key,
  title,
  sort,
  width,
  track: `${width}px`,
  align: 'right',
  ...(define && { define }),
});

const moment = (key: string, title: MessageKey, sort: string, width: number, define?: MessageKey): ListColumnKind => ({
  ...number(key, title, sort, width, define),
  of: 'moments',
});

export const LIST_COLUMNS: readonly ListColumnKind[] = [
  { key: 'name', title: 'customer.column.name', track: 'minmax(144px, 1.6fr)', width: 200, sort: 'name', rises: true },
  { key: 'phone', title: 'customer.column.phone', track: '116px', width: 116, sort: 'phone', rises: true },
  {
    key: 'email',
    title: 'customer.column.email',
    track: 'minmax(120px, 1fr)',
    width: 180,
    sort: 'email',
    of: 'words',
    rises: true,
  },
  { key: 'level', title: 'customer.column.level', track: '64px', width: 64, sort: 'level' },
  {
    key: 'place',
    title: 'customer.column.place',
    track: 'minmax(112px, .8fr)',
    width: 128,
    sort: 'place',
    of: 'words',
    rises: true,
  },
  {
    key: 'source',
    title: 'customer.column.source',
    track: 'minmax(96px, .7fr)',
    width: 128,
    sort: 'source',
    of: 'words',
    rises: true,
  },
  { key: 'gender', title: 'customer.column.gender', track: '64px', width: 64, sort: 'gender' },
  number('age', 'customer.column.age', 'age', 64),
  { ...number('birthday', 'customer.column.birthday', 'birthday', 104), rises: true },
  { key: 'standing', title: 'customer.column.standing', track: '80px', width: 80, sort: 'standing' },
  number('orders', 'customer.column.orders', 'orderCount', 80, 'figure.orderCountIs'),
  number('completed', 'customer.column.completed', 'completedCount', 88, 'figure.completedIs'),
  number('open', 'customer.column.open', 'openCount', 80, 'figure.openIs'),
  number('items', 'customer.column.items', 'itemCount', 72, 'figure.itemsIs'),
  number('paid', 'customer.column.paid', 'totalPaid', 112, 'figure.totalPaidIs'),
  number('refunded', 'customer.column.refunded', 'totalRefunded', 104, 'figure.refundedIs'),
  number('net', 'customer.column.net', 'netPaid', 112, 'figure.netPaidIs'),
  number('average', 'customer.column.average', 'average', 104, 'customer.column.averageIs'),
  moment('first', 'customer.column.first', 'firstOrder', 112),
  moment('last', 'customer.column.last', 'lastOrder', 112),
  moment('interest', 'customer.column.interest', 'lastInterest', 112, 'figure.lastInterestIs'),
  moment('scan', 'customer.column.scan', 'lastScan', 112),
  number('events', 'customer.column.events', 'eventCount', 80),
  number('points', 'customer.column.points', 'points', 80),
  moment('card', 'customer.column.card', 'cardClaimed', 104),
  moment('created', 'customer.column.created', 'created', 104),
  { key: 'blocked', title: 'customer.column.blocked', track: '88px', width: 88, sort: 'blocked' },
  {
    key: 'tags',
    title: 'customer.column.tags',
    track: 'minmax(152px, 1.2fr)',
    width: 200,
    sort: 'tags',
    of: 'words',
    rises: true,
  },
  {
    key: 'note',
    title: 'customer.column.note',
    track: 'minmax(72px, 1fr)',
    width: 180,
    sort: 'note',
    of: 'moments',
    define: 'customer.column.noteIs',
  },
];

/** A column of the list as it is kept; width 0 is as wide as it is by itself. */
export interface ListColumn {
  key: string;
  width: number;
}

const STANDARD = ['name', 'phone', 'level', 'place', 'orders', 'net', 'last', 'tags', 'note'];
export const standardColumns = (): ListColumn[] => STANDARD.map((key) => ({ key, width: 0 }));

/** A custom field's column; it is sorted by the same key. */
export const FIELD_KEY = /^field\.(\d+)$/;

/** Whether values of a custom field's type are words. */
export const ofWords = (type: string): boolean => type === 'text' || type === 'choice';

const known = (key: string): boolean => FIELD_KEY.test(key) || LIST_COLUMNS.some((c) => c.key === key);

/** The columns that can be drawn, the name first: it opens the customer. */
export function usableColumns(kept: readonly ListColumn[]): ListColumn[] {
  const list = kept.filter((c, i) => known(c.key) && kept.findIndex((other) => other.key === c.key) === i);
  if (!list.length) return standardColumns();
  const name = list.find((c) => c.key === 'name') ?? { key: 'name', width: 0 };
  return [name, ...list.filter((c) => c.key !== 'name')];
}

export const NARROWEST = 48;
const WIDEST = 800;

/** The same columns with one of them so wide. */
export const sized = (list: readonly ListColumn[], key: string, width: number): ListColumn[] =>
  list.map((c) => (c.key === key ? { key, width: Math.round(Math.min(Math.max(width, NARROWEST), WIDEST)) } : c));

/** One column at another place. The name stays where it is. */
export function moved(list: readonly ListColumn[], from: number, to: number): ListColumn[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (!one || from === 0) return [...list];
  next.splice(Math.max(1, Math.min(to, next.length)), 0, one);
  return next;
}

/** One column more, at the end, or one less. */
export const switched = (list: readonly ListColumn[], key: string): ListColumn[] =>
  list.some((c) => c.key === key) ? list.filter((c) => c.key !== key) : [...list, { key, width: 0 }];
