import { describe, expect, it } from 'vitest';

import { draftOf, settingsOf, withCountry } from './sendingRules';

const hours = { country: '', sms: '09:00–20:00', phone: '09:00–20:00', email: '08:00–22:00', chat: '09:00–20:00' };
const settings = { day: 1, week: 0, month: 4, confirmAbove: 1000, hours: [hours] };

describe('rules of sending', () => {
  it('are typed as text, and nothing typed is no limit', () => {
    const draft = draftOf(settings);
    expect(draft.week).toBe('');
    expect(settingsOf(draft)).toEqual(settings);
    expect(settingsOf({ ...draft, day: 'x', month: '-3' })).toMatchObject({ day: 0, month: 0 });
  });

  it('give a country those of everywhere else to begin with, once', () => {
    const draft = draftOf(settings);
    withCountry(draft, 'JP');
    withCountry(draft, 'JP');
    expect(draft.hours.map((h) => h.country)).toEqual(['', 'JP']);
    expect(draft.hours[1]).toEqual({ ...hours, country: 'JP' });
  });
});
