import { expect, it } from 'vitest';

import type { TimelineEntry } from '../api/types';
import { underMonths } from './timeline';

const entry = (id: number, at: string): TimelineEntry =>
  ({ id, kind: 'order', at: Date.parse(at) }) as unknown as TimelineEntry;
const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

it('puts entries under their months, today first and apart', () => {
  const lines = underMonths(
    [
      entry(4, '2026-11-22T10:00Z'),
      entry(3, '2026-11-21T10:00Z'),
      entry(2, '2026-11-01T10:00Z'),
      entry(1, '2025-11-01T10:00Z'),
    ],
    day,
    Date.parse('2026-11-22T12:00Z'),
  );
  expect(lines.map((l) => l.key)).toEqual(['2026-11-22', 'order4', '2026-11', 'order3', 'order2', '2025-11', 'order1']);
  expect(lines.map((l) => l.today)).toEqual([true, true, false, false, false, false, false]);
});

it('says nothing of nothing', () => expect(underMonths([], day, 0)).toEqual([]));
