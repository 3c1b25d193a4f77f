import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import assert from 'node:assert/strict';
import { Owner } from '../lib/owner.mjs';
import { writeTaobaoOrders } from '../lib/taobao.mjs';

export const name = 'a file that was cut off is refused in one clear sentence, and the shop stays as it was';

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
}
