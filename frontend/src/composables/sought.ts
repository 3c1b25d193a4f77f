const NUMBER = /^[\d\s+\-()]+$/;

/** What a search marks in a text: each of its words, and what looks like a number also as shops keep it. As Go reads it (crm.SearchWords). */
export function soughtForms(search: string): string[] {
  const text = search.trim().toLowerCase();
  const narrow = (s: string): string => s.normalize('NFKC');
  const isNumber = (s: string): boolean => NUMBER.test(narrow(s)) && /\d/.test(narrow(s));
  const bare = (s: string): string => narrow(s).replaceAll(/[\s\-()]/g, '');
  const words = isNumber(text) && bare(text).length >= 3 ? [text] : text.split(/\s+/).filter(Boolean);
  const forms = words.flatMap((w) => (isNumber(w) ? [w, bare(w)] : [w]));
  return [...new Set(forms)];
}

/** A text in pieces, those that are sought marked. */
export function marked(text: string, search: string): { text: string; hit: boolean }[] {
  const lower = text.toLowerCase();
  const forms = soughtForms(search);
  // Lower case can be longer than the text it is of; then places do not fit, and nothing is marked.
  if (!forms.length || lower.length !== text.length) return [{ text, hit: false }];
  const pattern = forms
    .sort((a, b) => b.length - a.length)
    .map((f) => f.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|');
  const found: { text: string; hit: boolean }[] = [];
  let from = 0;
  for (const match of lower.matchAll(new RegExp(pattern, 'g'))) {
    const end = match.index + match[0].length;
    found.push({ text: text.slice(from, match.index), hit: false }, { text: text.slice(match.index, end), hit: true });
    from = end;
  }
  return [...found, { text: text.slice(from), hit: false }].filter((p) => p.text);
}
