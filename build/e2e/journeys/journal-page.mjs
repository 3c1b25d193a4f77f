import assert from 'node:assert/strict';
import { Owner } from '../lib/owner.mjs';
import { nick, receiver, writeTaobaoOrders } from '../lib/taobao.mjs';

export const name =
  'the journal is searched, leads to the people, tells conflicts by name and is worked by the keyboard';

export async function run(desk) {
  const owner = await Owner.sitsDown(desk);
  await owner.imports(writeTaobaoOrders(desk.path('ExportOrderList201903311200.csv'), 12));
  await owner.opensCustomers();
  await owner.showsCount(12);
  await owner.selectsEveryone();
  await owner.putsTag('春茶');
  await owner.window.shows(owner.t('operation.tag.add', { n: '12', tag: '春茶' }));
  await owner.searches(nick(3));
  await owner.showsCount(1);
  await owner.opensCustomer(receiver(3));
  await owner.window.click('button', owner.t('tag.takeOne', { name: '春茶' }));
  await owner.window.shows(owner.t('operation.tag.remove', { n: '1', tag: '春茶' }));
  await conflicts(owner, '加标签');
  await owner.prefers({ language: 'en', theme: 'dark' });
  await conflicts(new Owner(owner.window, 'en'), 'tagged');
  await inEnglish(new Owner(owner.window, 'en'));
}

/** Finds the operation by a word, goes to its people and back, and sees whom an undo would leave alone. */
async function conflicts(owner, word) {
  const { window, t } = owner;
  await owner.goesTo('shell.nav.records', 'record.title');
  await window.fill('textbox', t('record.search'), `春茶 ${word}`);
  const tagged = t('operation.tag.add', { n: '12', tag: '春茶' }, 12);
  await window.shows(t('record.count', { n: '1' }, 1));
  const row = await window.find('row', tagged);
  await window.shows(/\S+ \/ \S+/); // who did it, and where
  await (await row.find('button', t('record.showPeople'))).click();
  await owner.showsCount(12);
  await owner.goesTo('shell.nav.records', 'record.title');
  await (await (await window.find('row', tagged)).find('button', t('undo.act'))).click();
  const dialog = await window.find('dialog', t('undo.ask'));
  await dialog.find('link', receiver(3));
  await window.press('Escape');
  await window.gone('dialog');
}

/** Walks the rows with the arrows and takes the newest back with U. */
async function inEnglish(owner) {
  const { window, t } = owner;
  await owner.goesTo('shell.nav.records', 'record.title');
  const newest = await window.find('row', t('operation.tag.remove', { n: '1', tag: '春茶' }, 1));
  await window.run('arguments[0].focus()', newest.id);
  await window.press('ArrowDown');
  await window.press('ArrowUp');
  await window.press('u');
  await window.shows(t('operation.undo', { what: t('operation.tag.remove', { n: '1', tag: '春茶' }, 1) }));
  assert.equal(await owner.countOfTag('春茶'), 12);
  await window.close();
}
