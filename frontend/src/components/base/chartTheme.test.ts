import { describe, expect, it } from 'vitest';

import { chartTheme, readOption } from './chartTheme';

describe('chart theme', () => {
  it('replaces colour names by the values of the tokens', () => {
    const option = readOption('{"a":"var(--seq-5)","b":["var(--ink)"],"c":"var (x)"}', (name) => `<${name}>`);
    expect(option).toEqual({ a: '<--seq-5>', b: ['<--ink>'], c: 'var (x)' });
  });

  it('takes every colour from a token', () => {
    const asked: string[] = [];
    chartTheme((name) => {
      asked.push(name);
      return '#000';
    }, 'x');
    expect(asked).toContain('--chart-grid');
    expect(asked.every((name) => name.startsWith('--'))).toBe(true);
  });
});
