// What a shop owner does, in the owner's steps. Journeys and the walk of `make run` are told in these.
import { sleep, until } from './wait.mjs';
import { words } from './words.mjs';

export class Owner {
  /** Opens the program, on a shop file or as at a first start, and waits for its first heading. */
  static async sitsDown(desk, { locale = 'zh-CN', theme, ...options } = {}) {
    const window = await desk.open(options);
    const owner = new Owner(window, locale);
    await window.css('h1, h2', { ms: 30_000 });
    if (theme || locale !== 'zh-CN') await owner.prefers({ language: locale, theme: theme ?? '' });
    return owner;
  }

  constructor(window, locale) {
    this.window = window;
    this.t = words(locale);
  }

  /** Sets language and theme where the settings page sets them, and starts the page anew. */
  async prefers(preferences) {
    await this.window.run('return window.go.bind.Desktop.SavePreferences(arguments[0])', preferences);
    await this.window.run('location.reload()');
    await this.window.css('h1, h2');
  }

  /** Follows a place of the sidebar, such as goesTo('shell.nav.tags', 'tag.list.title'). */
  async goesTo(place, heading) {
    await this.window.click('link', this.t(place), { exact: true });
    await this.window.find('heading', this.t(heading));
  }

  async opensCustomers() {
    await this.goesTo('shell.nav.customers', 'customer.list.title');
  }

  /** Chooses a file for import and waits for what the dry run says about it. */
  async tries(file) {
    await this.window.click('link', this.t('shell.nav.customers'), { exact: true });
    await this.window.click('button', new RegExp(`^(${this.t('import.act')}|${this.t('customer.empty.import')})$`));
    await this.window.click('button', this.t('import.choose.act'), { exact: true });
    await this.window.chooseFile(file);
  }

  /** Chooses in a select by its label. */
  async chooses(select, option) {
    const chosen = async () => {
      const [offered] = await this.window.all('option', option, { exact: true });
      if (offered) return offered.click().then(() => true);
      const [box] = await this.window.all('combobox', select);
      // The page may draw the select anew while it reads the file again, which closes it.
      if (box && (await box.attribute('aria-expanded')) !== 'true') {
        await this.window.run(
          'arguments[0].closest(".el-select").querySelector(".el-select__wrapper").click()',
          box.id,
        );
        await sleep(500); // it unfolds; another click would close it
      }
      return false;
    };
    await until(chosen, { what: `${option} in ${select}` });
  }

  /** Picks one of a few that stand side by side. Their radio buttons are hidden under their words. */
  async picks(text) {
    const radio = await this.window.find('radio', text);
    await this.window.run('arguments[0].closest("label").click()', radio.id);
  }

  /** Matches a column of the file by its menu. */
  matches = (column, field) => this.chooses(this.t('import.column.targetOf', { column }), field);

  /** Matches a column by dragging a field's chip onto it. */
  async drags(field, column) {
    const chip = await this.window.find('button', field, { exact: true });
    const row = await this.window.find('row', column);
    await this.window.drag(chip, row);
  }

  /** Matches a column by picking a field's chip up and putting it there, as the keyboard does. */
  async picksUp(field, column) {
    await this.window.click('button', field, { exact: true });
    await this.window.click('button', this.t('import.palette.put', { column }));
  }

  /** Imports a file to its end and answers the equation that the page shows. */
  async imports(file) {
    await this.tries(file);
    await this.window.click('button', this.t.like('import.run'), { ms: 30_000 });
    await this.window.find('button', this.t('import.done.again'), { ms: 30_000 });
    return this.equation();
  }

  /** The parts of the equation that is shown, by their names: { 新增: '260', … }. */
  equation() {
    return this.window.run(`
      const parts = [...document.querySelectorAll('.equation li')]
      return Object.fromEntries(parts.map((li) => [li.querySelector('i + span').textContent, li.querySelector('b').textContent]))`);
  }

  async searches(text) {
    await this.window.fill('textbox', this.t('shell.search'), text);
  }

  /** Waits until the list says that it holds so many customers. */
  async showsCount(customers) {
    const { window } = this;
    const rows = () => window.run('return Number(document.querySelector("[role=grid]")?.ariaRowCount) - 1');
    await until(async () => (await rows()) === customers, { what: `a list of ${customers} customers` });
  }

  /** The rows of the list that are drawn now, the first on top. */
  customers() {
    const drawn = async () => {
      const [, ...rows] = await this.window.all('row');
      return rows.length > 0 && rows;
    };
    return until(drawn, { what: 'the rows of the list' });
  }

  /** How many customers the tags page says carry a tag. */
  async countOfTag(name) {
    await this.goesTo('shell.nav.tags', 'tag.list.title');
    const row = await this.window.find('row', name);
    return Number(/\d+/.exec((await row.text()).replace(name, ''))?.[0] ?? 0);
  }

  /** Waits for a region in the table beside the map, and for the map itself. */
  async seesRegion(name) {
    await this.window.find('img', this.t.like('portrait.region.label'));
    await this.window.find('row', name);
  }

  /** Selects the rows that are loaded, and everyone who matches where that is more. */
  async selectsEveryone() {
    await this.window.click('checkbox', this.t('customer.select.loaded'));
    const bar = await this.window.find('toolbar', this.t('customer.select.bar'));
    const [offer] = await bar.all('button', this.t.like('customer.select.offer'));
    if (offer) await offer.click();
  }

  /** Chooses what is done to the selected customers besides tags. */
  async changesMany(act) {
    await this.window.click('button', this.t('bulk.act.open'), { exact: true });
    await this.window.settles();
    await this.window.click('menuitem', this.t(act));
  }

  async putsTag(name) {
    await this.window.click('button', this.t('tag.put'));
    const dialog = await this.window.find('dialog');
    await (await dialog.find('textbox')).fill(name);
    await this.window.press('Enter');
    await this.window.gone('dialog');
  }

  /** Takes the last act back by the toast that told of it. */
  async takesBack() {
    await this.window.settles(); // a toast slides in, over one that may be on its way out
    await this.window.click('button', 'Ctrl Z');
    await this.window.shows(this.t.like('undo.done'));
  }

  async opensCustomer(name) {
    await this.window.click('row', name);
    await this.window.find('heading', name);
  }

  async writesNote(text) {
    await this.window.fill('textbox', this.t('note.label'), text);
    await this.window.press('Enter');
    await this.window.shows(text);
  }

  /** Chooses an item of the menu behind a button, and answers the file dialog that it opens with a path. */
  async exports(button, item, path) {
    await this.window.click('button', button);
    await this.window.click('menuitem', item);
    await this.window.saveAs(path);
    await this.window.shows(this.t('export.saved', { file: path.split('/').pop() }));
  }

  exportsList = (path) => this.exports(this.t('customer.list.export'), this.t('export.xlsx'), path);
  exportsPortrait = (kind, path) =>
    this.exports(this.t('portrait.export.label'), this.t(`portrait.export.${kind}`), path);
}
