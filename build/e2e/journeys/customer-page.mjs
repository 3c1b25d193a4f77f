import { writeFileSync } from 'node:fs';
import { Owner } from '../lib/owner.mjs';
import { until } from '../lib/wait.mjs';

export const name = 'a customer is edited in place, looked into, told all of, and erased, in Chinese and in English';
export const ms = 240_000;

const orders = `订单编号,买家会员名,收货人姓名,联系手机,省份,订单状态,买家实际支付金额,订单创建时间,订单付款时间,宝贝标题
${Array.from({ length: 6 }, (_, n) => `35360000010000${n},lin_a,מרים 林静宜 🌸,13912340010,浙江省,交易成功,59.90,2026-0${n + 1}-02 10:00:00,2026-0${n + 1}-02 10:01:00,白茶香薰`).join('\n')}
353600000200001,zhou_a,周强,13912340011,广东省,交易成功,19.90,2026-03-02 10:00:00,2026-03-02 10:01:00,洗衣液
`;

export async function run(desk) {
  for (const locale of ['zh-CN', 'en']) await walk(desk, locale);
}

async function walk(desk, locale) {
  const shop = desk.path(`${locale}.shuke`);
  writeFileSync(desk.path('orders.csv'), orders);
  await desk.shuke('--shop', shop, 'import', desk.path('orders.csv'));
  const owner = await Owner.sitsDown(desk, { locale, shop });
  const { window, t } = owner;
  await owner.opensCustomers();
  await owner.opensCustomer('林静宜');

  // A field is edited where it stands; what another window wrote meanwhile is told and not overwritten.
  const level = t('profile.field.level');
  await window.click('button', `${t('profile.change', { name: level })} —`);
  await window.run('return window.go.bind.Customers.Edit(1, { seen: [], level: 5 })');
  await window.shows(t('profile.meanwhile', { now: t('customer.level', { n: 5 }) }));
  await (await window.find('textbox', level)).fill('3');
  await window.press('Enter');
  await window.shows(t('error.customer.changedMeanwhile'));
  await window.press('Enter');
  await window.shows(new RegExp(`${t('customer.level', { n: 3 })}`));

  await birthdays(owner);
  await gender(owner);

  // Consent by hand, with its evidence.
  await window.click('button', t('consent.set'), { exact: true });
  await window.fill('textbox', t('consent.evidence'), 'in the shop');
  await window.click('button', t('consent.save'), { exact: true });
  await window.shows(t('consent.granted', { channel: t('channel.sms') }));

  // A figure opens its orders; a search finds one.
  await window.click('button', /^6/);
  await window.find('button', t('timeline.behindOff'));
  await window.click('button', t('timeline.behindOff'));
  await window.fill('textbox', t('timeline.search'), '353600000100003');
  await window.shows('353600000100003');
  await window.gone('button', '353600000100001');
  await window.fill('textbox', t('timeline.search'), '');

  // The next in the list is one key away.
  await window.run('document.activeElement.blur()');
  await window.press('j');
  await window.find('heading', '周强');
  await window.press('k');
  await window.find('heading', '林静宜');

  // Deleted from their page they are gone from the list, and come back with everything.
  await chooses(window, t('customer.more'), t('customer.delete'));
  await window.click('button', t('bulk.deleteDo', { n: 1 }, 1), { exact: true });
  await window.shows(t.like('operation.customer.delete'));
  await owner.showsCount(1);
  await owner.takesBack();
  await owner.showsCount(2);
  await owner.opensCustomer('林静宜');

  // All that is known goes to a folder; then the person is erased, which a file does not undo.
  await chooses(window, t('customer.more'), t('disclose.act'));
  await window.saveAs(desk.path(`hers-${locale}`));
  await window.shows(t('export.saved', { file: `hers-${locale}` }));
  await chooses(window, t('customer.more'), t('erase.act'));
  await window.fill('textbox', t('erase.type', { word: t('erase.word') }), t('erase.word'));
  await window.click('button', t('erase.do'), { exact: true });
  await window.find('heading', t('erase.nameless', { id: 1 }));
  await window.abandon();
  await desk.shuke('--shop', shop, 'import', desk.path('orders.csv'));
  const left = JSON.parse(await desk.shuke('--shop', shop, 'customers', '--json'));
  if (left.length !== 2 || left.some((c) => c.phone === '+8613912340010' || c.name.includes('林静宜')))
    throw new Error(`an import brought them back: ${JSON.stringify(left)}`);
}

/** A birthday that cannot be is told why; a lunar one needs no year. */
async function birthdays({ window, t }) {
  const birthday = t('profile.field.birthday');
  const change = t('profile.change', { name: birthday });
  await window.click('button', `${change} —`);
  const field = await window.find('textbox', birthday);
  for (const [text, said] of [
    ['2025-02-29', t('profile.birthdayFault.noDay')],
    ['2099-01-01', t('profile.birthdayFault.toCome')],
    ['soon', t('profile.birthdayWrong')],
    ['闰六月初八', t('profile.birthdayFault.leapMonth')],
  ]) {
    await field.fill(text);
    await window.press('Enter');
    await window.shows(said);
  }
  await field.fill(t('profile.lunar', { date: '8-15' }));
  await window.press('Enter');
  await window.find('button', `${change} ${t('profile.lunar', { date: '08-15' })}`);
}

/** A choice is opened and left by the keyboard, which stays where it was. */
async function gender({ window, t }) {
  const name = t('profile.field.gender');
  const button = await window.find('button', `${t('profile.change', { name })} ${t('gender.unknown')}`);
  await window.run('arguments[0].focus()', button.id);
  await window.press('Enter');
  await window.find('combobox', name);
  await window.press('Escape');
  await window.gone('combobox', name);
  const kept = () => window.run('return document.activeElement.textContent.includes(arguments[0])', name);
  await until(kept, { what: 'the keyboard on the gender' });
}

/** Takes an act from a menu; what still unfolds is waited for, and a button pressed too early is pressed again. */
async function chooses(window, button, act) {
  const taken = async () => {
    const [item] = await window.all('menuitem', act);
    if (item) return item.click().then(() => true);
    await window.click('button', button, { exact: true });
    await window.settles();
    return false;
  };
  await until(taken, { what: `${act} in the menu` });
}
