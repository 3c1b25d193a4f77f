import assert from 'node:assert/strict';
import { Owner } from '../lib/owner.mjs';
import { Postbox } from '../lib/postbox.mjs';
import { until } from '../lib/wait.mjs';

export const name =
  'a mail channel with a wrong code says so, is mended, sends one to the owner, and comes back from its removal without the code';

/** Without a bus there is no keyring: passwords go into a file that a passphrase locks. */
const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };

export async function run(desk) {
  const postbox = await Postbox.open('the right code');
  try {
    const owner = await Owner.sitsDown(desk, { env });
    await setsUp(owner, postbox);
    await mends(owner);
    await tries(owner, postbox);
    await removes(owner);
    await owner.window.close();
  } finally {
    postbox.close();
  }
}

/** Fills the form in. The first password asks for a passphrase. */
async function setsUp(owner, postbox) {
  const { window, t } = owner;
  await owner.goesTo('shell.nav.channels', 'channel.title');
  await window.click('button', t('channel.add'), { exact: true });
  await window.click('button', new RegExp(`^${t('channel.kind.mail')}`));
  await window.fill('textbox', t('channel.field.from.mail'), 'shop@example.com');
  await window.fill('textbox', t('channel.field.host'), '127.0.0.1');
  await window.fill('textbox', t('channel.field.port'), String(postbox.port));
  await owner.chooses(t('channel.field.security'), t('channel.option.open'));
  await types(window, 'a wrong code');
  await window.click('button', t('channel.set'), { exact: true });
  await window.find('dialog', t('channel.unlock.fresh'));
  await types(window, 'a passphrase');
  await window.click('button', t('channel.unlock.open'), { exact: true });
  await window.gone('dialog', t('channel.unlock.fresh'));
  await window.click('button', t('channel.set'), { exact: true });
  await window.gone('dialog');
}

/** Checks, is told that the code is wrong, and enters the right one. */
async function mends({ window, t }) {
  await window.click('button', t('channel.check'), { exact: true });
  await window.shows(/535/);
  await window.click('button', t('channel.edit'), { exact: true });
  await types(window, 'the right code');
  await window.click('button', t('channel.save'), { exact: true });
  await window.gone('dialog');
  await window.click('button', t('channel.check'), { exact: true });
  await window.shows(t('channel.checked'));
}

async function tries({ window, t }, postbox) {
  await window.click('button', t('channel.try'), { exact: true });
  await window.fill('textbox', t('channel.try.to'), 'me@example.com');
  await window.click('button', t('channel.try.send'), { exact: true });
  await window.shows(t('channel.try.sent'));
  assert.equal(postbox.mails.length, 1);
  assert.match(postbox.mails[0], /^To: <me@example.com>$/m);
  await window.press('Escape');
  await window.gone('dialog');
}

async function removes(owner) {
  const { window, t } = owner;
  await window.click('button', t('channel.remove'), { exact: true });
  await window.find('heading', t('channel.empty.title'));
  await owner.takesBack();
  await window.shows(t('channel.says.missing'));
}

/** Types into the field that shows nothing of it; the topmost dialog's stands last. */
async function types(window, secret) {
  const fields = () => window.run('return document.querySelectorAll("input[type=password]").length');
  await until(async () => (await fields()) > 0, { what: 'a field for a password' });
  await window.run(
    `const field = [...document.querySelectorAll('input[type=password]')].at(-1);
     field.focus();
     Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, arguments[0]);
     field.dispatchEvent(new Event('input', { bubbles: true }))`,
    secret,
  );
}
