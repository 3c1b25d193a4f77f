import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { Owner } from '../lib/owner.mjs';

export const name =
  'a batch is taken in hand, its names are copied, it is done, taken back, and stays so over a restart';

export async function run(desk) {
  const shop = await desk.sampleShop({ customers: 40, orders: 80 });
  const people = await planned(desk, shop);
  let owner = await Owner.sitsDown(desk, { shop });
  const { t } = owner;
  const some = (key) => t(key, { n: String(people) }, people);
  await owner.window.click('link', t('shell.nav.todo'), { exact: true });
  await owner.window.click('link', /老客回访/);
  await owner.window.click('button', some('worklist.take'), { exact: true });
  await owner.window.click('button', t('worklist.copyNames'), { exact: true });
  await owner.window.shows(t('worklist.copiedNames', { n: String(people) }));
  await owner.window.press('c');
  await owner.window.shows(t('worklist.copiedText'));
  await owner.window.close();

  owner = await Owner.sitsDown(desk, { shop });
  await owner.window.click('link', t('shell.nav.todo'), { exact: true });
  await owner.window.click('link', /老客回访/);
  await owner.window.find('heading', some('worklist.batchInHand'));
  await owner.window.click('button', some('worklist.batchDone'), { exact: true });
  await owner.window.shows(t('worklist.nothing'));
  await owner.window.shows(t('worklist.fact.done', { n: String(people), total: String(people) }));
  await owner.window.click('button', t('worklist.undo'), { exact: true });
  await owner.window.find('button', some('worklist.take'), { exact: true });
  await owner.window.close();
  const rows = JSON.parse(await desk.shuke('--shop', shop, 'outbox', 'list', '--json'));
  assert.deepEqual([...new Set(rows.map((row) => row.state))], ['queued']);
}

/** The terminal sets the channel up and starts the campaign; service messages go at any hour. */
async function planned(desk, shop) {
  await desk.shuke('--shop', shop, 'channel', 'add', '企微群发', '--kind', 'wecomMass');
  const file = desk.path('campaign.json');
  writeFileSync(
    file,
    JSON.stringify({
      name: '老客回访',
      channel: '企微群发',
      purpose: 'service',
      rule: { all: [] },
      variants: [{ language: 'zh-CN', text: '您的会员卡本月到期。' }],
    }),
  );
  const { id } = JSON.parse(await desk.shuke('--shop', shop, 'campaign', 'create', file, '--json'));
  const plan = JSON.parse(await desk.shuke('--shop', shop, 'campaign', 'plan', String(id), '--json'));
  await desk.shuke('--shop', shop, 'campaign', 'start', String(id), '--seal', plan.seal);
  return plan.sending;
}
