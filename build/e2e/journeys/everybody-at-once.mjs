import { Owner } from '../lib/owner.mjs';

export const name =
  'everybody selected gets a level, a note and a tag in one step each; tags are grouped and merged; people are deleted and come back; in Chinese and English';

const customers = 400;

export async function run(desk) {
  const shop = await desk.sampleShop({ customers, orders: 1_200 });
  for (const [locale, first, second, level] of [
    ['zh-CN', '会员', '老会员', '7'],
    ['en', 'Member', 'Old member', '8'],
  ]) {
    const owner = await Owner.sitsDown(desk, { shop, locale });
    await owner.opensCustomers();
    await owner.selectsEveryone();
    await owner.window.shows(owner.t('bulk.frozen'));
    await setsLevel(owner, level);
    await writesNote(owner);
    await putsTagByKey(owner, first);
    await owner.window.shows(owner.t.like('operation.tag.add'));
    await owner.window.settles();
    await putsTagByKey(owner, second);
    await owner.window.settles();
    await deletesAndBack(owner);
    await arrangesTags(owner, first, second);
    await owner.window.close();
  }
}

async function putsTagByKey({ window }, name) {
  await window.press('t');
  await (await (await window.find('dialog')).find('textbox')).fill(name);
  await window.press('Enter');
  await window.gone('dialog');
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

/** One tag into a group, then the other merged into it; both taken back. */
async function arrangesTags(owner, first, second) {
  const { window, t } = owner;
  await owner.goesTo('shell.nav.tags', 'tag.list.title');
  await window.click('button', t('tag.editTitle', { name: first }));
  const dialog = await window.find('dialog');
  await (await dialog.find('combobox', t('tag.group'))).fill('VIP');
  await window.click('button', t('tag.save'), { exact: true });
  await window.gone('dialog');
  await window.settles();
  await window.find('row', 'VIP');
  await owner.takesBack();
  await window.click('button', t('tag.mergeTitle', { name: second }));
  await window.click('combobox', t('tag.mergeInto'));
  await window.click('option', new RegExp(`^${first} `));
  await window.click('button', t('tag.mergeDo'), { exact: true });
  await window.shows(t.like('operation.tag.merge'));
  await owner.takesBack();
  await window.find('row', second);
}
