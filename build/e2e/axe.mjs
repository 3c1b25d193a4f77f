// Audits every page with axe in Chromium, in both themes and in Chinese and English, over the real Go services:
//   node build/e2e/axe.mjs [part of a page's address]
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { findBrowser } from '../setup/browser.mjs';
import { Desk } from './lib/desk.mjs';
import { DevServer } from './lib/devserver.mjs';
import { words } from './lib/words.mjs';

const pages = [
  '/customers',
  '/customers/1',
  '/doubles',
  '/doubles/1-2',
  '/todo',
  '/feedback',
  '/slips',
  '/segments',
  '/segments/new?preset=prospects&who=1',
  '/campaigns',
  '/campaigns/1',
  '/tags',
  '/tags/1',
  '/portrait',
  '/sources',
  '/channels',
  '/records',
  '/records?kind=import&span=days',
  '/records?q=zzz',
  '/records?of=imports',
  '/import',
  '/settings',
];
/** States of the import that no address leads to: which files were chosen, and what shows once they were looked at. */
const imports = [
  { name: 'matching columns', files: ['strange'], shown: (t) => [t('import.trial.undecided')] },
  { name: 'dry run', files: ['orders'], shown: (t) => [t.like('import.run')] },
  { name: 'several files', files: ['orders', 'later', 'strange', 'cut'], shown: (t) => [t.like('import.all.left')] },
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
const browser = await chromium.launch({ executablePath: findBrowser(), args: quiet });
try {
  await Promise.all(looks.map(auditLook));
} finally {
  await browser.close();
}
console.log(`${count.passed} passed, ${count.failed} failed, 0 skipped`);
process.exit(count.failed > 0 ? 1 : 0);

/** Audits everything in one look. The looks go side by side, so each has its own shop, server and settings. */
async function auditLook(look) {
  const desk = await Desk.open('axe');
  let server;
  try {
    const files = writeFiles(desk);
    const shop = await desk.sampleShop();
    await desk.shuke('--shop', shop, 'import', files.earlier, files.doubled); // so that there are pairs to look at
    await desk.shuke('--shop', shop, 'channel', 'add', 'mei', '--kind', 'calls');
    await desk.shuke('--shop', shop, 'channel', 'add', 'chat', '--kind', 'taobao');
    await desk.shuke('--shop', shop, 'campaign', 'create', writeCampaign(desk));
    server = await DevServer.open({ shop, home: desk.home });
    const tab = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    tab.setDefaultTimeout(20_000);
    await auditAll(tab, look, server.address, files);
    if (look === looks[0]) await everyPlaceIsListed(tab);
  } finally {
    await server?.close();
    await desk.close();
  }
}

async function auditAll(tab, look, address, files) {
  await tab.goto(address);
  await tab.evaluate((wanted) => window.go.bind.Desktop.SavePreferences(wanted), look);
  for (const page of pages.filter((page) => page.includes(process.argv[2] ?? ''))) {
    await check(`${page} ${look.language} ${look.theme}`, () => audit(tab, address, page));
  }
  for (const state of imports.filter(({ name }) => `/import, ${name}`.includes(process.argv[2] ?? ''))) {
    const shown = () => auditImport(tab, address, state, look, files);
    await check(`/import, ${state.name} ${look.language} ${look.theme}`, shown);
  }
}

/** Chooses files in place of the dialog of the system, which Chromium does not have, and looks at what becomes of them. */
async function auditImport(tab, address, state, { language }, files) {
  const t = words(language);
  await open(tab, address, '/import');
  const paths = state.files.map((name) => files[name]);
  await tab.evaluate((chosen) => (window.go.bind.Imports.Choose = () => Promise.resolve(chosen)), paths);
  await tab.getByRole('button', { name: t('import.choose.act'), exact: true }).click();
  for (const text of state.shown(t)) await tab.getByText(text).first().waitFor();
  return inspect(tab);
}

/** A draft whose channel is still to be chosen. */
function writeCampaign(desk) {
  const variants = [{ language: 'zh-CN', subject: '双12', text: '{{姓名|朋友}}你好' }];
  writeFileSync(desk.path('campaign.json'), JSON.stringify({ name: '双12', rule: { all: [] }, variants }));
  return desk.path('campaign.json');
}

function writeFiles(desk) {
  const header = '订单编号,买家会员名,收货人姓名,联系手机,省份,订单状态,买家实际支付金额,订单创建时间,订单付款时间';
  const order = (n, nick, paid = '59.90') =>
    `3536000000${n},${nick},林静宜,139123400${n % 100},浙江省,交易成功,${paid},2026-01-02 10:00:00,2026-01-02 10:01:00`;
  const texts = {
    earlier: [header, order(1001, 'lin_a'), order(1002, 'zhou_a')],
    doubled: [header, order(2001, 'lin_b'), order(2002, 'zhou_b')],
    orders: [header, order(3003, 'mei'), order(3004, 'he', 'about five'), order(1001, 'lin_a', '69.90')],
    later: [header, order(4005, 'zhao')],
    strange: ['卡主,联络方式,花名,鞋码', 'm1,13912340010,小满,38'],
    cut: ['PK\x03\x04'],
  };
  return Object.fromEntries(
    Object.entries(texts).map(([name, lines]) => {
      const file = desk.path(`${name}.${name === 'cut' ? 'xlsx' : 'csv'}`);
      writeFileSync(file, `${lines.join('\n')}\n`);
      return [name, file];
    }),
  );
}

/** Answers what is wrong with a page, once it has drawn its heading and everything it waits for. */
async function audit(tab, address, page) {
  await open(tab, address, page);
  return inspect(tab);
}

async function open(tab, address, page) {
  await tab.goto('about:blank'); // so that the page starts anew, with the preferences just saved
  await tab.goto(`${address}/#${page}`);
  await tab.getByRole('heading', { level: 1 }).waitFor();
}

async function inspect(tab) {
  const quiet = () => !document.querySelector('[aria-busy="true"]') && !document.getAnimations().length;
  await tab.waitForFunction(quiet);
  await tab.waitForTimeout(200); // a new theme reaches inner elements a frame later each, by a transition of 1 ms
  await tab.waitForFunction(quiet); // what came meanwhile has to come to rest, too
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
  const look = () => problems().catch((error) => [error.message]);
  const first = await look();
  // A page that was still moving is looked at once more; what is wrong with it stays wrong.
  const found = first.length > 0 ? await look() : first;
  if (first.length > found.length && found.length === 0)
    console.log(`again ${name}: ${first[0].replaceAll('\n', ' ')}`);
  count[found.length === 0 ? 'passed' : 'failed']++;
  console.log(
    `${found.length === 0 ? 'ok   ' : 'FAIL '} ${name}${found.map((text) => `\n      ${text.replace(/\n/g, '\n      ')}`).join('')}`,
  );
}
