import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Owner } from '../lib/owner.mjs';
import { receiver, regulars, writeTaobaoOrders } from '../lib/taobao.mjs';

export const name = 'first start, import, search, tag 200, undo, note, region chart, export, restart: all still there';

const buyers = 260;
const note = '喜欢素色的杯子，生日在三月';

export async function run(desk) {
  const orders = writeTaobaoOrders(desk.path('ExportOrderList201903311200.csv'), buyers);
  const workbook = desk.path('customers.xlsx');

  const owner = await Owner.sitsDown(desk);
  await owner.window.find('heading', owner.t('customer.empty.title'));
  const { [owner.t('equation.created')]: created } = await owner.imports(orders);
  assert.equal(created, String(buyers));

  await owner.opensCustomers();
  await owner.searches('老主顾');
  await owner.showsCount(regulars);
  await owner.selectsEveryone();
  await owner.putsTag('春茶');
  assert.equal(await owner.countOfTag('春茶'), regulars);
  await owner.takesBack();
  assert.equal(await owner.countOfTag('春茶'), 0);

  await owner.opensCustomers();
  await owner.searches('老主顾0007');
  await owner.showsCount(1);
  await owner.opensCustomer(receiver(7));
  await owner.writesNote(note);

  await owner.goesTo('shell.nav.portrait', 'portrait.title');
  await owner.window.click('button', owner.t('portrait.allTime')); // the orders are of 2019
  await owner.seesRegion('浙江');
  await owner.opensCustomers();
  await owner.exportsList(workbook);
  assert.equal((await readFile(workbook)).subarray(0, 2).toString(), 'PK', 'a workbook is a zip archive');
  await owner.window.close();

  const again = await Owner.sitsDown(desk);
  await again.opensCustomers();
  await again.showsCount(buyers);
  await again.searches('老主顾0007');
  await again.showsCount(1);
  await again.opensCustomer(receiver(7));
  await again.window.shows(note);
  await again.window.close();
}
