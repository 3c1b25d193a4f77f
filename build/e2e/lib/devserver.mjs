// The app with Wails' development server, so that a browser can show its page with the real Go services behind it.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Display } from './display.mjs';
import { start, stop } from './processes.mjs';
import { personal, root } from './shopwindow.mjs';
import { until } from './wait.mjs';
import { freePort } from './webdriver.mjs';

const binary = join(root, '.cache/e2e/shuke-dev');

export class DevServer {
  /** Builds and starts it on a shop file; the window it opens as well stays on a screen of its own. */
  static async open({ shop, home }) {
    execFileSync('go', ['build', '-tags', 'dev,webkit2_41,sqlite_fts5', '-o', binary, '.'], {
      cwd: root,
      stdio: 'inherit',
    });
    const display = await Display.open();
    const address = `localhost:${await freePort()}`;
    const env = { ...display.env, ...personal(home), devserver: address, assetdir: join(root, 'frontend/dist') };
    const server = new DevServer(display, start(binary, ['--shop', shop], { env }), `http://${address}`);
    try {
      await until(async () => (await fetch(server.address, { signal: AbortSignal.timeout(2_000) })).ok, {
        ms: 30_000,
        what: 'the development server',
      });
      return server;
    } catch (error) {
      await server.close();
      throw new Error(`${error.message}\n${server.app.log}`);
    }
  }

  constructor(display, app, address) {
    Object.assign(this, { display, app, address });
  }

  async close() {
    await stop(this.app);
    await this.display.close();
  }
}
