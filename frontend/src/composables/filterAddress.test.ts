import { describe, expect, it } from 'vitest';

import { conditionsOf, EVERYBODY, readAddress, without, writeAddress } from './filterAddress';

const asStrings = (raw: object) => Object.fromEntries(Object.entries(raw).map(([k, v]) => [k, String(v)]));

describe('filter address', () => {
  it('reads back what it wrote', () => {
    const asked = {
      filter: {
        ...EVERYBODY,
        standing: 'buyers',
        search: '静 13800',
        tagId: 3,
        population: 'interest',
        lastDays: 30,
        gender: 'female',
        age: { from: 25, to: 29, unknown: false },
        country: 'CN',
        province: '浙江',
        importId: 7,
      },
      sort: 'netPaid' as const,
      ascending: true,
    };
    expect(readAddress(asStrings(writeAddress(asked)))).toEqual(asked);
  });

  it('keeps an unknown province apart from no condition', () => {
    const asked = { filter: { ...EVERYBODY, province: '' } };
    expect(writeAddress(asked)).toEqual({ province: '-' });
    expect(readAddress({ province: '-' }).filter.province).toBe('');
    expect(readAddress({}).filter.province).toBeUndefined();
  });

  it('writes open and unknown age bands', () => {
    expect(readAddress({ age: '50+' }).filter.age).toEqual({ from: 50, to: 0, unknown: false });
    expect(readAddress({ age: '-' }).filter.age).toEqual({ from: 0, to: 0, unknown: true });
  });

  it('leaves out what it cannot understand', () => {
    const read = readAddress({
      tab: 'x',
      tag: '-4',
      gender: 'DROP TABLE',
      age: '1-2-3',
      sort: 'shoeSize',
      country: 'China',
    });
    expect(read).toEqual({ filter: EVERYBODY, sort: 'lastOrder', ascending: false });
  });

  it('says nothing at the defaults', () => {
    expect(writeAddress({ filter: EVERYBODY, sort: 'lastOrder', ascending: false })).toEqual({});
  });

  it('takes off one condition and keeps the others', () => {
    const f = readAddress({ gender: 'male', province: '广东', country: 'CN', pop: 'buyers', days: '30' }).filter;
    expect(conditionsOf(f)).toEqual(['population', 'gender', 'place']);
    expect(conditionsOf(without(f, 'place'))).toEqual(['population', 'gender']);
    expect(without(f, 'population')).toMatchObject({ population: 'all', lastDays: 0, gender: 'male' });
  });
});
