import { writeFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { Owner } from '../lib/owner.mjs';

export const name =
  'a list nobody knows is matched by hand, tried out and imported; the next one is read like it, and can be taken back';

const people = (first, n) =>
  Array.from(
    { length: n },
    (_, i) => `m${first + i},1391234${first + i},小满${first + i},${36 + (i % 8)},${i % 2 ? '是' : '否'}`,
  );
const list = (first, n, header) => [header, ...people(first, n), ''].join('\n');

export async function run(desk) {
  const first = desk.path('members-10.csv');
  const next = desk.path('members-11.csv');
  writeFileSync(first, list(1000, 40, '卡主,联络方式,花名,鞋码,有孩子'));
  writeFileSync(next, list(1030, 40, '卡主,联络方式,花名,鞋码,有孩子'));

  const owner = await Owner.sitsDown(desk);
  const { window, t } = owner;
  await owner.tries(first);
  await owner.chooses(t('import.as.kind'), t('kind.customers'));
  await owner.matches('卡主', t('field.account'));
  await owner.drags(t('field.name'), '花名');
  await owner.picksUp(t('field.phone'), '联络方式');
  await window.shows(t('import.health.good', { n: 40 }));
  await window.click('button', t('import.field.offer', { type: t('import.type.number') }));
  await window.find('heading', t('import.readings.title'));
  await window.shows('小满1000');
  await window.click('button', owner.t.like('import.run'), { ms: 30_000 });
  await window.find('button', t('import.done.again'), { ms: 30_000 });
  assert.equal((await owner.equation())[t('equation.created')], '40');

  await owner.tries(next);
  await window.shows(t('import.remembered'));
  await window.click('button', owner.t.like('import.run'), { ms: 30_000 });
  await window.find('button', t('import.done.again'), { ms: 30_000 });
  const { [t('equation.created')]: created } = await owner.equation();
  assert.equal(created, '30', 'ten of them were there already');
  await window.click('button', t('import.done.people'));
  await owner.showsCount(40); // the ten have another size of shoes now
  await owner.opensCustomers();
  await owner.showsCount(70);
  await window.press('Control', 'z');
  await (await window.find('dialog')).find('button', owner.t.like('undo.all')).then((button) => button.click());
  await window.shows(owner.t.like('undo.done'), { ms: 20_000 });
  await owner.opensCustomers();
  await owner.showsCount(40);
  await window.close();
}
