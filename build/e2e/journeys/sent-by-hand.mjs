import assert from 'node:assert/strict';
import { Owner } from '../lib/owner.mjs';
import { until } from '../lib/wait.mjs';

export const name =
  'a message is written beside its phone, its number is typed, its first batch is taken in hand, done, taken back, and stays so over a restart';

/** How many are due at once: the campaign goes in batches, hours apart. */
const batch = 10;

export async function run(desk) {
  const shop = await desk.sampleShop({ customers: 40, orders: 80 });
  await desk.shuke('--shop', shop, 'channel', 'add', '企微群发', '--kind', 'wecomMass');
  await desk.shuke('--shop', shop, 'outbox', 'limits', '--confirm-above', '5');
  let owner = await Owner.sitsDown(desk, { shop });
  const { t } = owner;
  const some = (key) => t(key, { n: String(batch) }, batch);
  await writes(owner);
  await plansBatches(owner);
  await types(owner);
  await owner.window.click('link', t('shell.nav.todo'), { exact: true });
  await owner.window.click('link', /老客回访/);
  await owner.window.click('button', some('worklist.take'), { exact: true });
  await owner.window.click('button', t('worklist.copyNames'), { exact: true });
  await owner.window.shows(t('worklist.copiedNames', { n: String(batch) }));
  await owner.window.press('c');
  await owner.window.shows(t('worklist.copiedText'));
  await owner.window.close();

  owner = await Owner.sitsDown(desk, { shop });
  await owner.window.click('link', t('shell.nav.todo'), { exact: true });
  await owner.window.click('link', /老客回访/);
  await owner.window.find('heading', some('worklist.batchInHand'));
  await owner.window.click('button', some('worklist.batchDone'), { exact: true });
  await owner.window.shows(t('worklist.nothing'));
  await owner.window.shows(t.like('worklist.next')); // the next batch is hours away
  await owner.window.click('button', t('worklist.undo'), { exact: true });
  await owner.window.find('button', some('worklist.take'), { exact: true });
  await owner.window.close();
  const rows = JSON.parse(await desk.shuke('--shop', shop, 'outbox', 'list', '--json'));
  assert.deepEqual([...new Set(rows.map((row) => row.state))], ['queued']);
}

/** Writes a message with a mistake in it: who gets it stays in sight, and the phone shows the rest as a customer reads it. */
async function writes(owner) {
  const { window, t } = owner;
  await owner.goesTo('shell.nav.campaigns', 'campaign.empty.title');
  await window.click('button', t('campaign.new'), { exact: true });
  await window.fill('textbox', t('campaign.list.name'), '老客回访');
  await owner.chooses(t('campaign.whom.label'), t('campaign.whom.everyone'));
  await window.click('button', t('campaign.next', { step: t('campaign.step.message') }));
  await owner.picks(t('campaign.purpose.service')); // service messages go at any hour
  await window.fill('textbox', t('campaign.message.text'), '{{姓名|朋友}}，您的会员卡{{年龄}}本月到期。');
  const side = await window.find('complementary', t('campaign.plan.title'));
  const wrong = await side.find('button', /「年龄」/);
  await side.find('button', t('campaign.skip.noAddress'));
  const phone = await side.find('region', t('campaign.preview.title'));
  await until(async () => (await phone.text()).includes('，您的会员卡{{年龄}}本月到期。'), { what: 'the phone' });
  await wrong.click();
  await window.shows(t('error.campaign.message.oneByOne'));
  await window.fill('textbox', t('campaign.message.text'), '您的会员卡本月到期。'); // the same for all of a batch
  await window.shows(/^您的会员卡本月到期。$/m); // the phone again: it is drawn anew
  await window.click('button', t('campaign.next', { step: t('campaign.step.sending') }));
}

async function plansBatches({ window, t }) {
  await window.run('document.querySelector("details summary").click()');
  await window.fill('textbox', t('campaign.send.batch.size'), String(batch));
  await window.shows(t('error.campaign.plan.batch')); // half of it says what is missing
  await window.fill('textbox', t('campaign.send.batch.minutes'), '600');
  await window.gone('button', t('error.campaign.plan.batch'));
}

/** Starts it: more than a few, so that their number has to be typed. */
async function types({ window, t }) {
  const act = await until(
    async () => {
      const button = await window.find('button', t.like('campaign.start.actList'));
      return (await button.attribute('disabled')) ? undefined : button; // until the plan is of what was set last
    },
    { what: 'a plan that can be started', ms: 20_000 },
  );
  const people = /\d+/.exec(await act.text())[0];
  await act.click();
  const dialog = await window.find('dialog');
  assert.match(await dialog.text(), new RegExp(`每批 ${batch} 位`));
  const send = await dialog.find('button', t.like('campaign.start.list'));
  assert.ok(await send.attribute('disabled'), 'nothing goes before the number is typed');
  await (await dialog.find('textbox')).fill(people);
  await until(async () => !(await send.attribute('disabled')), { what: 'the typed number to be taken' });
  await send.click();
  await window.find('button', t('worklist.open'), { exact: true });
}
