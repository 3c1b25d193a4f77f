// Audits every page with axe in Chromium, in both themes and in Chinese and English, over the real Go services:
//   node build/e2e/axe.mjs [part of a page's address]
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { findBrowser } from '../setup/browser.mjs';
import { Desk } from './lib/desk.mjs';
import { DevServer } from './lib/devserver.mjs';

const pages = [
  '/customers',
  '/customers/1',
  '/doubles',
  '/doubles/1-2',
  '/tags',
  '/portrait',
  '/sources',
  '/records',
  '/import',
  '/settings',
];
const looks = [
  { language: 'zh-CN', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
  { language: 'en', theme: 'light' },
];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const count = { passed: 0, failed: 0 };
const desk = await Desk.open('axe');
let server, browser;
try {
  server = await DevServer.open({ shop: await desk.sampleShop(), home: desk.home });
  browser = await chromium.launch({ executablePath: findBrowser(), args: quiet });
  const tab = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  tab.setDefaultTimeout(20_000);
  for (const look of looks) await auditAll(tab, look);
  await everyPlaceIsListed(tab);
} finally {
  await browser?.close();
  await server?.close();
  await desk.close();
}
console.log(`${count.passed} passed, ${count.failed} failed, 0 skipped`);
process.exit(count.failed > 0 ? 1 : 0);

async function auditAll(tab, look) {
  await tab.goto(server.address);
  await tab.evaluate((wanted) => window.go.bind.Desktop.SavePreferences(wanted), look);
  for (const page of pages.filter((page) => page.includes(process.argv[2] ?? ''))) {
    await check(`${page} ${look.language} ${look.theme}`, () => audit(tab, page));
  }
}

/** Answers what is wrong with a page, once it has drawn its heading and everything it waits for. */
async function audit(tab, page) {
  await tab.goto('about:blank'); // so that the page starts anew, with the preferences just saved
  await tab.goto(`${server.address}/#${page}`);
  await tab.getByRole('heading', { level: 1 }).waitFor();
  await tab.waitForFunction(() => !document.querySelector('[aria-busy="true"]') && !document.getAnimations().length);
  await tab.waitForTimeout(200); // a new theme reaches inner elements a frame later each, by a transition of 1 ms
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate((values) => window.axe.run({ runOnly: { type: 'tag', values } }), rules);
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .slice(0, 5)
        .map(({ target, failureSummary }) => `  ${target} ${failureSummary.replace(/\s+/g, ' ')}`)
        .join('\n')}`,
  );
}

/** A page that is added to the navigation must be added to the list above. */
function everyPlaceIsListed(tab) {
  return check('every place of the navigation is audited', async () => {
    const places = await tab
      .locator('nav a[href^="#/"]')
      .evaluateAll((links) => links.map((link) => link.hash.slice(1)));
    const missing = places.filter((place) => !pages.includes(place));
    return places.length === 0 ? ['the navigation has no links'] : missing.map((place) => `${place} is not audited`);
  });
}

async function check(name, problems) {
  const found = await problems().catch((error) => [error.message]);
  count[found.length === 0 ? 'passed' : 'failed']++;
  console.log(
    `${found.length === 0 ? 'ok   ' : 'FAIL '} ${name}${found.map((text) => `\n      ${text.replace(/\n/g, '\n      ')}`).join('')}`,
  );
}
