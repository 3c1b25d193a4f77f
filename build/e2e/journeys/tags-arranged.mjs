import { writeFileSync } from 'node:fs';
import { Owner } from '../lib/owner.mjs';

export const name =
  'tags are found, grouped, edited in two windows and merged, and all of it is taken back, in Chinese and in English';

const orders = `订单编号,买家会员名,收货人姓名,联系手机,订单状态,买家实际支付金额,订单创建时间,订单付款时间
${['林静宜', '周强'].map((who, n) => `35380000010000${n},nick_${n},${who},1391234003${n},交易成功,59.90,2026-01-02 10:00:00,2026-01-02 10:01:00`).join('\n')}
`;

export async function run(desk) {
  writeFileSync(desk.path('orders.csv'), orders);
  for (const [locale, first, second] of [
    ['zh-CN', '会员', '老会员'],
    ['en', 'Member', 'Old member'],
  ]) {
    const shop = desk.path(`${locale}.shuke`);
    await desk.shuke('--shop', shop, 'import', desk.path('orders.csv'));
    const owner = await Owner.sitsDown(desk, { shop, locale });
    await owner.window.run(
      `return Promise.all(arguments[0].map((name) => window.go.bind.Tags.Create({ name, color: '', group: '', description: '' })))`,
      [first, second, ...Array.from({ length: 60 }, (_, n) => `T${n}`)],
    );
    await owner.goesTo('shell.nav.tags', 'tag.list.title');
    await findsAmongMany(owner, second);
    await groups(owner, first);
    await merges(owner, first, second);
    await owner.window.close();
  }
}

/** Of many tags, those with a word. */
async function findsAmongMany({ window, t }, second) {
  await window.find('row', 'T59');
  await window.fill('textbox', t('tag.find'), second);
  await window.gone('row', 'T59');
  await window.find('row', second);
  await window.fill('textbox', t('tag.find'), '');
  await window.find('row', 'T59');
}

/** A tag goes into a group; another window was faster with its colour, which is told. */
async function groups(owner, first) {
  const { window, t } = owner;
  await window.click('button', t('tag.editTitle', { name: first }), { exact: true });
  const dialog = await window.find('dialog');
  await window.settles();
  const draft = { name: first, color: '', group: '', description: '' };
  await window.run(
    'return window.go.bind.Tags.All().then((all) => window.go.bind.Tags.Edit(all.find((one) => one.name === arguments[0].name).id, { ...arguments[0], color: "3" }, arguments[0]))',
    draft,
  );
  await (await dialog.find('combobox', t('tag.group'))).fill('VIP');
  await window.click('button', t('tag.save'), { exact: true });
  await window.shows(t('error.tag.changedMeanwhile'));
  await window.click('button', t('tag.save'), { exact: true });
  await window.gone('dialog');
  await window.settles();
  await window.find('row', 'VIP');
  await owner.takesBack();
}

async function merges(owner, first, second) {
  const { window, t } = owner;
  await window.click('button', t('tag.mergeTitle', { name: second }), { exact: true });
  await window.settles();
  await window.click('combobox', t('tag.mergeInto'));
  await window.click('option', new RegExp(`^${first} `));
  await window.click('button', t('tag.mergeDo'), { exact: true });
  await window.shows(t.like('operation.tag.merge'));
  await owner.takesBack();
  await window.find('row', second);
}
