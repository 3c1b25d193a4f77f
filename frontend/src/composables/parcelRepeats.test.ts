import { describe, expect, it } from 'vitest';

import { repeatsOf } from './parcelRepeats';

const before = [
  { id: 2, order: '', contents: 'Thank-you Card；糖', packedAt: 200 },
  { id: 1, order: '', contents: '手写卡，备用扣子', packedAt: 100 },
];

describe('what goes into a parcel again', () => {
  it('is found thing by thing, whatever the commas, width and case', () => {
    expect(repeatsOf('糖、贺卡', before)).toEqual([{ what: '糖', at: 200 }]);
    expect(repeatsOf('thank-you  card\n手写卡', before)).toEqual([
      { what: 'thank-you  card', at: 200 },
      { what: '手写卡', at: 100 },
    ]);
    expect(repeatsOf('Ｔhank-you Card', before)).toHaveLength(1);
  });

  it('is nothing for a part of a word, and for nothing', () => {
    expect(repeatsOf('卡', before)).toEqual([]);
    expect(repeatsOf(' ，、', before)).toEqual([]);
  });
});
