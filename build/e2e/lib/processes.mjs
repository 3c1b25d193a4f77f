// Programs that the tests start. Each leads a process group of its own, so that what it starts in turn ends with it,
// also when the run is interrupted.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { within } from './wait.mjs';

const running = new Set();
const run = promisify(execFile);

/** Starts a program; its output is kept in child.log (the last 64 KB) for the report of a failure. */
export function start(command, args, { env = process.env, extraPipes = 0 } = {}) {
  const stdio = ['ignore', 'pipe', 'pipe', ...Array(extraPipes).fill('pipe')];
  const child = spawn(command, args, { env, stdio, detached: true });
  child.log = '';
  const keep = (chunk) => {
    child.log = (child.log + chunk).slice(-65_536);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', (error) => keep(`${command}: ${error.message}\n`));
  running.add(child);
  return child;
}

/** Asks the whole group to end, and makes it end after two seconds. */
export async function stop(child) {
  if (!running.delete(child) || child.pid === undefined) return;
  signal(child, 'SIGTERM');
  const ended = child.exitCode !== null || child.signalCode !== null || once(child, 'exit');
  await within(2_000, `the end of ${child.spawnfile}`, ended).catch(() => {}); // it is made to end below
  signal(child, 'SIGKILL');
}

/** Runs a short program to its end and answers what it wrote to standard output. */
export async function output(command, args, { env = process.env, ms = 20_000, cwd } = {}) {
  const { stdout } = await run(command, args, { env, cwd, timeout: ms, killSignal: 'SIGKILL', maxBuffer: 64 << 20 });
  return stdout;
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // ESRCH: the group has already ended
  }
}

process.on('exit', () => running.forEach((child) => child.pid !== undefined && signal(child, 'SIGKILL')));
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => process.exit(130));
