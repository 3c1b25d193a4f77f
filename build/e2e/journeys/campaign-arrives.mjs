import assert from 'node:assert/strict';
import { Owner } from '../lib/owner.mjs';
import { Postbox } from '../lib/postbox.mjs';
import { until } from '../lib/wait.mjs';

export const name =
  'a campaign goes from a segment into mailboxes, stands still, outlives a restart, and nobody gets it twice';

const env = { SHUKE_PASSPHRASE: 'three calm herons' };

export async function run(desk) {
  const box = await Postbox.open('a code');
  try {
    await sends(desk, box);
  } finally {
    box.close();
  }
}

async function sends(desk, box) {
  const shop = await desk.sampleShop({ customers: 200, orders: 400 });
  await box.servesShop(desk, shop, env);
  let owner = await Owner.sitsDown(desk, { shop, env });
  const { t } = owner;
  await writesIt(owner);
  const people = await startsIt(owner, box);

  await owner.window.click('button', t('campaign.act.pause'), { exact: true });
  await owner.window.shows(t('campaign.run.paused.owner'));
  box.letGo(); // what was being handed over is finished, and nothing else goes
  await until(
    () => owner.window.run('return !document.body.innerText.includes(arguments[0])', t('delivery.state.handing')),
    {
      what: 'nothing on its way',
    },
  );
  const before = box.mails.length;
  assert.ok(before < people, `${before} of ${people} went before it stood still`);
  await owner.window.close();

  owner = await Owner.sitsDown(desk, { shop, env });
  await owner.goesTo('shell.nav.campaigns', 'campaign.title');
  await owner.window.click('link', '双12 老客', { exact: true });
  await owner.window.shows(t('campaign.run.paused.owner'));
  assert.equal(box.mails.length, before, 'a restart sends nothing by itself');
  await owner.window.click('button', t('campaign.act.resume'), { exact: true });
  await owner.window.shows(t('campaign.state.done'), { ms: 20_000 });

  const to = box.mails.map((mail) => /^To: .*?<?([^<>\s]+@[^<>\s]+?)>?$/m.exec(mail)?.[1]);
  assert.equal(box.mails.length, people);
  assert.equal(new Set(to).size, people, 'nobody twice');
  const [row] = await owner.window.all('button', undefined, { within: await owner.window.find('table') });
  await row.click();
  await owner.window.shows(t('delivery.state.handing'));
  await owner.window.close();
}

async function writesIt({ window, t }) {
  await window.click('link', t('shell.nav.campaigns'), { exact: true });
  await window.click('button', t('campaign.new'), { exact: true });
  await window.fill('textbox', t('campaign.list.name'), '双12 老客');
  await window.click('combobox', t('campaign.whom.label'));
  await window.click('option', t('campaign.whom.everyone'), { exact: true });
  await window.click('button', t('campaign.next', { step: t('campaign.step.message') }));
  await window.fill('textbox', t('campaign.message.subject'), '双12');
  await window.fill('textbox', t('campaign.message.text'), '{{姓名|朋友}}你好');
  await window.shows(t.like('campaign.preview.as'));
  await window.click('button', t('campaign.next', { step: t('campaign.step.sending') }));
}

/** Answers how many it goes to. The mailbox takes its time, so that it is still on its way. */
async function startsIt({ window, t }, box) {
  box.hold();
  const act = await until(
    async () => {
      const button = await window.find('button', t.like('campaign.start.act'));
      return (await button.attribute('disabled')) ? undefined : button; // until the plan is of what was written last
    },
    { what: 'a plan that can be started', ms: 20_000 },
  );
  const people = Number(/\d+/.exec(await act.text())[0]);
  await act.click();
  const dialog = await window.find('dialog');
  await (await dialog.find('button', t.like('campaign.start.send'))).click();
  await until(() => box.waiting.length > 0, { what: 'a mail at the server', ms: 20_000 });
  return people;
}
