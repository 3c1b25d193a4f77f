import assert from 'node:assert/strict';
import { Skip } from '../lib/desk.mjs';
import { hasBus, Notices } from '../lib/notices.mjs';
import { Owner } from '../lib/owner.mjs';
import { nick, receiver, writeTaobaoOrders } from '../lib/taobao.mjs';

export const name =
  'a reminder waits for the next order, is told by the system once and without a number, and is done by the keyboard';

const who = receiver(0);
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

export async function run(desk) {
  if (!hasBus) throw new Skip('dbus-daemon and dbus-monitor are not here');
  const notices = await Notices.open();
  try {
    await waits(desk, notices);
    await inEnglish(desk, notices);
  } finally {
    await notices.close();
  }
}

/** Writes the reminder, minimises the window, and imports the order it waits for. */
async function waits(desk, notices) {
  const owner = await Owner.sitsDown(desk, { env: notices.env });
  const { window, t } = owner;
  await owner.imports(writeTaobaoOrders(desk.path('ExportOrderList201903311200.csv'), 20));
  await owner.opensCustomers();
  await owner.searches(nick(0));
  await owner.showsCount(1);
  await owner.opensCustomer(who);
  await window.click('button', t('reminder.add'), { exact: true });
  await window.fill('textbox', t('reminder.text'), '回电 138 1000 0000，补寄扣子');
  await owner.picks(t('reminder.waitOrder'));
  await window.click('button', t('reminder.save'), { exact: true });
  await window.gone('dialog');
  await owner.goesTo('shell.nav.todo', 'reminder.title');
  await window.find('heading', t('reminder.part.waiting'));
  assert.deepEqual(notices.shown, [], 'told before the order came');
  await owner.imports(writeTaobaoOrders(desk.path('ExportOrderList202611221200.csv'), 20, { on: today }));
  assert.equal(await notices.first(), `${who} 又下单了: 回电 •••，补寄扣子`);
  await owner.goesTo('shell.nav.todo', 'reminder.title');
  await window.shows(t('reminder.cameOrder'));
  await window.close();
}

/** Opens the program again, in English: nothing is told twice, and D does it. */
async function inEnglish(desk, notices) {
  const owner = await Owner.sitsDown(desk, { env: notices.env, locale: 'en', theme: 'dark' });
  const { window, t } = owner;
  await owner.goesTo('shell.nav.todo', 'reminder.title');
  await window.shows(t('reminder.cameOrder'));
  await window.press('d');
  await window.shows(t('operation.reminder.done', { customer: who }));
  await window.find('heading', t('reminder.part.done'));
  await owner.takesBack();
  await window.shows(t('reminder.cameOrder'));
  assert.equal(notices.shown.length, 1, 'told again after a restart');
  await window.close();
}
