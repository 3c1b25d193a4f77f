// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import { drawSVG } from './chartPicture';

// jsdom has no canvas: words are measured by their letters.
HTMLCanvasElement.prototype.getContext = () => null;

const option = JSON.stringify({
  xAxis: { type: 'category', data: ['25–29'] },
  yAxis: { type: 'value' },
  series: [{ type: 'bar', data: [27.4], label: { show: true } }],
});

describe('a chart as a picture', () => {
  it('is well-formed SVG with its title, whatever the font is called', () => {
    document.body.style.fontFamily = '"Segoe UI", "PingFang SC", sans-serif';
    const text = drawSVG(option, { title: '年龄 – A & B <1>', fact: 'n = 6,436' }, { width: 400, height: 200 });
    const picture = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(picture.querySelector('parsererror')).toBeNull();
    const words = [...picture.querySelectorAll('text')].map((t) => t.textContent);
    expect(words).toContain('年龄 – A & B <1>');
    expect(words).toContain('25–29');
  });
});
