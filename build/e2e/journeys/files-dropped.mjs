import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dragFiles } from '../lib/drag.mjs';
import { Owner } from '../lib/owner.mjs';

export const name =
  'files dropped on the window are tried out one after the other, then imported in order; more join them, one that is cut off is left out';

const header = '订单编号,买家会员名,联系手机,省份,订单状态,买家实际支付金额,订单创建时间,订单付款时间';
const order = (n) => `35360000${n},buyer${n},1391234${n},浙江省,交易成功,59.90,2026-01-02 10:00:00,2026-01-02 10:01:00`;
const write = (file, lines) => {
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};
const numbers = (first, n) => Array.from({ length: n }, (_, i) => String(first + i));

export async function run(desk) {
  const january = write(desk.path('orders-01.csv'), [header, ...numbers(1000, 30).map(order)]);
  const february = write(desk.path('orders-02.csv'), [header, ...numbers(1020, 30).map(order)]);
  const cut = desk.path('cut.xlsx');
  writeFileSync(cut, 'PK\x03\x04 and then the line broke');

  const owner = await Owner.sitsDown(desk);
  const { window, t } = owner;
  // Onto whatever page is open.
  await window.find('heading', t('customer.empty.title'));
  await dragFiles(window, [february, cut], () => window.shows(t('import.drop.title')));
  await window.find('button', t('import.all.run', { files: 1, n: 30 }, 1), { ms: 30_000 });
  await window.shows(t('error.import.file.cut'));

  // One more joins them. Nothing is written yet, and each file says what it will do: ten orders stand in both.
  await dragFiles(window, [january], () => window.shows(t('import.drop.title')));
  const run = await window.find('button', t('import.all.run', { files: 2, n: 50 }, 2), { ms: 30_000 });
  await window.shows(t('import.trial.nothingWritten'));
  const first = await cells(window, 'orders-02.csv');
  const second = await cells(window, 'orders-01.csv');
  assert.deepEqual(first, ['30', '30', '0', '0', '0', '0']);
  assert.deepEqual(second, ['30', '20', '0', '10', '0', '0']);
  assert.deepEqual(await cells(window, t('import.all.total')), ['60', '50', '0', '10', '0', '0']);
  await window.shows(t('error.import.file.cut'));
  await run.click();

  // What was said came true.
  await window.find('button', t('import.all.customers'), { ms: 30_000 });
  assert.deepEqual(await cells(window, 'orders-02.csv'), first);
  assert.deepEqual(await cells(window, 'orders-01.csv'), second);
  assert.deepEqual(await cells(window, t('import.all.total')), ['60', '50', '0', '10', '0', '0']);
  await window.shows(t('error.import.file.cut'));
  await window.click('button', t('import.all.customers'));
  await owner.showsCount(50);
  await window.close();
}

/** The equation of one row: rows, new, updated, unchanged, refused, ignored. */
async function cells(window, row) {
  const found = await window.find('row', row);
  return window.run('return [...arguments[0].querySelectorAll("td.num")].map((td) => td.innerText.trim())', found.id);
}
