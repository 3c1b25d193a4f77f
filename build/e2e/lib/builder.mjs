// How an owner builds a rule by hand on the page 人群.
import { until } from './wait.mjs';

export class Builder {
  /** Begins a new segment from the list of them. */
  static async begins(owner) {
    await owner.goesTo('shell.nav.segments', 'segment.list.title');
    await owner.window.click('button', owner.t('segment.new'), { exact: true });
    await owner.window.find('heading', owner.t('segment.new'));
    return new Builder(owner);
  }

  constructor(owner) {
    Object.assign(this, { owner, window: owner.window, t: owner.t });
  }

  /** Adds a condition and chooses what it is about: to the rule, or to the group inside it. */
  async asks(what, { inside = false } = {}) {
    const opened = async () => {
      const buttons = await this.window.all('button', this.t('segment.add.condition'), { exact: true });
      await buttons.at(inside ? 0 : -1)?.click();
      return (await this.window.all('dialog'))[0];
    };
    const sheet = await until(opened, { what: 'the choice of conditions' });
    await (await sheet.find('button', what, { exact: true })).click();
    await this.window.gone('dialog');
  }

  /** Adds a group in which any condition may hold. */
  async groups() {
    const buttons = await this.window.all('button', this.t('segment.add.group'), { exact: true });
    await buttons.at(-1).click();
    await this.window.find('group', this.t('segment.group.any'));
  }

  /** Exchanges a word of the last condition for another: "at least" for "exactly". */
  async says(label, word) {
    const buttons = await until(
      async () => {
        const found = await this.window.all('button', new RegExp(`^${label}: `));
        return found.length > 0 && found;
      },
      { what: `the words for ${label}` },
    );
    await buttons.at(-1).click();
    await this.window.find('menuitem', word, { exact: true });
    await this.window.settles(); // a menu that unfolds moves its items under the pointer
    await this.window.click('menuitem', word, { exact: true });
  }

  phrase = (key) => this.says(this.t('rule.how'), this.t(key));

  /** Types into the last field of that name. */
  async types(name, text) {
    const fields = await until(
      async () => {
        const found = await this.window.all('textbox', name, { exact: true });
        return found.length > 0 && found;
      },
      { what: `the field ${name}` },
    );
    await fields.at(-1).fill(text);
  }

  value = (field, text) => this.types(this.t('segment.valueOf', { field }), text);

  /** Picks some of what a condition offers. */
  async picks(field, ...options) {
    const box = await this.window.find('combobox', this.t('segment.valueOf', { field }));
    for (const option of options) {
      await box.type(option);
      await until(async () => (await this.window.all('option', option)).length > 0, { what: option });
      await this.window.press('Enter');
    }
    await this.window.press('Escape');
  }

  /** Waits until the page counts so many customers. */
  async counts(customers) {
    const shown = () =>
      this.window.run(
        'return Number(document.querySelector("[data-testid=count] .num")?.textContent.replace(/,/g, ""))',
      );
    await until(async () => (await shown()) === customers, { what: `a count of ${customers}` });
  }
}
