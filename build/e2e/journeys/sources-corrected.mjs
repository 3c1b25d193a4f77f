import { Owner } from '../lib/owner.mjs';
import { until } from '../lib/wait.mjs';
import { regulars, writeTaobaoOrders } from '../lib/taobao.mjs';

export const name =
  'the source of two hundred customers is corrected at once, counted on the sources page, and taken back, in Chinese and in English';

const fair = '春季市集';

export async function run(desk) {
  const owner = await Owner.sitsDown(desk);
  const { window, t } = owner;
  await owner.imports(writeTaobaoOrders(desk.path('ExportOrderList201903311200.csv'), 260));
  await owner.opensCustomers();
  await owner.searches('老主顾');
  await owner.showsCount(regulars);
  await owner.selectsEveryone();
  await owner.changesMany('source.correct');
  await window.fill('textbox', t('source.find'), fair);
  await window.click('button', t('source.set', { name: fair }));
  await window.gone('dialog');

  await owner.goesTo('shell.nav.sources', 'source.title');
  await brought(owner, fair, regulars);
  await brought(owner, t('source.none'), 260 - regulars);
  await owner.prefers({ language: 'en', theme: 'dark' });
  const english = new Owner(window, 'en');
  await brought(english, fair, regulars);
  await window.press('Control', 'z');
  await brought(english, english.t('source.none'), 260);
  await window.close();
}

/** Waits until the page says that a source, or none, brought so many customers. */
const brought = (owner, source, customers) =>
  until(
    async () => {
      const [row] = await owner.window.all('row', source);
      const [link] = row ? await row.all('link') : [];
      return link && (await link.text()) === String(customers);
    },
    { what: `${customers} customers of ${source}` },
  );
