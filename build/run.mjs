// The end of `make run`: node build/run.mjs APP TERMINAL SAMPLE
// With a display it opens the app on the sample shop; without one it walks the main job on a screen of its own.
import { spawnSync } from 'node:child_process';
import { makeSample } from './sample.mjs';

const [app, terminal, sample] = process.argv.slice(2);
const headless =
  process.platform === 'linux' && (process.env.CI || !(process.env.DISPLAY || process.env.WAYLAND_DISPLAY));

makeSample(terminal, sample);
if (headless) {
  console.log('There is no display here: walking the main job in a window on a virtual screen.');
  step('node', 'build/setup/system.mjs', 'window');
  step('node', 'build/setup/npm.mjs', 'build/e2e');
  step('node', 'build/e2e/walk.mjs');
} else {
  step(app, '--shop', sample);
}

function step(command, ...args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}
