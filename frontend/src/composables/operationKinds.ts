// Kinds of operations in the families one looks for them by, and what can be done with a row of the journal.
import type { Operation } from '../api/types';

/** By what a kind begins with: "tag" is tag.create, tag.add and so on. */
export const FAMILIES = [
  'import',
  'tag',
  'segment',
  'campaign',
  'note',
  'reminder',
  'profile',
  'identity',
  'source',
  'feedback',
  'parcel',
  'field',
  'shop',
  'back',
] as const;
export type Family = (typeof FAMILIES)[number];

const BEGINNINGS: Record<Family, readonly string[]> = {
  import: ['import', 'generate'],
  tag: ['tag.'],
  segment: ['segment.'],
  campaign: ['campaign.'],
  note: ['note.'],
  reminder: ['reminder.'],
  profile: [
    'customer.edit',
    'customer.erase',
    'customer.disclose',
    'customer.delete',
    'customer.block',
    'customer.unblock',
    'level.',
    'consent.',
    'address.',
  ],
  identity: ['customer.merge', 'customer.split', 'customer.apart', 'customer.later'],
  source: ['source.'],
  feedback: ['batch.', 'quality.'],
  parcel: ['parcel.'],
  field: ['field.'],
  shop: ['settings.', 'view.', 'channel.'],
  back: ['undo', 'redo'],
};

const PREFIX = 'operation.';

/** Every kind there is a sentence for. */
export const kindsOf = (catalogue: Readonly<Record<string, string>>): string[] =>
  Object.keys(catalogue)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length));

export const familyKinds = (family: Family, kinds: readonly string[]): string[] =>
  kinds.filter((kind) => BEGINNINGS[family].some((b) => (b.endsWith('.') ? kind.startsWith(b) : kind === b)));

/** The kinds whose sentence has a text in its own words, whatever it names. */
export function kindsSaying(catalogue: Readonly<Record<string, string>>, text: string): string[] {
  const wanted = text.toLowerCase();
  return kindsOf(catalogue).filter((kind) =>
    (catalogue[PREFIX + kind] ?? '')
      .replaceAll(/\{[^}]*\}/g, '\0')
      .toLowerCase()
      .includes(wanted),
  );
}

/** Things of the shop itself, of which nobody can be shown. */
const OF_NOBODY = [
  'settings.',
  'view.',
  'channel.',
  'batch.',
  'quality.',
  'tag.create',
  'tag.rename',
  'tag.edit',
  'tag.arrange',
  'segment.',
  'customer.delete',
  'source.edit',
  'source.merge',
];
const OF_FIELDS = ['field.create', 'field.rename', 'field.delete'];

/** Whom a row leads to: one customer, a list of them, or nobody. */
export function leadsTo(o: Operation, kind: string): 'customer' | 'list' | undefined {
  if (o.customerId) return kind === 'customer.erase' ? undefined : 'customer';
  const nobody = [...OF_NOBODY, ...OF_FIELDS].some((b) => kind.startsWith(b));
  return nobody || !o.count ? undefined : 'list';
}
