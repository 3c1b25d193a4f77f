import { describe, expect, it } from 'vitest';

import type { Portrait } from '../api/types';
import { ledeOf } from './lede';

const band = (from: number, to: number) => ({ from, to, unknown: false });
const place = (province: string, customers: number, share: number) => ({
  country: 'CN',
  province,
  code: 0,
  customers,
  share,
  orders: 0,
  paid: 0,
});

const portrait = {
  ageKnown: 100,
  genderKnown: 100,
  placeKnown: 100,
  ages: [
    { band: band(18, 24), count: 20, share: 0.2 },
    { band: band(25, 29), count: 30, share: 0.3 },
    { band: band(30, 34), count: 28, share: 0.28 },
    { band: band(50, 0), count: 22, share: 0.22 },
    { band: { from: 0, to: 0, unknown: true }, count: 900 },
  ],
  genders: [
    { gender: 'male', count: 30, share: 0.3 },
    { gender: 'female', count: 70, share: 0.7 },
    { gender: 'unknown', count: 500 },
  ],
  places: [
    place('广东', 30, 0.3),
    place('浙江', 40, 0.4),
    place('', 90, 0),
    place('江苏', 10, 0.1),
    place('上海', 5, 0.05),
  ],
} as unknown as Portrait;

describe('the sentence above the portrait', () => {
  it('names the two neighbouring ages, the gender and the three places that hold most', () => {
    const lede = ledeOf(portrait);
    expect(lede.age).toEqual({ band: band(25, 34), share: expect.closeTo(0.58, 5) });
    expect(lede.gender).toEqual({ gender: 'female', share: 0.7 });
    expect(lede.places?.names.map((n) => n.province)).toEqual(['浙江', '广东', '江苏']);
    expect(lede.places?.share).toBeCloseTo(0.8, 5);
  });

  it('is silent about what too few are known of', () => {
    expect(ledeOf({ ...portrait, ageKnown: 12, genderKnown: 3, placeKnown: 29 })).toEqual({});
  });
});
