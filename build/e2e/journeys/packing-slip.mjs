import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { Owner } from '../lib/owner.mjs';

export const name =
  'notes for the next parcel stand on its packing slip, and what was put in before is told, in Chinese and in English';

const orders = `订单编号,买家会员名,收货人姓名,联系手机,订单状态,买家实际支付金额,订单创建时间,订单付款时间,宝贝标题
353900000100000,lin_a,林静宜,13912340040,买家已付款,59.90,2026-06-02 10:00:00,2026-06-02 10:01:00,白茶香薰
353900000100001,zhou_a,周强,13912340041,买家已付款,19.90,2026-06-03 10:00:00,2026-06-03 10:01:00,洗衣液
`;

export async function run(desk) {
  writeFileSync(desk.path('orders.csv'), orders);
  for (const locale of ['zh-CN', 'en']) {
    const shop = desk.path(`${locale}.shuke`);
    await desk.shuke('--shop', shop, 'import', desk.path('orders.csv'));
    await packs(await Owner.sitsDown(desk, { locale, shop }));
  }
}

async function packs(owner) {
  const { window, t } = owner;
  await owner.opensCustomers();
  await owner.opensCustomer('林静宜');
  for (const [kind, text] of [
    ['parcel', '放一张手写卡'],
    ['visit', '送两颗扣子'],
  ]) {
    await window.fill('textbox', t('note.label'), text);
    await owner.picks(t(`note.kind.${kind}`));
    await window.click('button', t('note.save'), { exact: true });
    await window.shows(t.like('operation.note.add'));
    await window.settles();
  }
  await owner.goesTo('shell.nav.slips', 'slip.title');
  const slip = await window.find('article');
  for (const text of ['林静宜', '353900000100000', '放一张手写卡', '送两颗扣子', t('slip.first'), t('slip.unnamed')])
    assert.ok((await slip.text()).includes(text), `${text} is not on the slip`);
  assert.equal((await window.all('article')).length, 1, 'a slip for who has nothing to be put in');

  // Each parcel differs: what went into one is told at the next.
  await window.fill('textbox', t('slip.contents'), '手写卡，贴纸');
  await window.press('Enter');
  await window.shows(t('operation.parcel.add', { customer: '林静宜' }));
  await window.gone('article'); // it is packed
  await owner.opensCustomers();
  await owner.opensCustomer('林静宜');
  await window.click('button', t('customer.more'), { exact: true });
  await window.click('menuitem', t('slip.act'));
  await window.find('button', t('slip.delete', { what: '手写卡，贴纸' }));
  await window.fill('textbox', t('slip.contents'), '糖果，手写卡');
  await window.shows(t.like('slip.repeats'));
  await window.close();
}
