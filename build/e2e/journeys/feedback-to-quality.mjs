import assert from 'node:assert/strict';
import { Owner } from '../lib/owner.mjs';
import { nick, receiver, writeTaobaoItems, writeTaobaoOrders } from '../lib/taobao.mjs';

export const name =
  'feedback on a batch is gathered, compared, and becomes a quality request without names, in Chinese and in English';

const cup = '示例茶杯';
const batch = 'K146';

export async function run(desk) {
  const owner = await Owner.sitsDown(desk);
  const { window, t } = owner;
  await owner.imports(writeTaobaoOrders(desk.path('ExportOrderList201903311200.csv'), 40));
  await owner.imports(writeTaobaoItems(desk.path('ExportOrderDetailList201903311200.csv'), 40, cup));
  for (const i of [0, 1, 2]) {
    await owner.opensCustomers();
    await owner.searches(nick(i));
    await owner.showsCount(1);
    await owner.opensCustomer(receiver(i));
    await saysOfBatch(owner, `${receiver(i)}说杯口毛糙`);
  }
  await owner.goesTo('shell.nav.feedback', 'feedback.title');
  await window.fill('textbox', t('feedback.since'), '2019-03-01');
  await window.press('Enter');
  await window.shows(t('feedback.of', { buyers: '40', said: '3' }));
  await window.shows(t('feedback.unclear'));

  await owner.prefers({ language: 'en', theme: 'dark' });
  await asks(new Owner(window, 'en'));
}

/** Writes the request, sends it, closes it with the customers told, and takes that back. */
async function asks(owner) {
  const { window, t } = owner;
  await window.shows(t('feedback.of', { buyers: '40', said: '3' }));
  await window.click('button', t('feedback.write'), { exact: true });
  await window.fill('textbox', t('quality.problem'), '杯口毛糙');
  await window.fill('textbox', t('quality.wish'), '抛光');
  await window.click('button', t('quality.save'), { exact: true });
  await window.gone('dialog');
  await window.shows('•••说杯口毛糙');
  const text = await window.run('return document.querySelector("pre").innerText');
  for (const i of [0, 1, 2]) assert.ok(!text.includes(receiver(i)), `${receiver(i)} stands in the request`);
  await window.click('button', t('quality.toSent'), { exact: true });
  await window.click('button', t('quality.toClosed'), { exact: true });
  await window.shows(t('quality.closeText', { n: '3' }));
  await window.click('button', t('quality.closeAct'), { exact: true });
  await window.shows(t('quality.state.closed'));
  await owner.takesBack();
  await window.shows(t('quality.state.sent'));
  await window.close();
}

async function saysOfBatch(owner, text) {
  const { window, t } = owner;
  await window.fill('textbox', t('note.label'), text);
  await owner.picks(t('note.kind.feedback'));
  await window.fill('combobox', t('note.product'), cup);
  await window.fill('textbox', t('note.batch'), batch);
  await window.click('button', t('note.save'), { exact: true });
  await window.shows(t('note.aboutBatch', { batch }));
}
