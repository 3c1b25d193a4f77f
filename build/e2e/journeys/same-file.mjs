import assert from 'node:assert/strict';
import { Owner } from '../lib/owner.mjs';
import { writeTaobaoOrders } from '../lib/taobao.mjs';

export const name = 'the same file a second time changes nothing, and says so before anything is written';

export async function run(desk) {
  const orders = writeTaobaoOrders(desk.path('ExportOrderList201903311200.csv'), 30);
  const owner = await Owner.sitsDown(desk);
  await owner.imports(orders);

  await owner.tries(orders);
  const begin = await owner.window.find('button', owner.t('import.nothing'), { ms: 30_000 });
  assert.equal(await begin.attribute('disabled'), 'true');
  const { [owner.t('equation.unchanged')]: unchanged, ...changed } = await owner.equation();
  assert.equal(unchanged, '30');
  assert.deepEqual([...new Set(Object.values(changed))], ['0']);
}
