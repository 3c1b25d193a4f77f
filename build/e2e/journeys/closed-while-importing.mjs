import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { Owner } from '../lib/owner.mjs';

export const name = 'a window closed while an import runs asks first, and stopping it leaves the shop as it was';

const orders = 400_000; // some seconds of work, of which the question takes a part

export async function run(desk) {
  const file = desk.path('orders.csv');
  const rows = Array.from({ length: orders }, (_, i) => `3536${i},买家${i},${i % 90}.50,2026-01-02 10:00:00`);
  writeFileSync(file, ['订单编号,买家会员名,买家实际支付金额,订单付款时间', ...rows, ''].join('\n'));

  const shop = await desk.sampleShop({ customers: 300, orders: 600 });
  const before = await desk.shuke('--shop', shop, 'totals', '--json');
  const { window, t } = await Owner.sitsDown(desk, { shop });
  await window.run('return window.go.bind.Imports.Begin({ path: arguments[0], options: {} })', file);
  await Promise.all([window.close(), stops(window, t)]);
  assert.equal(await desk.shuke('--shop', shop, 'totals', '--json'), before);
}

/** Answers the question that stands in the way of closing. */
async function stops(window, t) {
  const question = await window.find('dialog', t('closing.title'));
  await question.find('button', t('closing.stay'));
  const stop = await question.find('button', t('closing.stop'));
  await stop.click().catch(() => {}); // the window may be gone before the click is answered
}
