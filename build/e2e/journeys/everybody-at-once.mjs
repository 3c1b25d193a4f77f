import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Owner } from '../lib/owner.mjs';
import { until } from '../lib/wait.mjs';

export const name =
  'everybody selected gets a level, a note, a tag and another, a field and a block in one step each, goes into a file, is deleted and comes back, in Chinese and in English';

const customers = 260; // more than a page of the list

export async function run(desk) {
  const shop = await desk.sampleShop({ customers, orders: 800 });
  for (const [locale, tag, other, level] of [
    ['zh-CN', '会员', '老会员', '7'],
    ['en', 'Member', 'Old member', '8'],
  ]) {
    const owner = await Owner.sitsDown(desk, { shop, locale });
    await owner.window.run(
      'return window.go.bind.Tags.Create({ name: arguments[0], color: "", group: "", description: "" })',
      other,
    );
    await owner.window.run('return window.go.bind.Fields.Create(arguments[0], "text")', locale);
    await owner.opensCustomers();
    await owner.selectsEveryone();
    await owner.window.shows(owner.t('bulk.frozen'));
    await setsLevel(owner, level);
    await writesNote(owner);
    await putsTagByKey(owner, tag);
    await owner.window.shows(owner.t.like('operation.tag.add'));
    await owner.window.settles();
    if (locale === 'en') {
      await carriesOver(owner, 'move', tag, other);
      await fillsField(owner);
    } else {
      await carriesOver(owner, 'copy', tag, other);
      await blocksAndBack(owner);
      await takesAlong(owner, desk.path('selected.csv'), [tag, other]);
    }
    await deletesAndBack(owner);
    await owner.window.close();
  }
}

async function putsTagByKey({ window }, name) {
  await window.press('t');
  await (await (await window.find('dialog')).find('textbox')).fill(name);
  await window.press('Enter');
  await window.gone('dialog');
}

/** Those with a tag get another besides or instead. */
async function carriesOver(owner, way, from, to) {
  const { window, t } = owner;
  if (way === 'move') await leavesByEscape(owner);
  const [which, act] = way === 'move' ? ['bulk.tagMove', 'bulk.tagMoveDo'] : ['bulk.tagCopy', 'bulk.tagCopyDo'];
  await owner.changesMany('bulk.act.tags');
  await window.find('dialog');
  await owner.picks(t(which));
  await owner.chooses(t('bulk.tagFrom'), `${from} (${customers})`);
  await owner.chooses(t('bulk.tagTo'), `${to} (0)`);
  await window.click('button', t(act), { exact: true });
  await window.shows(t.like(`operation.tag.${way}`));
  await window.gone('dialog');
  await window.settles();
}

/** Escape folds the choices first, then closes the dialog around them; the people stay selected. */
async function leavesByEscape(owner) {
  const { window, t } = owner;
  await owner.changesMany('bulk.act.tags');
  const from = await window.find('combobox', t('bulk.tagFrom'));
  const unfolded = () => from.attribute('aria-expanded');
  await window.run('arguments[0].closest(".el-select").querySelector(".el-select__wrapper").click()', from.id);
  await until(async () => (await unfolded()) === 'true', { what: 'the choices to unfold' });
  await window.press('Escape');
  await until(async () => (await unfolded()) === 'false', { what: 'the choices to fold' });
  await window.press('Escape');
  await window.gone('dialog');
  await window.find('toolbar', t('customer.select.bar'));
  await window.settles();
}

async function fillsField(owner) {
  const { window, t } = owner;
  await owner.changesMany('bulk.act.field');
  await window.find('dialog');
  await window.settles();
  await window.fill('textbox', t('bulk.fieldValue'), 'XXL');
  await window.click('button', t('bulk.fieldDo'), { exact: true });
  await window.shows(t.like('operation.field.fill'));
  await window.gone('dialog');
  await window.settles();
}

async function blocksAndBack(owner) {
  await owner.changesMany('bulk.act.block');
  await owner.window.shows(owner.t.like('operation.customer.block'));
  await owner.takesBack();
  await owner.window.settles();
}

/** The file holds everybody who is selected, with what was just done to them. */
async function takesAlong(owner, path, told) {
  const { window, t } = owner;
  const bar = await window.find('toolbar', t('customer.select.bar'));
  await (await bar.find('button', t('export.act'), { exact: true })).click();
  await window.settles();
  await window.click('menuitem', t('export.csv'));
  await window.saveAs(path);
  await window.shows(t('export.saved', { file: path.split('/').pop() }));
  const [head, ...rows] = (await readFile(path, 'utf8')).trimEnd().split('\n');
  assert.equal(rows.filter((row) => told.every((word) => row.includes(word))).length, customers, head);
}

async function setsLevel(owner, level) {
  const { window, t } = owner;
  await owner.changesMany('bulk.act.level');
  await window.fill('textbox', t('bulk.level'), level);
  await window.click('button', t('bulk.levelDo'), { exact: true });
  await window.shows(t.like('operation.level.set'));
  await window.gone('dialog');
  await window.settles();
}

async function writesNote(owner) {
  const { window, t } = owner;
  await owner.changesMany('bulk.act.note');
  await window.fill('textbox', t('note.label'), '春节不发货');
  await window.click('button', t('bulk.noteDo'), { exact: true });
  await window.shows(t.like('operation.note.many'));
  await window.gone('dialog');
  await window.settles();
}

async function deletesAndBack(owner) {
  const { window, t } = owner;
  await owner.changesMany('bulk.act.remove');
  const dialog = await window.find('dialog');
  await (await dialog.find('textbox')).fill(String(customers));
  await window.click('button', t.like('bulk.deleteDo'));
  await window.shows(t.like('operation.customer.delete'));
  await owner.takesBack();
  await owner.showsCount(customers);
}
