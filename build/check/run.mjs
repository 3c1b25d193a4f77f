// Runs every step of a set, also after one has failed, and says at the end what passed, failed and was skipped, and why:
//   node build/check/run.mjs lint|check|test [part of a step's name]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { steps } from './steps.mjs';

const [set = 'test', filter = ''] = process.argv.slice(2);
const chosen = steps.filter((step) => step.in.includes(set) && step.name.includes(filter));
if (chosen.length === 0) {
  console.error(`no step of “${set}” is called “${filter}”`);
  process.exit(2);
}
mkdirSync('.cache', { recursive: true });
const results = [];
for (const step of chosen) results.push(await take(step));
report(results);
process.exit(results.some(({ failed }) => failed > 0) ? 1 : 0);

async function take(step) {
  console.log(`\n── ${step.name}: ${step.command.join(' ')}`);
  const start = Date.now();
  if (results.some((earlier) => earlier.step.name === step.needs && earlier.failed > 0)) {
    console.log(`not run, because “${step.needs}” failed: it would test what was built before`);
    return { step, passed: 0, failed: 1, skipped: [], seconds: 0 };
  }
  const reader = step.reader();
  const ok = await runs(step.command, (text) => {
    const shown = reader.line(text);
    if (shown !== undefined) console.log(shown);
  });
  return { step, ...judged(reader, ok), seconds: (Date.now() - start) / 1000 };
}

/** A step that failed, or that found nothing to do, counts as failed whatever its reader has counted. */
function judged(reader, ok) {
  let count = { passed: 0, failed: 0, skipped: [] };
  try {
    count = reader.count(ok);
  } catch (error) {
    console.log(`its report cannot be read: ${error.message}`);
  }
  const nothing = count.passed + count.failed + count.skipped.length === 0;
  if (nothing) console.log('nothing was tested');
  return nothing || (!ok && count.failed === 0) ? { ...count, failed: 1 } : count;
}

async function runs([command, ...args], show) {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  createInterface({ input: child.stdout }).on('line', show);
  createInterface({ input: child.stderr }).on('line', (text) => console.log(text));
  child.on('error', (error) => console.log(error.message));
  const [code] = await once(child, 'close').catch(() => [1]);
  return code === 0;
}

function report(results) {
  console.log('\n── summary');
  for (const { step, passed, failed, skipped, seconds } of results) {
    const counts = [`${passed} passed`, failed && `${failed} failed`, skipped.length && `${skipped.length} skipped`]
      .filter(Boolean)
      .join(', ');
    console.log(`${failed ? 'FAIL' : 'ok  '}  ${step.name}: ${counts} (${seconds.toFixed(0)} s)`);
  }
  for (const { name, reason } of results.flatMap(({ skipped }) => skipped)) console.log(`skip  ${name}: ${reason}`);
  for (const { name, reason } of results.flatMap(({ again = [] }) => again))
    console.log(`again ${name}: passed the second time; the first: ${reason}`);
  const sum = (of) => results.reduce((total, result) => total + of(result), 0);
  console.log(
    `${sum((r) => r.passed)} passed, ${sum((r) => r.failed)} failed, ${sum((r) => r.skipped.length)} skipped`,
  );
}
