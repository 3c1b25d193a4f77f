// A chart as a picture that can stand alone in a review: title and fact above it, on the surface's colour, at double size.
import { init } from './chartEngine';
import { chartTheme, pageToken, readOption, type Token } from './chartTheme';

export interface Frame {
  title: string;
  fact: string;
}

const PAD = 24;
const HEAD = 64;
const SCALE = 2;

interface Size {
  width: number;
  height: number;
}

function still(option: string, token: Token, font: string, size: Size, renderer: 'svg' | 'canvas') {
  const chart = init(renderer === 'canvas' ? document.createElement('div') : null, chartTheme(token, font), {
    renderer,
    ssr: renderer === 'svg',
    devicePixelRatio: SCALE,
    ...size,
  });
  chart.setOption({ ...readOption(option, token), animation: false });
  return chart;
}

/** ECharts writes the family into an attribute as it is, so it must not bring double quotes. */
const pageFont = (): string => getComputedStyle(document.body).fontFamily.replaceAll('"', "'");

/** The picture as SVG text. */
export function drawSVG(option: string, frame: Frame, size: Size): string {
  const token = pageToken();
  const font = pageFont();
  const chart = still(option, token, font, size, 'svg');
  const inner = chart.renderToSVGString();
  chart.dispose();
  const [width, height] = [size.width + 2 * PAD, size.height + HEAD + PAD];
  const text = (y: number, px: number, weight: number, color: string, words: string): string =>
    `<text x="${PAD}" y="${y}" font-family="${escapeXML(font)}" font-size="${px}" font-weight="${weight}" fill="${color}">${escapeXML(words)}</text>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="100%" height="100%" fill="${token('--surface')}"/>` +
    text(30, 14, 600, token('--ink'), frame.title) +
    text(48, 12, 400, token('--ink-3'), frame.fact) +
    inner.replace('<svg ', `<svg x="${PAD}" y="${HEAD}" `) +
    '</svg>'
  );
}

/** The picture as base64 PNG, without the prefix of a data address. */
export function drawPNG(option: string, frame: Frame, size: Size): string {
  const token = pageToken();
  const font = pageFont();
  const chart = still(option, token, font, size, 'canvas');
  const canvas = document.createElement('canvas');
  canvas.width = (size.width + 2 * PAD) * SCALE;
  canvas.height = (size.height + HEAD + PAD) * SCALE;
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.scale(SCALE, SCALE);
    pen.fillStyle = token('--surface');
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = token('--ink');
    pen.font = `600 14px ${font}`;
    pen.fillText(frame.title, PAD, 30);
    pen.fillStyle = token('--ink-3');
    pen.font = `400 12px ${font}`;
    pen.fillText(frame.fact, PAD, 48);
    pen.drawImage(chart.renderToCanvas({ pixelRatio: SCALE }), PAD, HEAD, size.width, size.height);
  }
  chart.dispose();
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}

function escapeXML(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
