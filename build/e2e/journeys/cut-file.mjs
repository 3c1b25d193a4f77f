import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import assert from 'node:assert/strict';
import { Owner } from '../lib/owner.mjs';
import { writeTaobaoOrders } from '../lib/taobao.mjs';

export const name =
  'a file that was cut off is refused in one clear sentence, so is one that was replaced after it was tried out, and the shop stays as it was';

export async function run(desk) {
  const orders = writeTaobaoOrders(desk.path('orders.csv'), 300);
  const whole = gzipSync(readFileSync(orders));
  const cut = desk.path('orders-cut.csv.gz');
  writeFileSync(cut, whole.subarray(0, whole.length / 2));

  const owner = await Owner.sitsDown(desk);
  await owner.tries(cut);
  const alert = await owner.window.find('alert', undefined, { ms: 30_000 });
  assert.ok((await alert.text()).includes(owner.t('error.import.file.cut')), `the page says: ${await alert.text()}`);
  const page = await owner.window.run('return document.body.innerText');
  assert.ok(!page.includes(owner.t('import.trial.running')), 'nothing is tried out when there is nothing to try');

  await owner.opensCustomers();
  await owner.window.find('heading', owner.t('customer.empty.title'));
  await replaced(owner, orders);
}

/** Somebody saves over the file while its dry run is on the screen: what was not seen is not imported. */
async function replaced(owner, orders) {
  const { window, t } = owner;
  await owner.tries(orders);
  await window.find('button', t.like('import.run'), { ms: 30_000 });
  writeTaobaoOrders(orders, 20);
  await window.click('button', t.like('import.run'));
  await window.shows(t('error.import.file.changedSince', { file: 'orders.csv' }));
  await window.click('button', t('import.backToMap'));
  await window.click('button', t('import.run', { n: 20 }, 20), { ms: 30_000 });
  await window.find('button', t('import.done.again'), { ms: 30_000 });
}
