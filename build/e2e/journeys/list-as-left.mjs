import { writeFileSync } from 'node:fs';
import { Owner } from '../lib/owner.mjs';
import { until } from '../lib/wait.mjs';

export const name =
  'a list is narrowed, given other columns, saved as a view, and found again as it was left, in Chinese and in English';
export const ms = 240_000;

const people = ['林静宜', '周强', 'Anna Lee', '白小宇', '陈思远'];
const orders = `订单编号,买家会员名,收货人姓名,联系手机,省份,订单状态,买家实际支付金额,订单创建时间,订单付款时间,宝贝标题
${people.map((who, n) => `35370000010000${n},nick_${n},${who},1391234002${n},浙江省,交易成功,${(n + 1) * 100}.00,2026-0${n + 1}-02 10:00:00,2026-0${n + 1}-02 10:01:00,白茶香薰`).join('\n')}
`;

export async function run(desk) {
  for (const locale of ['zh-CN', 'en']) await walk(desk, locale);
}

async function walk(desk, locale) {
  const shop = desk.path(`${locale}.shuke`);
  writeFileSync(desk.path('orders.csv'), orders);
  await desk.shuke('--shop', shop, 'import', desk.path('orders.csv'));
  let owner = await Owner.sitsDown(desk, { locale, shop });
  const { t } = owner;
  await owner.opensCustomers();
  await owner.showsCount(5);

  // Any fact narrows the list, with the number it leaves said beforehand.
  let { window } = owner;
  await window.click('button', t('customer.condition.add'), { exact: true });
  await window.fill('textbox', t('rule.find'), t('rule.field.netPaid'));
  await window.press('Enter');
  await window.fill('textbox', t('rule.value'), '300');
  await window.press('Enter');
  await owner.showsCount(3);
  await window.shows(/≥ ¥300\.00/);

  // Other columns, and the order of names.
  await window.click('button', t('customer.columns.title'), { exact: true });
  await window.click('checkbox', t('customer.column.paid'), { exact: true });
  await window.find('columnheader', t('customer.column.paid'));
  await window.press('Escape');
  await window.click('button', t('customer.column.name'), { exact: true });
  const top = () => window.run(`return document.querySelector('[role=row][data-index="0"]')?.textContent ?? ''`);
  await until(async () => (await top()).includes('Anna'), { what: 'Anna at the top' });

  // All of that is a view.
  await window.click('button', t('view.save'), { exact: true });
  await window.fill('textbox', t('view.name'), 'A–Z');
  await window.press('Enter');
  await window.find('button', /^A–Z/);

  // The next start goes on with it.
  await window.settles();
  await until(async () => (await window.run('return window.go.bind.Desktop.LastList()')).includes('view=1'), {
    what: 'the last list',
  });
  await window.close();
  owner = await Owner.sitsDown(desk, { locale, shop });
  window = owner.window;
  await window.find('button', /^A–Z/);
  await owner.showsCount(3);
  await window.find('columnheader', t('customer.column.paid'));
  await window.close();
}
