// The one sentence above the portrait, out of its numbers: where they bunch up, and nothing when too few are known.
import type { AgeBand, Portrait } from '../api/types';

/** Below this many known, a share says too little to be put into a sentence. */
const ENOUGH = 30;

export interface Lede {
  age?: { band: AgeBand; share: number };
  gender?: { gender: string; share: number };
  places?: { names: { country: string; province: string }[]; share: number };
}

export function ledeOf(p: Portrait): Lede {
  return {
    ...(p.ageKnown >= ENOUGH && { age: leadingAges(p) }),
    ...(p.genderKnown >= ENOUGH && { gender: leadingGender(p) }),
    ...(p.placeKnown >= ENOUGH && { places: leadingPlaces(p) }),
  } as Lede;
}

/** The two neighbouring bands that hold the most. */
function leadingAges(p: Portrait): Lede['age'] {
  const known = p.ages.filter((a) => !a.band.unknown && a.share != null);
  let best: Lede['age'];
  for (const [i, a] of known.entries()) {
    const b = known[i + 1];
    const share = (a.share ?? 0) + (b?.share ?? 0);
    if (!b || (best && best.share >= share)) continue;
    best = { band: { from: a.band.from, to: b.band.to, unknown: false }, share };
  }
  return best;
}

function leadingGender(p: Portrait): Lede['gender'] {
  const [first] = p.genders
    .filter((g) => g.gender !== 'unknown' && g.share != null)
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  return first && { gender: first.gender, share: first.share ?? 0 };
}

function leadingPlaces(p: Portrait): Lede['places'] {
  const top = p.places
    .filter((x) => x.province && x.customers > 0)
    .sort((a, b) => b.customers - a.customers)
    .slice(0, 3);
  if (top.length < 3) return undefined;
  return { names: top, share: top.reduce((sum, x) => sum + (x.share ?? 0), 0) };
}
