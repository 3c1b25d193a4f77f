import { describe, expect, it } from 'vitest';

import type { Operation } from '../api/types';
import { catalogues } from '../i18n';
import { FAMILIES, familyKinds, kindsOf, kindsSaying, leadsTo } from './operationKinds';

const kinds = kindsOf(catalogues['zh-CN']);

describe('families of operations', () => {
  it('hold every kind once', () => {
    const all = FAMILIES.flatMap((f) => familyKinds(f, kinds)).sort();
    // Not in the journal: several imports told as one, and what has no sentence.
    expect(all).toEqual(kinds.filter((k) => k !== 'unknown' && k !== 'import.several').sort());
  });
});

describe('words of a sentence', () => {
  it('are found whatever it names, in any case', () => {
    expect(kindsSaying(catalogues['zh-CN'], '新建标签')).toEqual(['tag.create']);
    expect(kindsSaying(catalogues.en, 'TAGGED')).toContain('tag.add');
    expect(kindsSaying(catalogues['zh-CN'], 'tag')).toEqual([]);
  });
});

describe('a row of the journal', () => {
  const row = (o: Partial<Operation>): Operation => ({ count: 1, customerId: 0, ...o }) as Operation;

  it('leads to one customer, to several, or to nobody', () => {
    expect(leadsTo(row({ customerId: 4 }), 'note.add')).toBe('customer');
    expect(leadsTo(row({ count: 20 }), 'tag.add')).toBe('list');
    expect(leadsTo(row({}), 'settings.edit')).toBeUndefined();
    expect(leadsTo(row({ customerId: 4 }), 'customer.erase')).toBeUndefined();
  });
});
