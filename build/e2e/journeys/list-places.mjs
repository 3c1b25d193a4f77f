import { Owner } from '../lib/owner.mjs';
import { until } from '../lib/wait.mjs';

export const name =
  'columns are dragged and sized, a view is renamed, letters and rows are gone to and the place is kept, in Chinese and in English';

export async function run(desk) {
  const shop = await desk.sampleShop({ customers: 700, orders: 900 });
  for (const locale of ['zh-CN', 'en']) {
    const owner = await Owner.sitsDown(desk, { locale, shop });
    await owner.opensCustomers();
    await owner.showsCount(700);
    await byKeys(owner);
    await sizesColumn(owner);
    await dragsColumn(owner);
    await goes(owner);
    await comesBack(owner);
    await renamesView(owner);
    await owner.window.close();
  }
}

/** The names of the columns that are shown, from left to right. */
const titles = ({ window }) =>
  window.run(
    `return [...document.querySelectorAll('[role=columnheader]')].map((c) => c.textContent.trim()).filter(Boolean)`,
  );

/** The table of keys opens and closes by the keyboard; the row that is gone to has it then, and on the way back. */
async function byKeys({ window, t }) {
  const row = () => window.run('return document.activeElement?.dataset?.index');
  const at = (index) => until(async () => (await row()) === index, { what: `the keyboard on row ${index}` });
  await window.press('j');
  await at('1');
  await window.press('?');
  await window.find('dialog', t('customer.keys.title'));
  await window.press('Escape');
  await window.gone('dialog', t('customer.keys.title'));
  await window.press('End');
  await at('199');
  await window.press('Home');
  await at('0');
  await window.press('j');
  await window.press('Enter');
  await window.find('button', t('customer.page.back'));
  await window.press('Escape');
  await at('1');
  const selected = (n) => window.shows(t('customer.select.count', { n: String(n) }, n));
  await window.press('x');
  await selected(1);
  await window.press('Shift', 'ArrowDown');
  await selected(2);
  await window.press('Control', 'a'); // the rows that are loaded, then all that match
  const chosen = () => window.run(`return document.querySelectorAll('[role=row][aria-selected=true]').length`);
  await until(async () => (await chosen()) > 2, { what: 'all rows in sight selected' });
  await window.press('Control', 'a');
  await selected(700);
  await window.press('Escape');
  await window.gone('toolbar', t('customer.select.bar'));
}

/** The edge of a column's head is pulled, as far as the pointer goes. */
async function sizesColumn({ window, t }) {
  const head = await window.find('columnheader', t('customer.column.phone'));
  const width = () => window.run('return arguments[0].offsetWidth', head.id);
  const was = await width();
  const [x, y] = await window.run(
    `const r = arguments[0].querySelector('.edge').getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2].map(Math.round)`,
    head.id,
  );
  await window.pull([x, y], [x + 40, y]);
  await until(async () => (await width()) === was + 40, { what: 'a column 40 pixels wider' });
}

/** A column is dragged to the place behind the name in the list of columns. */
async function dragsColumn(owner) {
  const { window, t } = owner;
  await window.click('button', t('customer.columns.title'), { exact: true });
  await window.settles();
  const last = t('customer.column.last');
  const place = (name) =>
    window.run(
      `const row = [...document.querySelectorAll('[data-shown]')].find((li) => li.textContent.trim() === arguments[0]);
       row.scrollIntoView({ block: 'nearest' });
       const grip = row.querySelector('.grip').getBoundingClientRect(), box = row.getBoundingClientRect();
       return [grip.x + grip.width / 2, grip.y + grip.height / 2, box.y + 4].map(Math.round)`,
      name,
    );
  await place(last);
  const [x, y] = await place(last);
  const [, , above] = await place(t('customer.column.phone'));
  await window.pull([x, y], [x, above]);
  await until(async () => (await titles(owner))[1] === last, { what: `${last} behind the name` });
  await window.click('button', t('customer.columns.reset'), { exact: true });
  await until(async () => (await titles(owner))[1] !== last, { what: 'the columns as they were' });
  await window.press('Escape');
}

/** To a letter in the order of names, to a row by its number. */
async function goes({ window, t }) {
  await window.click('button', t('customer.column.name'), { exact: true });
  await window.shows(t('customer.sort.name.up'));
  const top = () =>
    window.run(
      `const head = document.querySelector('[role=grid]').getBoundingClientRect().top + 40;
       const row = [...document.querySelectorAll('[role=row][data-index]')].find((r) => r.getBoundingClientRect().top >= head - 8);
       return row ? [Number(row.ariaRowIndex) - 1, row.textContent] : []`,
    );
  await jumps('l');
  await until(async () => /^(老|蓝|雷|黎|李|梁|廖|林|刘|龙|卢|陆|罗|吕|L|l)/.test((await top())[1]?.trim() ?? ''), {
    what: 'the names with L',
  });
  await jumps('450');
  await until(async () => (await top())[0] === 450, { what: 'row 450 on top' });

  async function jumps(where) {
    await window.settles();
    await window.press('g');
    await window.fill('textbox', t('customer.jump.where'), where);
    await window.press('Enter');
    await window.gone('textbox', t('customer.jump.where'));
  }
}

/** Whoever comes back from a customer finds the list as it was scrolled. */
async function comesBack({ window, t }) {
  await window.click('button', t('customer.column.net'), { exact: true });
  await window.shows(t('customer.sort.netPaid.down'));
  await window.css('[role=row][aria-rowindex="2"]'); // the first row of the whole list
  await window.run(`document.querySelector('[role=grid]').scrollTop = 1010`);
  const scrolled = () => window.run(`return document.querySelector('[role=grid]')?.scrollTop ?? -1`);
  await window.settles();
  const was = await scrolled();
  const [row] = await window.run(
    `const middle = innerHeight / 2;
     return [[...document.querySelectorAll('[role=row][data-index]')].find((r) => r.getBoundingClientRect().top > middle)]`,
  );
  await window.run('arguments[0].click()', row);
  await window.click('button', t('customer.page.back'));
  await until(async () => (await scrolled()) === was, { what: `the list scrolled to ${was}` });
}

async function renamesView({ window, t }) {
  await window.click('button', t('view.save'), { exact: true });
  await window.fill('textbox', t('view.name'), 'A–Z');
  await window.press('Enter');
  await window.find('button', /^A–Z/);
  await window.settles();
  await window.click('button', t('view.acts', { name: 'A–Z' }), { exact: true });
  await window.click('menuitem', t('view.rename'));
  await window.fill('textbox', t('view.name'), 'Z–A');
  await window.press('Enter');
  await window.find('button', /^Z–A/);
  await window.settles();
  await window.click('button', t('view.acts', { name: 'Z–A' }), { exact: true });
  await window.click('menuitem', t('view.remove'));
  await window.gone('button', /^Z–A/);
}
