// Rich text as notes keep it: paragraphs, bold, italic, lists and links. What is read is read by the browser's parser into a
// document that runs nothing and fetches nothing; what is made is made anew, element by element, from this list.

/** What an element becomes; one that is not here gives its contents. */
const ELEMENTS: Readonly<Record<string, string>> = {
  p: 'p',
  div: 'p',
  h1: 'p',
  h2: 'p',
  h3: 'p',
  h4: 'p',
  h5: 'p',
  h6: 'p',
  blockquote: 'p',
  pre: 'p',
  tr: 'p',
  br: 'br',
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  a: 'a',
};
/** Elements whose contents are not words. */
const SILENT = new Set(
  'script style title svg math template noscript iframe object embed textarea select video audio head'.split(' '),
);
const BLOCKS = new Set(['p', 'ul', 'ol', 'li']);

/** An address one may go to, or undefined. */
function safeHref(href: string | null): string | undefined {
  if (!href) return undefined;
  try {
    const url = new URL(href.trim());
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? href.trim() : undefined;
  } catch {
    return undefined;
  }
}

/** What somebody types as an address: with its kind, or as people write it. */
export function hrefOf(typed: string): string | undefined {
  const text = typed.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d+/.test(text)) return safeHref(text);
  if (/^[^\s@/]+@[^\s@/]+$/.test(text)) return `mailto:${text}`;
  if (/^\+?[\d\s-]{5,}$/.test(text)) return `tel:${text.replaceAll(/[\s-]/g, '')}`;
  return /^[^\s/]+\.[^\s]+$/.test(text) ? safeHref(`https://${text}`) : undefined;
}

/** Copies what is in an element; `within` a paragraph or an item, another paragraph is its words: a browser breaks it out. */
function children(from: Node, into: Element, within: boolean): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) into.append(child.textContent ?? '');
    else if (child.nodeType === Node.ELEMENT_NODE) copy(child as Element, into, within);
  }
}

function copy(element: Element, into: Element, within: boolean): void {
  const name = element.localName;
  if (SILENT.has(name)) return;
  if (name === 'td' || name === 'th') into.append(' ');
  const made = ELEMENTS[name];
  const href = made === 'a' ? safeHref(element.getAttribute('href')) : undefined;
  const brokenOut = made === 'p' && within;
  if (!made || brokenOut || (made === 'a' && !href)) {
    children(element, into, within);
    if (brokenOut && element.nextSibling) into.append(into.ownerDocument.createElement('br'));
    return;
  }
  const own = into.ownerDocument.createElement(made);
  if (href) own.setAttribute('href', href);
  children(element, own, within || made === 'p' || made === 'li');
  if (made === 'p' && !own.hasChildNodes()) return;
  // What holds blocks, as the bold around the whole of a pasted document does, or the paragraph around a list that browsers
  // make, is not one itself.
  const wraps =
    made !== 'ul' && made !== 'ol' && made !== 'li' && [...own.children].some((c) => BLOCKS.has(c.localName));
  into.append(...(wraps ? own.childNodes : [own]));
}

function bodyOf(source: Element): HTMLElement {
  const target = document.implementation.createHTMLDocument('');
  children(source, target.body, false);
  return target.body;
}

/** The body of a document that runs nothing, with only what may be kept. */
export const readRich = (html: string): HTMLElement => bodyOf(new DOMParser().parseFromString(html, 'text/html').body);

/** What may be kept of what stands in an element. */
export const copyRich = (from: Element): string => bodyOf(from).innerHTML;

export const cleanRich = (html: string): string => readRich(html).innerHTML;

/** Does it say more than plain text can? */
export const isRich = (html: string): boolean => readRich(html).querySelector('strong, em, ul, ol, a') !== null;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Plain text as paragraphs, to begin from. */
export const richOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${escape(line) || '<br>'}</p>`)
    .join('');
