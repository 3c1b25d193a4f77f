import assert from 'node:assert/strict';
import { screens } from '../lib/display.mjs';
import { Owner } from '../lib/owner.mjs';

export const name = 'every page speaks three languages, fits both screens and both themes, and shows no bare key';

const places = [
  ['shell.nav.customers', 'customer.list.title'],
  ['shell.nav.tags', 'tag.list.title'],
  ['shell.nav.portrait', 'portrait.title'],
  ['shell.nav.records', 'record.title'],
  ['settings.title', 'settings.title'],
];

export async function run(desk) {
  const shop = await desk.sampleShop();
  const looks = [
    { locale: 'zh-CN', theme: 'light', screen: screens.small },
    { locale: 'zh-TW', theme: 'dark', screen: screens.large },
    { locale: 'en', theme: 'light', screen: screens.small },
  ];
  for (const look of looks) {
    const owner = await Owner.sitsDown(desk, { shop, ...look });
    for (const place of places) {
      await owner.goesTo(...place);
      await inspect(owner.window, `${place[0]} in ${look.locale}`);
    }
    await owner.window.close();
  }
}

async function inspect(window, where) {
  const seen = await window.run(`return {
    keys: document.body.innerText.match(/\\b[a-z]+(\\.[a-z][a-zA-Z]+){1,3}\\b/g) ?? [],
    overflow: document.documentElement.scrollWidth - innerWidth,
  }`);
  assert.deepEqual(
    seen.keys.filter((key) => !key.endsWith('.shuke')),
    [],
    `keys instead of words on ${where}`,
  );
  assert.ok(seen.overflow <= 0, `${where} is ${seen.overflow} pixels too wide`);
}
