import type { Note, NoteDraft, Order } from '../api/types';

export const NOTE_KINDS = ['remark', 'feedback', 'visit', 'parcel'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** How many characters a note may have; Go counts the same ones. */
export const MAX_NOTE = 10_000;

export const emptyDraft = (): NoteDraft => ({
  kind: 'remark',
  text: '',
  html: '',
  seen: 0,
  pinned: false,
  product: '',
  batch: '',
  order: '',
  pictures: [],
});

export const draftOf = ({ kind, text, html, version, pinned, product, batch, order, pictures }: Note): NoteDraft => ({
  kind,
  text,
  html,
  seen: version,
  pinned,
  product,
  batch,
  order,
  pictures: pictures.map((p) => p.id),
});

/** What is saved: a remark or a next visit is about the person, and drops what was written while it was feedback. */
export function tidyDraft(d: NoteDraft): NoteDraft {
  const about = d.kind === 'feedback';
  return {
    ...d,
    text: d.text.trim(),
    product: about ? d.product.trim() : '',
    batch: about ? d.batch.trim() : '',
    order: about || d.kind === 'parcel' ? d.order.trim() : '',
  };
}

/** Characters as people and Go count them: an emoji outside the first plane is one. */
export const lengthOf = (text: string): number => [...text].length;

/** What was bought, the latest first, each name once. */
export function boughtProducts(orders: readonly Order[]): string[] {
  return [...new Set(orders.flatMap((o) => o.lines.map((l) => l.title)).filter(Boolean))];
}
