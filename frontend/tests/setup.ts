// jsdom has no layout and no media; these are the few answers components ask it for.
import { cleanup, configure, getConfig } from '@testing-library/vue';
import { afterEach, beforeEach, vi } from 'vitest';

// The files of tests share a process, since to start one for each was half of the run. What they leave in a module is gone here.
vi.resetModules();

// The patience is for a cold machine at work on other things.
configure({ asyncUtilTimeout: 15_000 });

// Who waits for an element asks again with every change of the page. Testing-library would write the whole page out for each
// of these tries; it does so once more when it gives up.
const { getElementError } = getConfig();
const triesAgain = () =>
  (getConfig() as { _disableExpensiveErrorDiagnostics?: boolean })._disableExpensiveErrorDiagnostics;
configure({
  getElementError: (message, page) => (triesAgain() ? new Error(message ?? '') : getElementError(message, page)),
});

class Observer {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

vi.stubGlobal('ResizeObserver', Observer);
vi.stubGlobal('matchMedia', (media: string) => ({
  media,
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}));
window.matchMedia = globalThis.matchMedia;
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
// The table draws the rows in sight; without layout everything is as tall as this.
for (const [name, value] of Object.entries({ clientHeight: 240, clientWidth: 1280 })) {
  Object.defineProperty(Element.prototype, name, { configurable: true, get: () => value });
}

// A canvas is not there either; what is drawn on it is looked at in the real window.
vi.mock('../src/components/base/chartEngine', () => ({
  init: () => ({
    on: () => undefined,
    setOption: () => undefined,
    getOption: () => ({ series: [] }),
    dispatchAction: () => undefined,
    resize: () => undefined,
    dispose: () => undefined,
  }),
  registerChina: () => undefined,
}));

beforeEach(() => {
  document.documentElement.lang = 'zh-CN';
});
afterEach(() => {
  cleanup();
  document.body.innerHTML = '';
});

HTMLCanvasElement.prototype.getContext = () => null;

// No style sheet is loaded here, so an element's own style is all there is. jsdom works that out anew for every question, a
// third of the whole run.
window.getComputedStyle = (element) => (element as HTMLElement).style;
globalThis.getComputedStyle = window.getComputedStyle;
