// Draws the icons from icon.svg by Chromium and ImageMagick, after the mark has changed: node build/icon/draw.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { findBrowser } from '../setup/browser.mjs';

const { chromium } = createRequire(new URL('../e2e/', import.meta.url))('playwright-core');
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1024, height: 1024 } });
const svg = readFileSync(new URL('icon.svg', import.meta.url), 'utf8');
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
await page.screenshot({ path: 'build/appicon.png', omitBackground: true });
await browser.close();
execFileSync('convert', [
  'build/appicon.png',
  '-define',
  'icon:auto-resize=256,128,64,48,32,24,16',
  'build/windows/icon.ico',
]);
