import { describe, expect, it } from 'vitest';

import { addDays, addMinutes, addMonths, putOff, soonDay } from './reminderTime';

describe('days of reminders', () => {
  it('go over the ends of months and years, and over 29 February', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2028-02-29', 1)).toBe('2028-03-29');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
    expect(soonDay('week', '2026-11-29')).toBe('2026-12-06');
  });

  it('come later when they are put off, never sooner', () => {
    const tomorrow = { date: '2026-12-01', time: '09:00' };
    expect(putOff('2026-11-30')).toEqual(tomorrow);
    expect(putOff('2026-11-30', { date: '2026-11-29', time: '10:00' })).toEqual(tomorrow);
    expect(putOff('2026-11-30', tomorrow)).toEqual({ date: '2026-12-02', time: '09:00' });
    expect(putOff('2026-11-30', { date: '2026-12-31', time: '15:30' })).toEqual({ date: '2027-01-01', time: '15:30' });
  });

  it('turn with midnight', () => {
    expect(addMinutes('2026-11-30', '23:30', 60)).toEqual({ date: '2026-12-01', time: '00:30' });
    expect(addMinutes('2026-11-30', '08:05', 60)).toEqual({ date: '2026-11-30', time: '09:05' });
  });
});
