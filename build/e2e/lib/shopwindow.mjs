// The program that ships, in a window of its own: its screen, its page, its dialogs.
import { join } from 'node:path';
import { answerWithPath, dismiss } from './dialogs.mjs';
import { Display, screens } from './display.mjs';
import { Page } from './page.mjs';
import { until } from './wait.mjs';
import { WebDriver } from './webdriver.mjs';

export const root = new URL('../../..', import.meta.url).pathname;
export const automation = join(root, '.cache/e2e/automation.so');
const shipped = join(root, 'build/bin/shuke-desktop');

/**
 * Opens the program on a shop file. home is the folder that stands for the person's own: settings and what the page
 * stores land there, so that a second window with the same home is a restart and nothing of the tester's is touched.
 */
export async function openWindow({ shop, home, screen = screens.small, args = [], env = {}, program = shipped }) {
  const display = await Display.open(screen);
  try {
    // The library is given to the program alone: in WebKitWebDriver itself it would only slow the start.
    const own = { LD_PRELOAD: automation, ...personal(home), ...env };
    const command = [
      ...Object.entries(own).map(([key, value]) => `${key}=${value}`),
      program,
      ...(shop ? ['--shop', shop] : []),
      ...args,
    ];
    const driver = await WebDriver.open('/usr/bin/env', command, display.env);
    const window = new ShopWindow(display, driver);
    await window.fillScreen();
    return window;
  } catch (error) {
    await display.close();
    throw error;
  }
}

/** The environment of a person who has never used this computer, in China. */
export function personal(home) {
  return {
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
    GSETTINGS_BACKEND: 'memory', // GTK's own settings have no session bus to be stored through
    LC_ALL: 'C.UTF-8',
    TZ: 'Asia/Shanghai',
  };
}

class ShopWindow extends Page {
  constructor(display, driver) {
    super(driver);
    this.display = display;
  }

  /** Covers the whole screen, as a maximised window does; there is no window manager to do it. */
  async fillScreen() {
    const [width, height] = this.display.size;
    this.frame = await until(async () => (await this.toplevels())[0], { what: 'the window', ms: 30_000 });
    const covering = () => until(() => this.covers(width, height), { what: `a window of ${width} × ${height}` });
    await covering();
    await until(() => this.run('return innerWidth === arguments[0]', width), { what: `a page ${width} pixels wide` });
    await covering(); // the program may have centred its window meanwhile
  }

  /** Moves the window onto the whole screen and tells whether it is there: the program puts it elsewhere as it starts. */
  async covers(width, height) {
    const place = ['windowmove', this.frame, '0', '0', 'windowsize', this.frame, String(width), String(height)];
    await this.display.xdotool(...place, 'windowfocus', this.frame);
    const now = await this.display.xdotool('getwindowgeometry', '--shell', this.frame);
    return [/^X=0$/m, /^Y=0$/m, `WIDTH=${width}`, `HEIGHT=${height}`].every((part) => now.match(part));
  }

  chooseFile = (path) => answerWithPath(this, path);
  saveAs = (path) => answerWithPath(this, path);
  dismissDialog = () => dismiss(this);
  shot = (file) => this.display.shot(file);

  /** The X windows that the program has put over its own, the newest last. */
  async dialogs() {
    return (await this.toplevels()).filter((id) => id !== this.frame);
  }

  /** Closes the window as its close button does, and waits until the program has put its file away and ended. */
  async close() {
    const pid = Number(await this.display.xdotool('getwindowpid', this.frame));
    // What GTK's delete-event sends; Debian 12's xdotool cannot. The window may be gone before the call is answered.
    await this.run('setTimeout(() => window.WailsInvoke("Q"), 50)').catch(() => {});
    const ended = until(() => !alive(pid), { what: 'the program to end after its window was closed' });
    await ended.finally(() => this.abandon());
  }

  /** Ends everything at once, as a power cut would. */
  async abandon() {
    await this.driver.close();
    await this.display.close();
  }

  async toplevels() {
    const ids = await this.display.xdotool('search', '--onlyvisible', '--class', 'shuke').catch(noMatch);
    return ids.split('\n').filter(Boolean);
  }
}

function noMatch(error) {
  if (error.code === 1) return ''; // xdotool's way of saying that no window matches
  throw error;
}

function alive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
