import type { MergeWords } from '../api/types';

/** A word on a customer: a consent on a channel, or a text. Lost when another one counts after the merge. */
export interface Word {
  text: string;
  channel?: string;
  granted?: boolean;
  impersonal?: boolean;
  lost: boolean;
}

export interface WordRow {
  key: 'consents' | 'card' | 'referrer' | 'impersonal';
  cells: Word[][];
}

/** The words of customers side by side, kinds of which nobody has any left out. */
export function weigh(ids: number[], words: MergeWords[], stays: number): WordRow[] {
  const refused = new Set(words.flatMap((w) => w.consents.filter((c) => !c.granted).map((c) => c.channel)));
  const first = (of: (w: MergeWords) => string): string => {
    const own = words[ids.indexOf(stays)];
    return (own && of(own)) || words.map(of).find(Boolean) || '';
  };
  const texts = (of: (w: MergeWords) => string): Word[][] =>
    words.map((w) => (of(w) ? [{ text: of(w), lost: of(w) !== first(of) }] : []));
  const rows: WordRow[] = [
    {
      key: 'consents',
      cells: words.map((w) =>
        w.consents.map((c) => ({
          text: '',
          channel: c.channel,
          granted: c.granted,
          lost: c.granted && refused.has(c.channel),
        })),
      ),
    },
    { key: 'card', cells: texts((w) => w.card) },
    { key: 'referrer', cells: texts((w) => w.referrer?.name ?? '') },
    { key: 'impersonal', cells: words.map((w) => (w.impersonal ? [{ text: '', impersonal: true, lost: false }] : [])) },
  ];
  return rows.filter((r) => r.cells.some((c) => c.length));
}
