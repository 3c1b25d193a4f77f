// What one journey works with: a folder of its own, windows, the terminal program. Everything is put away afterwards.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { output } from './processes.mjs';
import { automation, openWindow, root } from './shopwindow.mjs';

export const out = join(root, 'out/e2e');
export const terminal = join(root, 'build/bin/shuke');

/** Thrown by a journey that cannot run here; it counts as skipped and its message says why. */
export class Skip extends Error {}

export class Desk {
  static async open(name) {
    compile('automation.c', automation, 'webkit2gtk-4.1', '-shared', '-fPIC');
    const folder = await mkdtemp(join(tmpdir(), 'shuke-e2e-'));
    await mkdir(join(folder, 'home'));
    return new Desk(name, folder);
  }

  constructor(name, folder) {
    Object.assign(this, { name, folder, home: join(folder, 'home'), windows: [] });
  }

  path = (...names) => join(this.folder, ...names);

  /** Opens a window; see openWindow for the options. The person's settings stay between windows of one desk. */
  async open(options = {}) {
    const window = await openWindow({ home: this.home, ...options });
    this.windows.push(window);
    return window;
  }

  /** Runs the terminal program and answers its standard output. */
  shuke = (...args) => output(terminal, args, { ms: 120_000, cwd: this.folder });

  /** Makes a believable shop, the same for the same seed, and answers the path of its file; with what its people wrote by hand when asked. */
  async sampleShop({ customers = 2_000, orders = 6_000, seed = 42, handwork = false } = {}) {
    const file = this.path('sample.shuke');
    await this.shuke(
      '--shop',
      file,
      'generate',
      '--customers',
      String(customers),
      '--orders',
      String(orders),
      '--seed',
      String(seed),
      ...(handwork ? ['--handwork'] : []),
    );
    return file;
  }

  /** The path of a file under the shared test data; skips the journey where that folder is absent. */
  data(...names) {
    const file = join(root, '../shared/data', ...names);
    if (!existsSync(file)) throw new Skip(`${join('../shared/data', ...names)} is not here`);
    return file;
  }

  /** Keeps what the screens show and say, and what the programs wrote, for the report of a failure. */
  async evidence() {
    await mkdir(out, { recursive: true });
    const said = await Promise.allSettled(this.windows.map((window) => window.run('return document.body.innerText')));
    const files = this.windows.map((window, i) => [window, join(out, `${this.name}${i ? `-${i + 1}` : ''}.png`)]);
    const shots = await Promise.allSettled(files.map(([window, file]) => window.shot(file)));
    return {
      shots: shots.flatMap((shot) => (shot.status === 'fulfilled' ? [shot.value] : [])),
      // Where only the text of a run is kept, a picture is of no use.
      pages: said.flatMap((page) =>
        page.status === 'fulfilled' ? [page.value.replace(/\s+/g, ' ').slice(0, 800)] : [],
      ),
      log: this.windows.map((window) => window.driver.process.log).join('\n'),
    };
  }

  async close() {
    await Promise.all(this.windows.map((window) => window.abandon()));
    await rm(this.folder, { recursive: true, force: true });
  }
}
