// Numbers, money, time as LOOK.md writes them. Pure functions of a locale; composables/useFormat.ts binds them to the window's.

export type Locale = 'zh-CN' | 'zh-TW' | 'en';

const MINUS = '−';
const DAY = 86_400_000;

/** What stands where something is not known. */
export const UNKNOWN = '—';

function cached<O extends object, F>(make: (locale: string, options: O) => F): (locale: string, options: O) => F {
  const made = new Map<string, F>();
  return (locale, options) => {
    const key = locale + JSON.stringify(options);
    const found = made.get(key) ?? make(locale, options);
    made.set(key, found);
    return found;
  };
}

const numbers = cached((l: string, o: Intl.NumberFormatOptions) => new Intl.NumberFormat(l, o));
const dates = cached((l: string, o: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(l, o));

const spans = cached((l: string, o: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(l, o));

/** What a language calls the countries, by their codes. */
export const regionNames = cached((l: string, o: Intl.DisplayNamesOptions) => new Intl.DisplayNames(l, o));

const minus = (text: string): string => text.replace('-', MINUS);

/** 1204 → 1,204 */
export function formatCount(locale: Locale, n: number): string {
  return minus(numbers(locale, { maximumFractionDigits: 0 }).format(n));
}

/** Decimals of a currency: 2 for CNY, 0 for JPY. */
export function currencyDigits(currency: string): number {
  return currencyFormat('en', currency)?.resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units in full: 348260 CNY → ¥3,482.60. An unknown currency keeps its code behind the number. */
export function formatMoney(locale: Locale, minor: number, currency: string): string {
  const format = currencyFormat(locale, currency);
  const value = minor / 10 ** currencyDigits(currency) || 0; // never −0
  if (!format) return `${minus(numbers(locale, { minimumFractionDigits: 2 }).format(value))} ${currency}`.trim();
  return minus(format.format(value));
}

/** What stands before an amount of a currency: ¥, NT$; its code where there is no sign. */
export function currencySymbol(locale: Locale, currency: string): string {
  const parts = currencyFormat(locale, currency)?.formatToParts(0) ?? [];
  return parts.find((p) => p.type === 'currency')?.value ?? currency;
}

function currencyFormat(locale: string, currency: string): Intl.NumberFormat | undefined {
  if (!/^[A-Z]{3}$/.test(currency)) return undefined;
  return numbers(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
}

/** A share: one decimal, two below 1 %; null has no value to show. */
export function formatShare(locale: Locale, share: number | null | undefined): string {
  if (share === null || share === undefined) return UNKNOWN;
  const digits = share > 0 && share < 0.01 ? 2 : 1;
  const format = numbers(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });
  return minus(format.format(share));
}

/** The difference of two shares, in percentage points without their unit: 0.021 → 2.1; null has no value to show. */
export function formatPoints(locale: Locale, difference: number | null | undefined): string {
  if (difference === null || difference === undefined) return UNKNOWN;
  return minus(numbers(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(difference * 100 || 0));
}

/** The clock of a place by its name and by how far it is ahead: Asia/Shanghai → 中国标准时间 (UTC+8). */
export function formatZone(locale: Locale, timeZone: string, now = Date.now()): string {
  const said = (timeZoneName: 'longGeneric' | 'shortOffset', of: string): string =>
    dates(of, { timeZone, timeZoneName })
      .formatToParts(now)
      .find((p) => p.type === 'timeZoneName')?.value ?? timeZone;
  const ahead = minus(said('shortOffset', 'en').replace('GMT', 'UTC'));
  return `${said('longGeneric', locale)} (${ahead})`;
}

/** Whole percent of progress. Rounded down: 100 % means finished. */
export function formatProgress(locale: Locale, value: number): string {
  return numbers(locale, { style: 'percent', maximumFractionDigits: 0 }).format(Math.floor(value * 100) / 100);
}

/** 6500000 → 6.2 MB, in the units file managers show. */
export function formatSize(locale: Locale, bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${numbers(locale, { maximumFractionDigits: unit > 0 && value < 100 ? 1 : 0 }).format(value)} ${units[unit] ?? ''}`;
}

/** The day in the shop's zone: 2026-11-22 in Chinese, 22 Nov 2026 in English. */
export function formatDate(locale: Locale, at: number, timeZone: string): string {
  if (!at) return UNKNOWN;
  if (locale === 'en') {
    return dates('en-GB', { timeZone, day: 'numeric', month: 'short', year: 'numeric' }).format(at);
  }
  return isoDay(at, timeZone);
}

/** Day and minute in the shop's zone. */
export function formatDateTime(locale: Locale, at: number, timeZone: string): string {
  if (!at) return UNKNOWN;
  return `${formatDate(locale, at, timeZone)} ${formatClock(at, timeZone)}`;
}

/** 21:16 */
export function formatClock(at: number, timeZone: string): string {
  return dates('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** Day of the month and minute, for rows that stand under their month: 11-04 21:16, or 4 Nov 21:16. */
export function formatShortTime(locale: Locale, at: number, timeZone: string): string {
  const day =
    locale === 'en'
      ? dates('en-GB', { timeZone, day: 'numeric', month: 'short' }).format(at)
      : isoDay(at, timeZone).slice(5);
  return `${day} ${formatClock(at, timeZone)}`;
}

/** The heading of a month: 11月 within this year, 2025年12月 before; November, December 2025. */
export function formatMonth(locale: Locale, at: number, timeZone: string, now: number): string {
  const [year, month] = isoDay(at, timeZone).split('-');
  const sameYear = year === isoDay(now, timeZone).slice(0, 4);
  if (locale !== 'en') return `${sameYear ? '' : `${year}年`}${Number(month)}月`;
  return dates('en-GB', { timeZone, month: 'long', year: sameYear ? undefined : 'numeric' }).format(at);
}

/** 2026-11-22 in a time zone: what days are compared by. Put together by part: what en-CA looks like differs from engine to engine. */
export function isoDay(at: number, timeZone: string): string {
  const parts = dates('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Whole days of a zone's calendar between two instants: 0 is the same day. */
export function daysBetween(from: number, to: number, timeZone: string): number {
  return Math.round((Date.parse(isoDay(to, timeZone)) - Date.parse(isoDay(from, timeZone))) / DAY);
}

/** Longer ago than this, a count of days says less than the date. */
const LONG_AGO = 730;

/** 今天, 昨天, 218 天前; today, yesterday, 218 days ago; the date itself when it is years ago or to come. */
export function formatAgo(locale: Locale, at: number, timeZone: string, now: number): string {
  if (!at) return UNKNOWN;
  const days = daysBetween(at, now, timeZone);
  if (days < 0 || days > LONG_AGO) return formatDate(locale, at, timeZone);
  const words = spans(locale, { numeric: days < 2 ? 'auto' : 'always' }).format(-days, 'day');
  return words.replace(/(\d)(?=[天日])/, '$1 ');
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long in the unit that says enough: of two hours, minutes; of two days, hours. */
function inUnit(ms: number): [number, string] {
  if (ms < 1.5 * MINUTE) return [Math.max(1, Math.round(ms / SECOND)), 'second'];
  if (ms < 2 * HOUR) return [Math.round(ms / MINUTE), 'minute'];
  if (ms < 2 * DAY) return [Math.round(ms / HOUR), 'hour'];
  return [Math.round(ms / DAY), 'day'];
}

/** An estimate of what is left, in the coarsest unit that still helps. */
export function formatDuration(locale: Locale, ms: number): string {
  const [value, unit] = inUnit(ms);
  const text = numbers(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  return locale === 'en' ? text : text.replace(/(\d)(?=[^\d\s,.])/, '$1 ').replace(/秒[鐘钟]/, '秒');
}
