// What a person sees and does in the page: things are found by role and accessible name, as a screen reader would.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { sleep, until } from './wait.mjs';

const queries = await readFile(
  createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'),
  'utf8',
);

// In the page: every element of this role whose name is, contains or matches what is given.
const findInPage = `
  const [role, name, pattern, within] = arguments
  return TestingLibraryDom.queryAllByRole(within || document.body, role, { name: pattern ? new RegExp(pattern) : name ?? undefined })`;

const keys = {
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Backspace: '\uE003',
  Delete: '\uE017',
  Space: ' ',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  Home: '\uE011',
  End: '\uE010',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  Control: '\uE009',
  Shift: '\uE008',
  Alt: '\uE00A',
};

const unfolding = new Set(['menuitem', 'option']);

// In the page: whether an element, or what it stands in, is on its way to another place. A spinner never arrives.
const movesInPage = `
  const moves = ({ effect, playState }) =>
    playState === 'running' && effect.target?.contains(arguments[0]) && effect.getTiming().iterations !== Infinity
  return document.getAnimations().some(moves)`;

const isStale = (error) => error.message.includes('stale element reference');

export class Page {
  constructor(driver) {
    this.driver = driver;
  }

  /** The visible elements of a role. The name is a pattern, or text that it contains, or is when exact. */
  async all(role, name, { exact = false, within = null } = {}) {
    if (!(await this.run('return typeof TestingLibraryDom === "object"')))
      await this.run('(0, eval)(arguments[0])', queries);
    const pattern = name instanceof RegExp ? name.source : name !== undefined && !exact ? escaped(name) : null;
    const ids = await this.run(
      findInPage,
      role,
      name instanceof RegExp ? null : (name ?? null),
      pattern,
      within && within.id,
    );
    return ids.map((id) => new Element(this, id));
  }

  /** The first element of a role, waited for. */
  find(role, name, { ms, ...options } = {}) {
    return until(async () => (await this.all(role, name, options))[0], { ms, what: `the ${role} “${name ?? ''}”` });
  }

  /** The first element that a CSS selector matches, waited for; for what has no role. */
  async css(selector, { ms } = {}) {
    const find = () => this.run('return document.querySelector(arguments[0])', selector);
    return new Element(this, await until(find, { ms, what: selector }));
  }

  async gone(role, name, { ms, ...options } = {}) {
    await until(async () => (await this.all(role, name, options)).length === 0, {
      ms,
      what: `the ${role} “${name ?? ''}” to go`,
    });
  }

  /** Waits until the page shows this text or text that this pattern matches, and answers the match. */
  async shows(pattern, { ms } = {}) {
    const seen = async () => {
      const text = await this.run('return document.body.innerText');
      return typeof pattern === 'string' ? text.includes(pattern) && [pattern] : pattern.exec(text);
    };
    return until(seen, { ms, what: `the page to show ${pattern}` });
  }

  /** Waits until nothing is busy and nothing moves, for a picture. */
  async settles() {
    const still = `return !document.querySelector('[aria-busy="true"]') && document.getAnimations().length === 0`;
    await until(() => this.run(still), { what: 'the page to come to rest' });
    await sleep(250); // charts are drawn by frames, not by animations that the page knows of
  }

  /** Clicks an element once it is there and can be clicked: menus unfold, and lists draw their rows anew. */
  async click(role, name, options) {
    // What unfolds moves under the pointer.
    if (unfolding.has(role)) await this.find(role, name, options).then(() => this.settles());
    const clicked = async () => {
      const [element] = await this.all(role, name, options);
      if (element) await element.click();
      return element;
    };
    await until(clicked, { ms: options?.ms, what: `a click on the ${role} “${name}”` });
  }

  fill = async (role, name, text, options) => (await this.find(role, name, options)).fill(text);

  /** Presses keys together, such as press('Control', 'k'). */
  async press(...names) {
    const values = names.map((name) => keys[name] ?? name);
    const actions = [
      ...values.map((value) => ({ type: 'keyDown', value })),
      ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
    ];
    await this.driver.act([{ type: 'key', id: 'keyboard', actions }]);
  }

  /** Drags one element onto another with the pointer. */
  async drag(from, to) {
    await this.run('arguments[0].scrollIntoView({ block: "center" })', to.id);
    const middle = `const r = arguments[0].getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2].map(Math.round)`;
    const [x, y] = await this.run(middle, from.id);
    const [toX, toY] = await this.run(middle, to.id);
    await this.pull([x, y], [toX, toY]);
  }

  /** Takes hold of a place and lets go of it at another. */
  async pull([x, y], [toX, toY]) {
    const actions = [
      { type: 'pointerMove', duration: 0, x, y },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerMove', duration: 50, x: x + 12, y: y + 12 },
      { type: 'pointerMove', duration: 150, x: toX, y: toY },
      { type: 'pointerUp', button: 0 },
    ];
    await this.driver.act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  }

  /** Runs the body of a function in the page. */
  run(script, ...args) {
    return this.driver.run(script, ...args);
  }
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One element. When the page has drawn it anew in the meantime, calls fail with "stale element reference". */
class Element {
  constructor(page, id) {
    Object.assign(this, { page, id });
  }

  /** Clicks once it stands still: a dialog that opens carries its fields under the pointer. */
  async click() {
    await until(async () => !(await this.page.run(movesInPage, this.id)), {
      what: 'what is clicked to stand still',
      hopeless: isStale, // drawn anew: whoever looks for it finds the new one
    });
    await this.page.driver.click(this.id);
  }

  text = () => this.page.driver.text(this.id);
  attribute = (name) => this.page.driver.attribute(this.id, name);
  type = (text) => this.page.driver.type(this.id, text);
  find = (role, name, options) => this.page.find(role, name, { ...options, within: this });
  all = (role, name, options) => this.page.all(role, name, { ...options, within: this });

  /** Replaces what a field holds. */
  async fill(text) {
    await this.click();
    await this.page.press('Control', 'a');
    await this.page.press('Backspace');
    if (text) await this.type(text);
  }
}
