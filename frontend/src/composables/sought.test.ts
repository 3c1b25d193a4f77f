import { describe, expect, it } from 'vitest';

import { marked, soughtForms } from './sought';

describe('what a search marks', () => {
  it.each([
    ['  林静 ', ['林静']],
    ['林静 6021', ['林静', '6021']],
    ['Anna　Lee', ['anna', 'lee']],
    ['138 1234-60', ['138 1234-60', '138123460']],
    ['１３', ['１３', '13']],
    ['a-1', ['a-1']],
    ['-', ['-']],
    ['', []],
  ])('%s', (typed, forms) => expect(soughtForms(typed)).toEqual(forms));

  it('is each word, wherever it stands', () => {
    const hits = (text: string, sought: string) => marked(text, sought).flatMap((p) => (p.hit ? [p.text] : []));
    expect(hits('Lee, Anna Lee', 'anna lee')).toEqual(['Lee', 'Anna', 'Lee']);
    expect(hits('13812346021', '１３８ 1234')).toEqual(['1381234']);
    expect(hits('a.b (c)', 'a.b (')).toEqual(['a.b', '(']);
    expect(marked('李雷', '')).toEqual([{ text: '李雷', hit: false }]);
  });
});
