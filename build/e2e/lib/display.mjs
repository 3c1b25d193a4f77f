// A screen of our own for each window: Xvfb on the first free display, of the size that the screenshot shall have.
import { once } from 'node:events';
import { output, start, stop } from './processes.mjs';
import { within } from './wait.mjs';

export const screens = { small: [1280, 800], large: [1920, 1080] };

export class Display {
  /** Starts a screen of [width, height] pixels and waits until it can be drawn on. */
  static async open([width, height] = screens.small) {
    const server = start(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-dpi', '96', '-nolisten', 'tcp'],
      { extraPipes: 1 },
    );
    try {
      const answer = Promise.race([once(server.stdio[3], 'data'), ended(server)]);
      const [number] = await within(15_000, 'the start of Xvfb', answer);
      return new Display(server, `:${String(number).trim()}`, [width, height]);
    } catch (error) {
      await stop(server);
      throw error;
    }
  }

  constructor(server, name, size) {
    Object.assign(this, { server, name, size });
  }

  get env() {
    return { ...process.env, DISPLAY: this.name, WAYLAND_DISPLAY: '', GDK_BACKEND: 'x11' };
  }

  xdotool(...args) {
    return output('xdotool', args, { env: this.env });
  }

  /** Writes what the screen shows to a PNG file. WebDriver's own screenshot hangs without a GPU. */
  async shot(file) {
    await output('import', ['-window', 'root', file], { env: this.env });
    return file;
  }

  close() {
    return stop(this.server);
  }
}

async function ended(server) {
  await once(server, 'exit');
  throw new Error(`Xvfb ended at once: ${server.log}`);
}
