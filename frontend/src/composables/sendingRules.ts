import type { SendingHours, SendingSettings } from '../api/types';

/** The channels that have hours, as columns. */
export const HOUR_CHANNELS = ['sms', 'phone', 'email', 'chat'] as const;

/** The limits as they are typed; nothing typed is none. */
export interface SendingDraft {
  day: string;
  week: string;
  month: string;
  confirmAbove: string;
  hours: SendingHours[];
}

const typed = (n: number): string => (n ? String(n) : '');
const number = (text: string): number => Math.max(0, Math.trunc(Number(text) || 0));

export const draftOf = (s: SendingSettings): SendingDraft => ({
  day: typed(s.day),
  week: typed(s.week),
  month: typed(s.month),
  confirmAbove: String(s.confirmAbove),
  hours: s.hours.map((h) => ({ ...h })),
});

export const settingsOf = (d: SendingDraft): SendingSettings => ({
  day: number(d.day),
  week: number(d.week),
  month: number(d.month),
  confirmAbove: number(d.confirmAbove),
  hours: d.hours.map((h) => ({ ...h })),
});

/** Hours of a country's own, for now those of everywhere else. */
export function withCountry(d: SendingDraft, country: string): void {
  const elsewhere = d.hours.find((h) => h.country === '');
  if (elsewhere && !d.hours.some((h) => h.country === country)) d.hours.push({ ...elsewhere, country });
}
