import { describe, expect, it } from 'vitest';

import { moved, sized, standardColumns, switched, usableColumns } from './listColumns';

const keys = (list: { key: string }[]): string => list.map((c) => c.key).join(' ');

describe('the columns of the list', () => {
  it('keep the name first, and nothing unknown or twice', () => {
    const kept = [
      { key: 'net', width: 120 },
      { key: 'gone', width: 0 },
      { key: 'net', width: 0 },
      { key: 'field.3', width: 0 },
    ];
    expect(keys(usableColumns(kept))).toBe('name net field.3');
    expect(usableColumns([])).toEqual(standardColumns());
  });

  it('move, but never the name', () => {
    const list = usableColumns(['name', 'phone', 'level', 'net'].map((key) => ({ key, width: 0 })));
    expect(keys(moved(list, 3, 1))).toBe('name net phone level');
    expect(keys(moved(list, 1, 99))).toBe('name level net phone');
    expect(keys(moved(list, 2, 0))).toBe('name level phone net');
    expect(keys(moved(list, 0, 2))).toBe(keys(list));
  });

  it('come, go and are sized within bounds', () => {
    const list = switched(standardColumns(), 'age');
    expect(list.at(-1)?.key).toBe('age');
    expect(switched(list, 'age')).toEqual(standardColumns());
    expect(sized(list, 'age', 5).at(-1)?.width).toBe(48);
    expect(sized(list, 'age', 90.4).at(-1)?.width).toBe(90);
  });
});
