import { Owner } from '../lib/owner.mjs';

export const name =
  'everybody selected gets a level, a note and a tag in one step each, is deleted and comes back, in Chinese and in English';

const customers = 260; // more than a page of the list

export async function run(desk) {
  const shop = await desk.sampleShop({ customers, orders: 800 });
  for (const [locale, tag, level] of [
    ['zh-CN', '会员', '7'],
    ['en', 'Member', '8'],
  ]) {
    const owner = await Owner.sitsDown(desk, { shop, locale });
    await owner.opensCustomers();
    await owner.selectsEveryone();
    await owner.window.shows(owner.t('bulk.frozen'));
    await setsLevel(owner, level);
    await writesNote(owner);
    await putsTagByKey(owner, tag);
    await owner.window.shows(owner.t.like('operation.tag.add'));
    await owner.window.settles();
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
