// Days are counted on the calendar, not in milliseconds: a month after 31 January is the last day of February.
const DAY = 86_400_000;

const two = (n: number): string => String(n).padStart(2, '0');

/** The day n days after an ISO day. */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10);
}

/** The same day n months on, or the last of that month where it is shorter. */
export function addMonths(day: string, n: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + n, 0)).getUTCDate();
  const at = new Date(Date.UTC(year, month - 1 + n, Math.min(date, last)));
  return at.toISOString().slice(0, 10);
}

/** When a shop opens: what is due on a day is due then. */
export const MORNING = '09:00';

export const SOON = ['tomorrow', 'threeDays', 'week', 'month'] as const;
export type Soon = (typeof SOON)[number];

export function soonDay(when: Soon, today: string): string {
  if (when === 'month') return addMonths(today, 1);
  return addDays(today, { tomorrow: 1, threeDays: 3, week: 7 }[when]);
}

interface Moment {
  date: string;
  time: string;
}

/** Tomorrow morning; of what comes later anyway, a day later than that: putting off never brings sooner. */
export function putOff(today: string, due?: Moment): Moment {
  const soon = { date: addDays(today, 1), time: MORNING };
  if (!due || `${due.date} ${due.time}` < `${soon.date} ${soon.time}`) return soon;
  return { date: addDays(due.date, 1), time: due.time };
}

/** A day and minute a number of minutes after a clock's 23:30. */
export function addMinutes(day: string, clock: string, minutes: number): Moment {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const all = hour * 60 + minute + minutes;
  const rest = all % 1440;
  return { date: addDays(day, Math.floor(all / 1440)), time: `${two(Math.floor(rest / 60))}:${two(rest % 60)}` };
}
