import assert from 'node:assert/strict';
import { truncateSync, writeFileSync } from 'node:fs';
import { Owner } from '../lib/owner.mjs';
import { until } from '../lib/wait.mjs';

export const name =
  'a picture is chosen onto a note and shown, a film and a note too long are refused, and the note is taken back, in Chinese and in English';

/** One red pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGM4wcUFAAJ6AN1nJ0J9AAAAAElFTkSuQmCC',
  'base64',
);

export async function run(desk) {
  const shop = await desk.sampleShop({ customers: 50, orders: 100 });
  for (const locale of ['zh-CN', 'en']) await writes(desk, await Owner.sitsDown(desk, { shop, locale }));
}

async function writes(desk, owner) {
  const { window, t } = owner;
  const [row] = await owner.customers();
  await owner.opensCustomer(await row.attribute('aria-label'));
  const [photo, film] = [desk.path('buttons.png'), desk.path('film.png')];
  writeFileSync(photo, pixel);
  writeFileSync(film, pixel);
  truncateSync(film, 50 * 1_048_576);

  await tooLong(owner);
  await window.fill('textbox', t('note.label'), '扣子松，见图');
  await window.click('button', t('picture.add'));
  await window.chooseFile(film);
  await window.shows(t('error.picture.tooLarge', { size: '50', max: '10' }));
  await window.click('button', t('picture.add'));
  await window.chooseFile(photo);
  await window.find('button', t('picture.of', { n: '1' }));
  await window.click('button', t('note.save'), { exact: true });
  await window.click('button', t('picture.of', { n: '1' }));
  const large = await window.find('img', t('picture.viewer', { n: '1', of: '1' }));
  await until(() => window.run('return arguments[0].naturalWidth === 1', large.id), { what: 'the picture itself' });
  await window.press('Escape');
  await owner.takesBack();
  await window.gone('button', t('picture.of', { n: '1' }));
  assert.deepEqual(await window.all('img', t('picture.viewer', { n: '1', of: '1' })), []);
  await window.close();
}

/** One character more than a note can have is told, and cannot be saved. */
async function tooLong({ window, t }) {
  const label = await window.find('textbox', t('note.label'));
  await label.click();
  await window.run(
    `arguments[0].value = '茶'.repeat(10001); arguments[0].dispatchEvent(new Event('input', { bubbles: true }))`,
    label.id,
  );
  await window.shows(t('note.over', { n: '1' }));
  const save = await window.find('button', t('note.save'), { exact: true });
  assert.equal(await window.run('return arguments[0].disabled', save.id), true);
}
