import assert from 'node:assert/strict';
import { screens } from '../lib/display.mjs';

export const name = 'the window opens on its first heading, on both screens';

export async function run(desk) {
  for (const screen of Object.values(screens)) {
    const window = await desk.open({ screen });
    const heading = await window.find('heading');
    assert.notEqual(await heading.text(), '');
    assert.deepEqual(await window.run('return [innerWidth, innerHeight]'), screen);
    await window.close();
  }
}
