import { readFileSync, writeFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { Owner } from '../lib/owner.mjs';

export const name = 'refused rows are saved with their reason, mended, and imported again until all are in, in English';

const orders = `订单编号,买家会员名,联系手机,省份,订单状态,买家实际支付金额,订单创建时间,订单付款时间
3501,小满妈妈,13912340001,浙江省,交易成功,59.90,2026-01-02 08:00:00,2026-01-02 08:01:00
,阿橘的店,13912340002,广东省,交易成功,10.00,2026-01-02 09:00:00,2026-01-02 09:01:00
3503,岚岚家,13912340003,上海,交易成功,about five,2026-01-03 09:00:00,2026-01-03 09:01:00
`;

export async function run(desk) {
  const file = desk.path('orders.csv');
  const rejects = desk.path('rejects.csv');
  const later = desk.path('rejects-later.csv');
  writeFileSync(file, orders);

  const owner = await Owner.sitsDown(desk, { locale: 'en' });
  const { window, t } = owner;
  const did = await owner.imports(file);
  assert.equal(did[t('equation.created')], '1');
  assert.equal(did[t('equation.rejected')], '2');
  await window.click('button', t('import.rejects.save'));
  await window.saveAs(rejects);
  await window.shows(t('export.saved', { file: 'rejects.csv' }));

  // Days later they are still there, behind the number in the history.
  await owner.goesTo('shell.nav.records', 'record.title');
  const imports = await window.find('radio', t('record.imports'));
  await window.run('arguments[0].click()', imports.id);
  await window.click('button', '2', { exact: true });
  await window.saveAs(later);
  await window.shows(t('export.saved', { file: 'rejects-later.csv' }));
  assert.deepEqual(readFileSync(later), readFileSync(rejects));

  const text = readFileSync(rejects, 'utf8');
  assert.ok(text.includes('Why refused') && text.includes('Row in file'), text);
  writeFileSync(rejects, text.replace('\n,阿橘', '\n3502,阿橘').replace('about five', '5.00'));
  const again = await owner.imports(rejects);
  assert.equal(again[t('equation.created')], '2');
  assert.equal(again[t('equation.rejected')], undefined);
  await owner.opensCustomers();
  await owner.showsCount(3);
  await window.close();
}
