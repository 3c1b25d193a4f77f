// Days and clocks as somebody types them, and as they are kept: 2026-11-24 and 08:30.

const two = (part: string): string => part.padStart(2, '0');

/** 2026/3/5, 2026.3.5 and 2026年3月5日 are 2026-03-05; what is no day is undefined. */
export function readDay(typed: string): string | undefined {
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed.trim()) ?? [];
  if (!year || !month || !date) return undefined;
  const day = `${year}-${two(month)}-${two(date)}`;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined;
}

/** 8:30 and 8：30 are 08:30; what is no clock is undefined. */
export function readClock(typed: string): string | undefined {
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})$/.exec(typed.trim()) ?? [];
  return hour && minute && Number(hour) < 24 && Number(minute) < 60 ? `${two(hour)}:${minute}` : undefined;
}
