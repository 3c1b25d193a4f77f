// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import { cleanRich, copyRich, hrefOf, isRich, readRich, richOf } from './richText';

const attacks = readFileSync(resolve(import.meta.dirname, '../../../backend/rich/testdata/attacks.txt'), 'utf8')
  .trim()
  .split('\n');

describe('rich text', () => {
  it('leaves nothing that acts, of the same attacks as Go', () => {
    expect(attacks.length).toBeGreaterThan(60);
    for (const attack of attacks)
      for (const source of [attack, `<p>${attack}</p>`, `<li>${attack}</li>`, `<a>${attack}</a>`])
        for (const element of readRich(source).querySelectorAll('*')) {
          expect(['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'a'], source).toContain(element.localName);
          expect(
            element.getAttributeNames().filter((n) => n !== 'href'),
            source,
          ).toEqual([]);
          expect(element.getAttribute('href') ?? 'https:', source).toMatch(/^(https?|mailto|tel):/);
        }
  });

  it('keeps what notes show of what other programs paste', () => {
    expect(cleanRich('<div style="color:red"><b class=x>红</b>的</div>')).toBe('<p><strong>红</strong>的</p>');
    expect(cleanRich('<ul><li><p>茶</p></li><li><i>花</i></li></ul>')).toBe('<ul><li>茶</li><li><em>花</em></li></ul>');
    expect(cleanRich('<b style="font-weight:normal"><p>一</p><p>二</p></b>')).toBe('<p>一</p><p>二</p>');
    const browsers = document.createElement('div');
    browsers.append(document.createElement('p'));
    browsers.firstElementChild?.append(document.createElement('ul'));
    browsers.querySelector('ul')?.append(document.createElement('li'));
    expect(copyRich(browsers)).toBe('<ul><li></li></ul>');
    expect(cleanRich('<table><tr><td>茶</td><td>3</td></tr></table>')).toBe('<p> 茶 3</p>');
    expect(cleanRich('<a href="https://e.com" onclick=x target=_blank>店</a>')).toBe('<a href="https://e.com">店</a>');
  });

  it('is plain when it says no more than its words', () => {
    expect(isRich('<p>一</p><p>二</p>')).toBe(false);
    expect(isRich('<p>一<em>二</em></p>')).toBe(true);
    expect(richOf('a<b\n\nc')).toBe('<p>a&lt;b</p><p><br></p><p>c</p>');
  });
});

describe('an address as people type it', () => {
  it.each([
    ['https://e.com/x', 'https://e.com/x'],
    ['e.com/x', 'https://e.com/x'],
    ['li@e.com', 'mailto:li@e.com'],
    ['+86 138 1234 5678', 'tel:+8613812345678'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['茶', undefined],
  ])('%s', (typed, href) => {
    expect(hrefOf(typed)).toBe(href);
  });
});
