import assert from 'node:assert/strict';
import { Owner } from '../lib/owner.mjs';
import { until } from '../lib/wait.mjs';

export const name =
  'a rich note is written with the keyboard, keeps only what it shows of what is pasted, and is found by its words';

const pasted =
  '<div onclick="x()" style="color:red"><b>盒</b>装<script>alert(1)</script><img src=x onerror="alert(1)"></div>';

export async function run(desk) {
  const shop = await desk.sampleShop({ customers: 50, orders: 100 });
  await writes(desk, shop, { locale: 'zh-CN' });
  await writes(desk, shop, { locale: 'en', theme: 'dark' });
}

async function writes(desk, shop, look) {
  const owner = await Owner.sitsDown(desk, { shop, ...look });
  const { window, t } = owner;
  const word = `白茶${look.locale}`;
  const [row] = await owner.customers();
  await owner.opensCustomer(await row.attribute('aria-label'));
  await (await window.find('textbox', t('note.label'))).click();
  await window.click('button', t('note.rich.on'));
  const area = await window.find('textbox', t('note.label'));
  await area.click();
  await window.press('Control', 'b');
  await area.type(word);
  await window.press('Control', 'b');
  await window.press('Enter');
  await window.click('button', t('note.rich.bullets'));
  await area.type('三盒');
  await paste(window);
  await window.press('Control', 'Enter');
  await window.shows(t.like('operation.note.add'));
  const html = await until(() => window.run('return document.querySelector(".note .rich")?.innerHTML'), {
    what: 'the note',
  });
  assert.match(html, new RegExp(`<strong>${word}</strong>`));
  assert.match(html, /<ul><li>三盒/);
  assert.match(html, /<strong>盒<\/strong>装/);
  assert.doesNotMatch(html, /script|onclick|onerror|style|img/);
  await owner.opensCustomers();
  await owner.searches(word);
  await owner.showsCount(1);
  await window.close();
}

/** What a page puts on the clipboard, as the window is told of it. */
const paste = (window) =>
  window.run(
    `const data = new DataTransfer();
    data.setData('text/html', arguments[0]);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));`,
    pasted,
  );
