import assert from 'node:assert/strict';
import { screens } from '../lib/display.mjs';
import { Owner } from '../lib/owner.mjs';
import { areas } from '../lib/words.mjs';

export const name = 'every page speaks three languages, fits both screens and both themes, and shows no bare key';

const places = [
  ['shell.nav.customers', 'customer.list.title'],
  ['shell.nav.todo', 'reminder.title'],
  ['shell.nav.slips', 'slip.title'],
  ['shell.nav.feedback', 'feedback.title'],
  ['shell.nav.campaigns', 'campaign.empty.title'],
  ['shell.nav.tags', 'tag.list.title'],
  ['shell.nav.channels', 'channel.title'],
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
    await owner.opensCustomers();
    const [row] = await owner.customers();
    await owner.opensCustomer(await row.attribute('aria-label'));
    await inspect(owner.window, `a customer in ${look.locale}`);
    await owner.window.close();
  }
}

const bareKey = new RegExp(`(?<![\\w.@])(${areas.join('|')})(\\.[a-zA-Z]+)+`, 'g');
const nonsense = /NaN|undefined|\[object|Invalid Date|\d\d\/\d\d\/\d{4}/g;

async function inspect(window, where) {
  const text = await window.run('return document.body.innerText');
  assert.deepEqual(text.match(bareKey) ?? [], [], `keys instead of words on ${where}`);
  assert.deepEqual(text.match(nonsense) ?? [], [], `numbers or dates that are none on ${where}`);
  const overflow = await window.run('return document.documentElement.scrollWidth - innerWidth');
  assert.ok(overflow <= 0, `${where} is ${overflow} pixels too wide`);
}
