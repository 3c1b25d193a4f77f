import { expect, test } from 'vitest';

import type { MergeWords } from '../api/types';
import { weigh } from './mergeWords';

const said = (channel: string, granted: boolean) => ({ channel, granted, evidence: '', byHand: false, at: 0 });
const nothing: MergeWords = { consents: [], card: '', impersonal: false };

test('a no beats a yes, and the one who stays keeps their card', () => {
  const a = { ...nothing, consents: [said('sms', true), said('email', true)], card: 'A1' };
  const b = { ...nothing, consents: [said('sms', false)], card: 'B2' };
  const rows = weigh([1, 2], [a, b], 2);
  expect(rows.map((r) => r.key)).toEqual(['consents', 'card']);
  expect(rows[0]?.cells.map((c) => c.map((w) => w.lost))).toEqual([[true, false], [false]]);
  expect(rows[1]?.cells.map((c) => c.map((w) => w.lost))).toEqual([[true], [false]]);
});

test('a card only the other has is not lost, and kinds nobody has are left out', () => {
  expect(weigh([1, 2], [nothing, { ...nothing, card: 'B2' }], 1)).toEqual([
    { key: 'card', cells: [[], [{ text: 'B2', lost: false }]] },
  ]);
});
