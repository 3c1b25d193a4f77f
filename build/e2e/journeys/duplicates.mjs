import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { Owner } from '../lib/owner.mjs';
import { until } from '../lib/wait.mjs';

export const name =
  'two files share phones: the queue is worked through by keyboard, undone, and the old file changes nothing';

const header =
  '订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,收货人姓名,收货地址 ,联系手机,订单创建时间,订单付款时间,宝贝标题 ,宝贝总数量';
const order = (n, nick, called, phone) =>
  `35360000000000${n},${nick},59.90,59.90,交易成功,${called},浙江省 杭州市 西湖区 文一路 ${n} 号,${phone},2026-01-02 10:00:00,2026-01-02 10:01:00,手工皂,1`;

/** Three people by phone; the later file has them under other accounts. */
function write(file, rows) {
  writeFileSync(file, `${[header, ...rows].join('\n')}\n`);
  return file;
}

export async function run(desk) {
  const first = write(desk.path('orders-2025.csv'), [
    order('0101', 'lin_a', '林静宜', 13912340001),
    order('0102', 'zhou_a', '周强', 13912340002),
    order('0103', 'mei_a', '梅兰', 13912340003),
  ]);
  const second = write(desk.path('orders-2026.csv'), [
    order('0201', 'lin_b', '林静宜', 13912340001),
    order('0202', 'zhou_b', '周敏', 13912340002),
    order('0203', 'mei_b', '梅兰', 13912340003),
  ]);
  const owner = await Owner.sitsDown(desk);
  await owner.imports(first);
  await owner.imports(second);
  await owner.opensCustomers();

  await owner.goesTo('shell.nav.doubles', 'doubles.title');
  await left(owner, 3);
  await owner.window.find('table', owner.t('doubles.compare'));
  if (process.env.SHOTS) await owner.window.shot(`${process.env.SHOTS}-queue.png`);
  await owner.window.press('m');
  await left(owner, 2);
  await owner.window.press('s');
  await owner.window.find('button', new RegExp(`梅兰.*${owner.t('doubles.putOff')}`));
  await decidable(owner);
  await owner.window.press('n');
  await left(owner, 1);
  await owner.window.press('z');
  await left(owner, 2);
  await owner.window.press('n');
  await left(owner, 1);
  await owner.window.press('m');
  await owner.window.find('heading', owner.t('doubles.done.title'));
  await owner.opensCustomers();
  await owner.showsCount(4);

  // What was decided holds against the files it was decided about.
  await owner.tries(second);
  await owner.window.find('button', owner.t('import.nothing'), { ms: 30_000 });
  const { [owner.t('equation.unchanged')]: unchanged } = await owner.equation();
  assert.equal(unchanged, '3');
  await owner.goesTo('shell.nav.customers', 'customer.list.title');
  await owner.goesTo('shell.nav.doubles', 'doubles.title');
  await owner.window.find('heading', owner.t('doubles.empty.title'));
  await owner.window.close();
}

/** Waits until the queue says that so many pairs are left, with the next pair beside it. */
async function left(owner, pairs) {
  const rows = async () => (await owner.window.all('button', new RegExp(' 和 '))).length;
  await until(async () => (await rows()) === pairs, { what: `a queue of ${pairs} pairs` });
  await owner.window.find('table', owner.t('doubles.compare'));
  if (pairs > 0) await decidable(owner);
}

/** Waits until the last decision is done: a key pressed before is not heard. */
async function decidable({ window, t }) {
  const ready = async () => {
    const [merge] = await window.all('button', new RegExp(`^${t('doubles.merge')}`));
    return merge !== undefined && (await merge.attribute('disabled')) === null;
  };
  await until(ready, { what: 'the pair to be decided about' });
}
