// The main job on a believable shop, for a machine without a display. It leaves in out/ what a person would have seen and kept:
// pictures of the screens, the exported workbook and the charts as a page of their own.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Desk } from './lib/desk.mjs';
import { screens } from './lib/display.mjs';
import { Owner } from './lib/owner.mjs';
import { root } from './lib/shopwindow.mjs';
import { receiver, writeTaobaoOrders } from './lib/taobao.mjs';

const folder = join(root, 'out');
const left = [];
const desk = await Desk.open('walk');
try {
  await mkdir(folder, { recursive: true });
  const shop = await desk.sampleShop({ customers: 20_000, orders: 60_000, handwork: true });
  await theMainJob(shop);
  await otherLooks(shop);
} catch (error) {
  const { shots, log } = await desk.evidence();
  console.error(`${error.stack}\n${log}\nThe screen when it happened: ${shots.join(', ')}`);
  process.exitCode = 1;
} finally {
  await desk.close();
}
if (left.length > 0) console.log(`Left for you to look at:\n${left.map((file) => `  ${file}`).join('\n')}`);
process.exit();

async function theMainJob(shop) {
  const owner = await Owner.sitsDown(desk, { shop });
  await owner.showsCount(20_000);
  await picture(owner, '1-customers');

  await owner.tries(writeTaobaoOrders(desk.path('ExportOrderList201903311200.csv'), 260));
  await owner.window.find('button', owner.t.like('import.run'), { ms: 30_000 });
  await picture(owner, '2-import');
  await owner.window.click('button', owner.t.like('import.run'));
  await owner.window.find('button', owner.t('import.done.again'), { ms: 30_000 });
  await picture(owner, '3-imported');

  await owner.opensCustomers();
  await owner.searches('老主顾');
  await owner.showsCount(200);
  await owner.selectsEveryone();
  await owner.putsTag('春茶');
  await picture(owner, '4-tagged');
  await owner.takesBack();
  await owner.searches('老主顾0007');
  await owner.showsCount(1);
  await owner.opensCustomer(receiver(7));
  await owner.writesNote('喜欢素色的杯子，生日在三月');
  await picture(owner, '5-customer');

  await owner.goesTo('shell.nav.portrait', 'portrait.title');
  await owner.seesRegion('浙江');
  await picture(owner, '6-portrait');
  await owner.exportsPortrait('html', await fresh('portrait.html'));
  await owner.exportsPortrait('xlsx', await fresh('portrait.xlsx'));
  await owner.opensCustomers();
  await owner.exportsList(await fresh('customers.xlsx'));
  await owner.window.close();
}

async function otherLooks(shop) {
  const looks = [
    { locale: 'zh-CN', theme: 'dark', screen: screens.large },
    { locale: 'en', theme: 'light', screen: screens.large },
    { locale: 'zh-TW', theme: 'light', screen: screens.small },
  ];
  for (const look of looks) {
    const owner = await Owner.sitsDown(desk, { shop, ...look });
    const name = `${look.locale}-${look.theme}`;
    await owner.showsCount(20_260);
    await picture(owner, `7-customers-${name}`);
    await owner.goesTo('shell.nav.portrait', 'portrait.title');
    await owner.seesRegion(look.locale === 'en' ? 'Zhejiang' : '浙江');
    await picture(owner, `8-portrait-${name}`);
    await owner.window.close();
  }
}

async function picture(owner, name) {
  await owner.window.settles();
  await owner.window.shot(await fresh(`${name}.png`));
}

/** A path in out/ where nothing lies yet, so that no dialog asks about replacing. */
async function fresh(name) {
  const file = join(folder, name);
  await rm(file, { force: true });
  left.push(file);
  return file;
}
