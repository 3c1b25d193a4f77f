import { describe, expect, it } from 'vitest';

import { impossible, readBirthday, writeBirthday } from './birthday';

describe('birthday', () => {
  it.each([
    ['1994-08-26', { year: 1994, month: 8, day: 26, lunar: false }],
    ['08-26', { year: 0, month: 8, day: 26, lunar: false }],
    ['1994', { year: 1994, month: 0, day: 0, lunar: false }],
    ['1994年8月26日', { year: 1994, month: 8, day: 26, lunar: false }],
    ['02-29', { year: 0, month: 2, day: 29, lunar: false }],
    ['', { year: 0, month: 0, day: 0, lunar: false }],
    ['lunar 1994-08-15', { year: 1994, month: 8, day: 15, lunar: true }],
    ['08-15, lunar', { year: 0, month: 8, day: 15, lunar: true }],
    ['農曆8月15日', { year: 0, month: 8, day: 15, lunar: true }],
    ['１９９４／０８／２６', { year: 1994, month: 8, day: 26, lunar: false }],
    ['农历八月十五', { year: 0, month: 8, day: 15, lunar: true }],
    ['1990年正月初一', { year: 1990, month: 1, day: 1, lunar: true }],
    ['臘月廿三', { year: 0, month: 12, day: 23, lunar: true }],
    ['十一月三十', { year: 0, month: 11, day: 30, lunar: false }],
    ['冬月二十', { year: 0, month: 11, day: 20, lunar: true }],
    ['农历十二月初十', { year: 0, month: 12, day: 10, lunar: true }],
  ])('reads %s', (text, birthday) => {
    expect(readBirthday(text)).toEqual(birthday);
  });

  it.each(['soon', '闰六月初八', '八月', '月初一', '1994-08', '26', '1994-08-26-1'])(
    'does not understand %s',
    (text) => {
      expect(readBirthday(text)).toBeUndefined();
    },
  );

  it.each([
    ['1994-13-01', 'noDay'],
    ['2025-02-29', 'noDay'],
    ['02-30', 'noDay'],
    ['08-00', 'noDay'],
    ['lunar 08-31', 'noDay'],
    ['1234', 'tooEarly'],
    ['2027-01-01', 'toCome'],
    ['2024-02-29', undefined],
    ['02-29', undefined],
    ['', undefined],
  ])('tells what is wrong with %s', (text, wrong) => {
    const read = readBirthday(text);
    expect(read).toBeDefined();
    expect(read && impossible(read, 2026)).toBe(wrong);
  });

  it('knows that a lunar second month may have thirty days', () => {
    expect(readBirthday('农历 02-30')).toEqual({ year: 0, month: 2, day: 30, lunar: true });
  });

  it('writes what it reads', () => {
    for (const text of ['1994-08-26', '08-26', '1994', '']) expect(writeBirthday(readBirthday(text))).toBe(text);
  });
});
