import assert from 'node:assert/strict';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { Owner } from '../lib/owner.mjs';

export const name =
  'a shop file of another program, cut off or open elsewhere is left alone and said so in one sentence';

export async function run(desk) {
  const shop = await desk.sampleShop({ customers: 500, orders: 900 });
  await openElsewhere(desk, shop);

  // Bytes 68 to 71 of an SQLite file say whose it is.
  const others = await readFile(shop);
  others.write('else', 68);
  const other = desk.path('other.shuke');
  await writeFile(other, others);
  await refused(desk, other, 'error.shop.notOurs');

  await truncate(shop, 20_000);
  await refused(desk, shop, 'error.shop.damaged');
}

async function openElsewhere(desk, shop) {
  const owner = await Owner.sitsDown(desk, { shop });
  await owner.showsCount(500);
  const second = await Owner.sitsDown(desk, { shop });
  await second.window.shows(second.t('error.shop.locked'));
  await assert.rejects(desk.shuke('--shop', shop, 'totals', '--json'), { code: 1 });
  await second.window.close();
  await owner.showsCount(500);
  await owner.window.close();
}

async function refused(desk, file, key) {
  const before = await readFile(file);
  const owner = await Owner.sitsDown(desk, { shop: file });
  await owner.window.shows(owner.t(key));
  await owner.window.close();
  assert.ok(before.equals(await readFile(file)), `${file} is untouched`);
}
