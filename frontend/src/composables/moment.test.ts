import { expect, it } from 'vitest';

import { readClock, readDay } from './moment';

it.each([
  ['2026-11-24', '2026-11-24'],
  [' 2026/3/5 ', '2026-03-05'],
  ['2026年3月5日', '2026-03-05'],
  ['2028-02-29', '2028-02-29'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['2026-11', undefined],
  ['24/11/2026', undefined],
  ['', undefined],
])('reads the day %s as %s', (typed, day) => expect(readDay(typed)).toBe(day));

it.each([
  ['8:30', '08:30'],
  ['20：05', '20:05'],
  ['24:00', undefined],
  ['12:60', undefined],
  ['8', undefined],
])('reads the clock %s as %s', (typed, clock) => expect(readClock(typed)).toBe(clock));
