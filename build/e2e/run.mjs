// Runs the journeys in the real window: node build/e2e/run.mjs [part of a file name or title]
// Two go side by side, each on a screen of its own: a journey waits for its window about as long as it computes.
import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { Desk, Skip } from './lib/desk.mjs';
import { within } from './lib/wait.mjs';

const folder = new URL('./journeys/', import.meta.url);
const filter = process.argv[2] ?? '';
const count = { passed: 0, failed: 0, skipped: 0 };

const files = (await readdir(folder)).filter((file) => file.endsWith('.mjs')).sort();
const journeys = await Promise.all(
  files.map(async (file) => ({ id: basename(file, '.mjs'), ...(await import(new URL(file, folder))) })),
);
const chosen = journeys.filter(({ id, name }) => `${id} ${name}`.includes(filter));
if (chosen.length === 0) {
  console.error(`no journey is called “${filter}”`);
  process.exit(2);
}
await Promise.all([lane(), lane()]);
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(count.failed > 0 ? 1 : 0);

async function lane() {
  for (let journey = chosen.shift(); journey; journey = chosen.shift()) await walk(journey);
}

async function walk({ id, name, run, ms = 120_000 }) {
  const desk = await Desk.open(id);
  const start = Date.now();
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  try {
    await within(ms, `the journey “${name}”`, run(desk));
    count.passed++;
    console.log(`ok    ${name} (${seconds()})`);
  } catch (error) {
    if (error instanceof Skip) {
      count.skipped++;
      console.log(`skip  ${name}: ${error.message}`);
    } else {
      count.failed++;
      console.log(`FAIL  ${name} (${seconds()})\n${await report(desk, error)}`);
    }
  } finally {
    await desk.close();
  }
}

async function report(desk, error) {
  const { shots, log } = await desk.evidence();
  return [error.stack, ...shots.map((file) => `screen: ${file}`), log && `programs:\n${log}`]
    .filter(Boolean)
    .join('\n')
    .replace(/^/gm, '      ');
}
