import assert from 'node:assert/strict';
import { Owner } from '../lib/owner.mjs';
import { Postbox } from '../lib/postbox.mjs';
import { output } from '../lib/processes.mjs';
import { until } from '../lib/wait.mjs';

export const name =
  'a campaign waits and says what will happen, is edited, sleeps through its moment, asks, goes, and is followed up to who has not bought';

const env = { SHUKE_PASSPHRASE: 'three calm herons' };
const called = '早上的问候';

export async function run(desk) {
  const box = await Postbox.open('a code');
  try {
    const shop = await desk.sampleShop({ customers: 200, orders: 400 });
    await box.servesShop(desk, shop, env);
    await waits(desk, shop);
    await sleepsThrough(shop);
    await asks(desk, shop, box);
  } finally {
    box.close();
  }
}

async function waits(desk, shop) {
  const owner = await Owner.sitsDown(desk, { shop, env });
  const { window, t } = owner;
  await writesIt(owner);
  await looksAtAnother(owner);
  const people = await schedules(owner);
  await window.click('button', t('campaign.act.change'), { exact: true });
  await window.click('button', t('campaign.change.act'), { exact: true });
  await window.click('button', t('campaign.step.sending'));
  assert.equal(await schedules(owner), people, 'what was set stays when it is a draft again');
  await window.close();
}

async function writesIt(owner) {
  const { window, t } = owner;
  await window.click('link', t('shell.nav.campaigns'), { exact: true });
  await window.click('button', t('campaign.new'), { exact: true });
  await window.fill('textbox', t('campaign.list.name'), called);
  await owner.chooses(t('campaign.whom.label'), t('campaign.whom.everyone'));
  await window.click('button', t('campaign.next', { step: t('campaign.step.message') }));
  await window.fill('textbox', t('campaign.message.subject'), '早上好');
  await window.fill('textbox', t('campaign.message.text'), '{{姓名|朋友}}你好');
  await window.shows(t.like('campaign.preview.as'));
}

/** The arrows lead from one reader to the next and round to the first again. */
async function looksAtAnother({ window, t }) {
  const shows = (n) => window.shows(new RegExp(t('campaign.preview.where', { n, of: '\\d+' })));
  await shows(1);
  await window.click('button', t('campaign.preview.next'), { exact: true });
  await shows(2);
  await window.click('button', t('campaign.preview.before'), { exact: true });
  await window.click('button', t('campaign.preview.before'), { exact: true });
  await until(async () => !/第 [12] 位，共/.test(await window.run('return document.body.innerText')), {
    what: 'the last',
  });
  await window.click('button', t('campaign.next', { step: t('campaign.step.sending') }));
  await window.run('document.querySelector("input[name=when][value=at]").closest("label").click()');
}

/** Plans it for its moment, and reads on its page what will happen. Answers to how many. */
async function schedules({ window, t }) {
  const act = await until(
    async () => {
      const button = await window.find('button', t.like('campaign.start.actAt'));
      return (await button.attribute('disabled')) ? undefined : button; // until the plan is of what was set last
    },
    { what: 'a plan that can be scheduled', ms: 20_000 },
  );
  await act.click();
  const dialog = await window.find('dialog');
  assert.match(await dialog.text(), new RegExp(t('campaign.review.undecided')));
  await (await dialog.find('button', t.like('campaign.start.schedule'))).click();
  const panel = await window.find('region', t('campaign.wait.title'));
  const said = await window.run('return arguments[0].innerText', panel.id); // the driver passes over lines that are clamped
  for (const part of ['店铺邮箱', '早上好', t('campaign.send.lateIs.ask'), t('campaign.skip.noConsent.email')]) {
    assert.ok(said.includes(part), `the page of what waits says ${part}`);
  }
  return Number(/(\d+) 位/.exec(said)[1]);
}

/** Two hours pass while the computer sleeps: its moment is written two hours back. */
async function sleepsThrough(shop) {
  const before = Date.now() - 2 * 3_600_000;
  await output('sqlite3', [shop, `UPDATE campaigns SET start_at = ${before} WHERE state = 'scheduled'`]);
}

async function asks(desk, shop, box) {
  const owner = await Owner.sitsDown(desk, { shop, env });
  const { window, t } = owner;
  const dialog = await window.find('dialog', t('campaign.late.title', { name: called }));
  assert.equal(box.mails.length, 0, 'nothing goes before its owner says so');
  await (await dialog.find('button', t('campaign.late.look'), { exact: true })).click();
  await window.shows(t('campaign.run.paused.late'));
  const now = await window.find('button', t.like('campaign.late.now'));
  const people = Number(/\d+/.exec(await now.text())[0]);
  await now.click();
  await window.shows(t('campaign.state.done'), { ms: 20_000 });
  assert.equal(box.mails.length, people);
  await followsUp(owner, people);
  await window.close();
}

/** Nobody has bought since, so all of them would be written to again, but for the limit of a day. */
async function followsUp({ window, t }, people) {
  await window.click('button', t('campaign.act.follow'), { exact: true });
  await window.shows(t('campaign.whom.after', { name: called }));
  await window.find('button', new RegExp(`${t('campaign.skip.cap')}\\s*−${people}`));
}
