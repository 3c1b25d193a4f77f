import { Builder } from '../lib/builder.mjs';
import { Owner } from '../lib/owner.mjs';
import { writeTaobaoOrders } from '../lib/taobao.mjs';
import { until } from '../lib/wait.mjs';

export const name =
  'a tag made of a rule follows an import and its undo, keeps whom the owner keeps, overlaps and is not lost while rules use it';

const spring = '三月的客人';

export async function run(desk) {
  const shop = await desk.sampleShop({ customers: 300, orders: 900 });
  const owner = await Owner.sitsDown(desk, { shop });
  const { window, t } = owner;
  const b = await Builder.begins(owner);
  await b.asks(t('segment.measure.orders.count'));
  await b.says(t('segment.window.label'), t('segment.window.between'));
  await b.types(t('rule.from'), '2019-03-01');
  await b.types(t('rule.to'), '2019-03-31');
  await b.value(t('segment.measure.orders.count'), '1');
  await b.counts(0);
  await window.click('button', t('segment.act.tag'), { exact: true });
  await window.fill('textbox', t('segment.name'), spring);
  await window.press('Enter');
  await window.shows(t('segment.tagged', { name: spring, n: 0 }));

  await owner.imports(writeTaobaoOrders(desk.path('ExportOrderList201903311200.csv'), 260));
  await carried(owner, 260);
  await owner.goesTo('shell.nav.records', 'record.title');
  // The tag's own refresh stands above the import: it is the import that is taken back.
  const imported = await window.find('row', /ExportOrderList201903311200\.csv/);
  await (await imported.find('button', t('undo.act'))).click();
  await until(() => takenBack(owner), { what: 'the undo to be done', ms: 20_000 });
  await carried(owner, 0);
  await keepsSomebody(owner);
  await withholdsDiscount(owner);
  await carried(owner, 1);
  await isNotLost(owner);
  await overlaps(owner);
  await window.close();
}

/** On the tag's page, whose rule nobody passes: one person is in it whatever the rule says. */
async function keepsSomebody(owner) {
  const { window, t } = owner;
  await window.click('link', `${spring} ${t('tag.page.automatic')}`, { exact: true });
  await window.shows(t('tag.page.automatic'));
  await names(owner, 'always', 'tag.page.byRule');
}

/** Of those who carry a tag, one gets no discount. */
async function withholdsDiscount(owner) {
  await owner.window.settles();
  await names(owner, 'withheld', 'tag.page.grant');
}

/** Puts somebody into a list of the tag's page, which then offers the way back. */
async function names({ window, t }, list, back) {
  const people = await window.find('region', t(`tag.page.${list}`));
  const [add] = await people.all('button', t('tag.page.add'));
  await add.click();
  await window.fill('textbox', t('person.find'), '13');
  const first = () => window.run('return document.querySelector("[role=dialog] button.row") !== null');
  await until(first, { what: 'somebody to be found' });
  await window.press('Enter');
  const named = async () => (await people.all('button', t(back))).length === 1;
  await until(named, { what: `somebody in the list ${list}` });
}

/** A tag that a segment asks for is not deleted, and it is said where it is used. */
async function isNotLost(owner) {
  const { window, t } = owner;
  const rule = JSON.stringify({ all: [{ field: 'tag', op: 'in', value: [spring] }] });
  await window.run('return window.go.bind.Segments.Save("春客", arguments[0], false)', rule);
  await owner.goesTo('shell.nav.segments', 'segment.list.title');
  await owner.goesTo('shell.nav.tags', 'tag.list.title');
  await window.click('button', t('tag.delete', { name: spring }), { exact: true });
  await window.shows(t('error.tag.used', { by: '春客' }));
  await window.find('row', spring);
}

/** The tag and the segment of those who carry it are one and the same person. */
async function overlaps(owner) {
  const { window, t } = owner;
  await owner.goesTo('shell.nav.segments', 'segment.list.title');
  const box = await window.find('combobox', t('segment.overlap.choose'));
  for (const option of ['春客', t('segment.overlap.tag', { name: spring })]) {
    await box.type(option);
    await until(async () => (await window.all('option', option)).length > 0, { what: option });
    await window.press('Enter');
  }
  await until(async () => (await window.all('link', /^1 100(\.0)?%$/)).length === 2, { what: 'one person in both' });
}

/** Says yes where an undo that reaches far asks first, and answers whether it is done. */
async function takenBack({ window, t }) {
  const [ask] = await window.all('dialog');
  const [yes] = ask ? await ask.all('button', new RegExp(`^${t('undo.act')}`)) : [];
  await yes?.click();
  return t.like('undo.done').test(await window.run('return document.body.innerText'));
}

/** Waits until so many carry the tag. */
const carried = (owner, customers) =>
  until(async () => (await owner.countOfTag(spring)) === customers, {
    what: `${customers} who carry ${spring}`,
    ms: 20_000,
  });
