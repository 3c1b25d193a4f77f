// What is next on a worklist, without asking anybody.
import type { WorkRow, Worklist } from '../api/types';

/** How a list is worked off: call by call, one message after the other, or many people at once. */
export type WorkMode = 'calls' | 'one' | 'batch' | 'labels' | 'parcels';

export function modeOf(list: Pick<Worklist, 'kind' | 'batch'>): WorkMode {
  if (list.kind === 'calls' || list.kind === 'labels' || list.kind === 'parcels') return list.kind;
  return list.batch > 1 ? 'batch' : 'one';
}

/**
 * Who is done together: those who get the same words, as many as the platform takes at once. What is in hand comes first and
 * is not mixed with what is not.
 */
export function nextBatch(rows: readonly WorkRow[], size: number): WorkRow[] {
  const [first] = rows;
  if (!first) return [];
  const alike = rows.filter((r) => r.text === first.text && r.inHand === first.inHand);
  return first.inHand ? alike : alike.slice(0, Math.max(size, 1));
}

/** Labels and parcels are made in one go, whatever each says: all that are in hand, else all that are listed. */
export const inOneGo = (rows: readonly WorkRow[]): WorkRow[] => rows.filter((r) => r.inHand === rows[0]?.inHand);

/** A batch as it is pasted: one a line, by the name the other program knows. */
export const namesOf = (rows: readonly WorkRow[]): string =>
  rows.map((r) => [r.name || r.nick, r.address].filter(Boolean).join('\t')).join('\n');

/** The row that is active: the chosen one while it is there, else the first. */
export const activeRow = (rows: readonly WorkRow[], chosen: number): WorkRow | undefined =>
  rows.find((r) => r.id === chosen) ?? rows[0];
