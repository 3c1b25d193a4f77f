import { describe, expect, it } from 'vitest';

import type { WorkRow } from '../api/types';
import { activeRow, inOneGo, modeOf, namesOf, nextBatch } from './worklist';

const row = (id: number, text = '双12', inHand = false): WorkRow => ({
  id,
  customer: id,
  name: `客${id}`,
  nick: '',
  address: `tb${id}`,
  text,
  pictures: [],
  inHand,
  attempt: 0,
  lastOrderAt: 0,
  netPaid: 0,
  note: '',
});
const ids = (rows: WorkRow[]) => rows.map((r) => r.id);

describe('a worklist', () => {
  it('of labels or parcels is taken in one go, what is in hand apart', () => {
    expect(ids(inOneGo([row(1), row(2, '你好'), row(3)]))).toEqual([1, 2, 3]);
    expect(ids(inOneGo([row(1, '双12', true), row(2, '你好', true), row(3)]))).toEqual([1, 2]);
    expect(inOneGo([])).toEqual([]);
  });

  it('puts those together who get the same words, as many as the platform takes', () => {
    const rows = [row(1), row(2, '你好'), row(3), row(4)];
    expect(ids(nextBatch(rows, 2))).toEqual([1, 3]);
    expect(ids(nextBatch(rows, 200))).toEqual([1, 3, 4]);
    expect(nextBatch([], 2)).toEqual([]);
  });
  it('finishes what is in hand before it hands out more', () => {
    expect(ids(nextBatch([row(1, '双12', true), row(2, '双12', true), row(3)], 1))).toEqual([1, 2]);
  });
  it('names people by line', () => {
    expect(namesOf([row(1), { ...row(2), name: '' }])).toBe('客1\ttb1\ntb2');
  });
  it('stays at the chosen one while it is there', () => {
    expect(activeRow([row(1), row(2)], 2)?.id).toBe(2);
    expect(activeRow([row(1), row(2)], 9)?.id).toBe(1);
  });
  it('knows how it is worked off', () => {
    expect(modeOf({ kind: 'calls', batch: 1 })).toBe('calls');
    expect(modeOf({ kind: 'taobao', batch: 1 })).toBe('one');
    expect(modeOf({ kind: 'wecomMass', batch: 200 })).toBe('batch');
  });
});
