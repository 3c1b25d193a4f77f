// Runs the journeys in the real window: node build/e2e/run.mjs [part of a file name or title]
// Three go side by side, each on a screen of its own: a journey waits for its window longer than it computes. One or two
// that fail are walked once more, alone: a machine that was busy just then tells nothing about the product. It is said of them.
import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { Desk, Skip } from './lib/desk.mjs';
import { within } from './lib/wait.mjs';

const folder = new URL('./journeys/', import.meta.url);
const filter = process.argv[2] ?? '';
const count = { passed: 0, failed: 0, skipped: 0 };
/** More failures than this are no accident. */
const FEW = 2;

const files = (await readdir(folder)).filter((file) => file.endsWith('.mjs')).sort();
const journeys = await Promise.all(
  files.map(async (file) => ({ id: basename(file, '.mjs'), ...(await import(new URL(file, folder))) })),
);
const chosen = journeys.filter(({ id, name }) => `${id} ${name}`.includes(filter));
if (chosen.length === 0) {
  console.error(`no journey is called “${filter}”`);
  process.exit(2);
}
const failures = [];
await Promise.all([lane(), lane(), lane()]);
for (const { journey, reason } of failures.length > FEW ? [] : failures.splice(0)) {
  if (await walk(journey)) console.log(`again ${journey.name}: ${reason}`);
}
count.failed = failures.length;
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(count.failed > 0 ? 1 : 0);

async function lane() {
  for (let journey = chosen.shift(); journey; journey = chosen.shift()) await walk(journey);
}

/** Walks a journey and answers whether it came to its end. */
async function walk(journey) {
  const { id, name, run, ms = 120_000 } = journey;
  const desk = await Desk.open(id);
  const start = Date.now();
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  try {
    await within(ms, `the journey “${name}”`, run(desk));
    count.passed++;
    console.log(`ok    ${name} (${seconds()})`);
    return true;
  } catch (error) {
    if (error instanceof Skip) {
      count.skipped++;
      console.log(`skip  ${name}: ${error.message}`);
    } else {
      failures.push({ journey, reason: error.message.split('\n')[0] });
      console.log(`FAIL  ${name} (${seconds()})\n${await report(desk, error)}`);
    }
    return false;
  } finally {
    await desk.close();
  }
}

async function report(desk, error) {
  const { shots, pages, log } = await desk.evidence();
  const seen = [...shots.map((file) => `screen: ${file}`), ...pages.map((page) => `page: ${page}`)];
  return [error.stack, ...seen, log && `programs:\n${log}`].filter(Boolean).join('\n').replace(/^/gm, '      ');
}
