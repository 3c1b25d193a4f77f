import type { Birthday } from '../api/types';
import { inDigits } from './lunarWords';

/** A birthday as it is typed: 1994-08-26, 08-26 without the year, or 1994 alone. */
export function writeBirthday(b: Birthday | null | undefined): string {
  if (!b) return '';
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = b.month && b.day ? `${two(b.month)}-${two(b.day)}` : '';
  return [b.year || '', day].filter(Boolean).join('-');
}

/** What stands before or behind a lunar day, as people and the profile write it. */
const LUNAR = /农历|農曆|阴历|陰曆|lunar/gi;

/** Reads what was typed, possible or not; nothing typed clears it, undefined cannot be understood. */
export function readBirthday(text: string): Birthday | undefined {
  const digits = inDigits(text.normalize('NFKC'));
  const lunar = digits.search(LUNAR) >= 0;
  const trimmed = digits
    .replaceAll(LUNAR, '')
    .replaceAll(/[,，]/g, '')
    .trim()
    .replaceAll(/[./年月]/g, '-')
    .replace(/[-日]$/, '');
  if (!trimmed) return { year: 0, month: 0, day: 0, lunar: false };
  const match = /^(?:(\d{4})(?:-(\d{1,2})-(\d{1,2}))?|(\d{1,2})-(\d{1,2}))$/.exec(trimmed);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0] = [match[1], match[2] ?? match[4], match[3] ?? match[5]].map((v) =>
    Number(v ?? 0),
  );
  return { year, month, day, lunar };
}

/** What cannot be with a birthday. Whether it is yet to come this year, Go knows, in the shop's time zone. */
export function impossible(b: Birthday, thisYear: number): 'noDay' | 'tooEarly' | 'toCome' | undefined {
  if (b.year && b.year < 1900) return 'tooEarly';
  if (b.year > thisYear) return 'toCome';
  return (b.month || b.day) && !possibleDay(b) ? 'noDay' : undefined;
}

function possibleDay({ year, month, day, lunar }: Birthday): boolean {
  if (lunar) return month >= 1 && month <= 12 && day >= 1 && day <= 30;
  const date = new Date(Date.UTC(year || 2000, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
