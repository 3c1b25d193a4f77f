import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Owner } from '../lib/owner.mjs';
import { receiver, writeTaobaoOrders } from '../lib/taobao.mjs';
import { until } from '../lib/wait.mjs';

export const name = 'people are called one after the other, a no is one step that goes at once, and labels are written';

const buyers = 6;

export async function run(desk) {
  const owner = await Owner.sitsDown(desk);
  await owner.imports(writeTaobaoOrders(desk.path('ExportOrderList201903311200.csv'), buyers));
  await calls(owner);
  await labels(owner, desk.path('labels-zh.html'));
  await owner.prefers({ language: 'en', theme: 'dark' });
  const english = new Owner(owner.window, 'en');
  await callsAgain(english);
  await labels(english, desk.path('labels-en.html'));
  await owner.window.close();
}

async function choosesMore(owner, item) {
  const { window, t } = owner;
  await owner.opensCustomers();
  await owner.showsCount(buyers);
  const [still] = await window.all('toolbar', t('customer.select.bar')); // who comes back finds them selected
  if (!still) await owner.selectsEveryone();
  await window.click('button', t('reach.act'));
  await window.click('menuitem', t(item));
}

/** The second wants no more calls; that is taken back whole by one undo. */
async function calls(owner) {
  const { window, t } = owner;
  const left = (n) => t('calls.fact', { n: String(n) }, n);
  await choosesMore(owner, 'calls.act');
  await window.find('heading', t('calls.title'));
  await window.shows(left(6));
  await window.click('button', t('calls.outcome.reached'), { exact: true });
  await window.shows(left(5));
  await window.click('button', t('calls.outcome.stop'), { exact: true });
  await window.shows(left(4));
  await owner.takesBack();
  await window.shows(left(5)); // they are to be called again
  await owner.goesTo('shell.nav.records', 'record.title');
  await window.find('row', t.like('operation.undo'));
  const steps = async () => (await window.all('row', t.like('operation.note.call'))).length;
  await until(async () => (await steps()) === 2, { what: 'each call to be one step' });
}

/** The list knows who was called today; who did not answer can be called again. */
async function callsAgain(owner) {
  const { window, t } = owner;
  await choosesMore(owner, 'calls.act');
  await window.shows(t('calls.fact', { n: '5' }, 5));
  await window.click('button', t('calls.outcome.noAnswer'), { exact: true });
  await window.shows(t('calls.fact', { n: '4' }, 4));
  await window.click('button', t('calls.again'), { exact: true });
  await window.click('button', t('calls.outcome.reached'), { exact: true });
  await window.gone('button', t('calls.again'));
  // Somebody else answers: the number is done with, on the customer's page, too.
  await window.click('button', t('calls.outcome.wrong'), { exact: true });
  await window.shows(t('calls.fact', { n: '3' }, 3));
  await window.shows(t('calls.outcome.wrong'));
}

async function labels(owner, path) {
  const { window, t } = owner;
  await choosesMore(owner, 'labels.act');
  await window.click('button', t('labels.write'), { exact: true });
  await window.saveAs(path);
  await window.gone('dialog');
  const page = readFileSync(path, 'utf8');
  assert.ok(page.includes(receiver(0)), 'nobody stands on the labels');
}
