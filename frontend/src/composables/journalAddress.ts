// What the journal is narrowed to, as it stands in the address, and back.
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import { z } from 'zod';

import { FAMILIES, type Family } from './operationKinds';

/** Days back from today, today included; "days" is from one day to another. */
export const SPANS = ['all', '1', '7', '30', '365', 'days'] as const;
type Span = (typeof SPANS)[number];

export interface JournalAsk {
  family: Family | 'all';
  person: number;
  text: string;
  span: Span;
  from: string;
  to: string;
}

export const EVERYTHING: JournalAsk = { family: 'all', person: 0, text: '', span: 'all', from: '', to: '' };

const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const day = z.iso.date();

const schema = z.object({
  kind: optional(z.enum(FAMILIES)),
  person: optional(z.coerce.number().int().positive()),
  q: optional(z.string().trim().min(1).max(80)),
  span: optional(z.enum(SPANS)),
  from: optional(day),
  to: optional(day),
});

/** What an address asks for; what cannot be understood is left out. */
export function readJournal(query: LocationQuery): JournalAsk {
  const flat = Object.fromEntries(Object.entries(query).map(([k, v]) => [k, Array.isArray(v) ? v[0] : v]));
  const a = schema.parse(flat);
  return {
    family: a.kind ?? 'all',
    person: a.person ?? 0,
    text: a.q ?? '',
    span: a.span ?? 'all',
    from: a.from ?? '',
    to: a.to ?? '',
  };
}

export function writeJournal(a: JournalAsk): LocationQueryRaw {
  const written: Record<string, string | number | false> = {
    kind: a.family !== 'all' && a.family,
    person: a.person,
    q: a.text,
    span: a.span !== 'all' && a.span,
    from: a.span === 'days' && a.from,
    to: a.span === 'days' && a.to,
  };
  return Object.fromEntries(Object.entries(written).filter(([, v]) => v)) as LocationQueryRaw;
}

/** The first and the last day that are meant; "" is no bound. */
export function daysOf(a: JournalAsk, day: (at: number) => string, now: number): { from: string; to: string } {
  if (a.span === 'all') return { from: '', to: '' };
  if (a.span === 'days') return { from: a.from, to: a.to };
  return { from: day(now - (Number(a.span) - 1) * 86_400_000), to: '' };
}
