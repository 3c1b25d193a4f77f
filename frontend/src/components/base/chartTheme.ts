// A canvas cannot read CSS variables: what the tokens say is resolved here, once for each theme.

export type Token = (name: string) => string;

/** Reads the tokens as they stand on the page now. */
export function pageToken(): Token {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(name).trim();
}

/** An option from Go as an object, its colour names replaced by the tokens' values. */
export function readOption(text: string, token: Token): Record<string, unknown> {
  return JSON.parse(text.replace(/var\((--[\w-]+)\)/g, (_, name: string) => token(name))) as Record<string, unknown>;
}

/** What all charts share: palette, axes, text, tooltip. */
export function chartTheme(token: Token, fontFamily: string): object {
  const axisLabel = { color: token('--chart-axis'), fontSize: 12 };
  return {
    color: ['--cat-1', '--cat-2', '--cat-3', '--cat-4', '--cat-5', '--cat-6'].map(token),
    textStyle: { fontFamily, fontSize: 12, color: token('--ink-2') },
    categoryAxis: { axisLine: { lineStyle: { color: token('--line-strong') } }, axisLabel, splitLine: { show: false } },
    valueAxis: {
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel,
      splitLine: { lineStyle: { color: token('--chart-grid') } },
    },
    legend: { textStyle: { color: token('--ink-2'), fontSize: 12 } },
    visualMap: { textStyle: { color: token('--ink-3'), fontSize: 12 } },
    tooltip: {
      backgroundColor: token('--surface'),
      borderWidth: 0,
      padding: [8, 12],
      textStyle: { color: token('--ink'), fontSize: 12 },
      extraCssText: `border-radius:10px;box-shadow:${token('--shadow-pop')}`,
    },
  };
}
