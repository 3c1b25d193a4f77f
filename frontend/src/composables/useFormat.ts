import * as format from '../i18n/format';
import { useShop } from './useShop';
import { useText } from './useText';

/** The formats of i18n/format.ts, bound to the window's language and the shop's zone and currency. */
export function useFormat() {
  const { locale } = useText();
  const { timeZone, currency } = useShop();
  const l = (): format.Locale => locale.value;
  const z = (): string => timeZone.value;
  return {
    count: (n: number) => format.formatCount(l(), n),
    /** How many came or went: +46, −31, or 0 without a sign. */
    signed: (n: number, sign: '+' | '−') => (n ? sign + format.formatCount(l(), n) : '0'),
    money: (minor: number, code?: string) => format.formatMoney(l(), minor, code || currency.value),
    share: (value: number | null | undefined) => format.formatShare(l(), value),
    points: (difference: number | null | undefined) => format.formatPoints(l(), difference),
    progress: (value: number) => format.formatProgress(l(), value),
    size: (bytes: number) => format.formatSize(l(), bytes),
    date: (at: number) => format.formatDate(l(), at, z()),
    dateTime: (at: number) => format.formatDateTime(l(), at, z()),
    clock: (at: number) => format.formatClock(at, z()),
    shortTime: (at: number) => format.formatShortTime(l(), at, z()),
    /** By somebody else's clock. */
    timeIn: (at: number, zone: string) => format.formatShortTime(l(), at, zone),
    month: (at: number) => format.formatMonth(l(), at, z(), Date.now()),
    ago: (at: number) => format.formatAgo(l(), at, z(), Date.now()),
    duration: (ms: number) => format.formatDuration(l(), ms),
    day: (at: number) => format.isoDay(at, z()),
    daysSince: (at: number) => format.daysBetween(at, Date.now(), z()),
    zoneName: () => format.formatZone(l(), z()),
    nameOfZone: (zone: string) => format.formatZone(l(), zone),
    currency,
  };
}
