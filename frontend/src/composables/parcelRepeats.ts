import type { Parcel } from '../api/types';

/** The things in a parcel, as people list them: between commas, semicolons and line ends. */
const thingsIn = (contents: string): string[] =>
  contents
    .split(/[,，、;；\n]+/)
    .map((thing) => thing.trim())
    .filter(Boolean);

const plain = (thing: string): string => thing.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** What of the contents went into an earlier parcel too, with the latest day it did: each parcel shall differ. */
export function repeatsOf(contents: string, before: readonly Parcel[]): { what: string; at: number }[] {
  return thingsIn(contents).flatMap((what) => {
    const again = before.find((p) => thingsIn(p.contents).some((thing) => plain(thing) === plain(what)));
    return again ? [{ what, at: again.packedAt }] : [];
  });
}
