// Files dragged from another program onto the window and let go there, with the screen's own pointer.
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { start, stop } from './processes.mjs';
import { root } from './shopwindow.mjs';
import { sleep, until } from './wait.mjs';

const program = join(root, '.cache/e2e/dragsource');

/** Holds files above the middle of the window; `whileHeld` may look, then they are let go. */
export async function dragFiles(window, files, whileHeld = async () => {}) {
  compile('dragsource.c', program, 'gtk+-3.0');
  const { display } = window;
  const [width, height] = display.size;
  const source = start(program, ['0', String(height - 48), ...files], { env: display.env });
  const says = (word) =>
    until(() => source.log.includes(word), { what: `the program that files are dragged from: ${word}` });
  const to = (x, y) => display.xdotool('mousemove', String(Math.round(x)), String(Math.round(y)));
  try {
    await says('ready');
    await sleep(200); // it is drawn
    await to(24, height - 24);
    await display.xdotool('mousedown', '1');
    for (let step = 1; step <= 8; step++) {
      await to(24 + ((width / 2) * step) / 8, height - 24 - ((height / 2) * step) / 8);
      await sleep(60); // a drag begins, enters and is answered step by step
    }
    await whileHeld();
    await display.xdotool('mouseup', '1');
    await says('dropped');
  } finally {
    await stop(source);
  }
}
