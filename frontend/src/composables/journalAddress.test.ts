import { describe, expect, it } from 'vitest';

import { daysOf, EVERYTHING, readJournal, writeJournal, type JournalAsk } from './journalAddress';

const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);

describe('the address of the journal', () => {
  it('comes back as it was written', () => {
    const ask: JournalAsk = {
      ...EVERYTHING,
      family: 'tag',
      person: 7,
      text: '老客',
      span: 'days',
      from: '2026-11-01',
      to: '2026-11-22',
    };
    expect(readJournal(writeJournal(ask) as never)).toEqual(ask);
    expect(writeJournal(EVERYTHING)).toEqual({});
  });

  it('leaves out what it does not understand', () => {
    expect(readJournal({ kind: 'nonsense', person: '-1', span: '3', from: '2026-02-30' })).toEqual(EVERYTHING);
  });
});

describe('a span of time', () => {
  const now = Date.UTC(2026, 10, 22, 9);

  it('is today and the days before it', () => {
    expect(daysOf({ ...EVERYTHING, span: '1' }, iso, now)).toEqual({ from: '2026-11-22', to: '' });
    expect(daysOf({ ...EVERYTHING, span: '7' }, iso, now)).toEqual({ from: '2026-11-16', to: '' });
    expect(daysOf(EVERYTHING, iso, now)).toEqual({ from: '', to: '' });
  });
});
