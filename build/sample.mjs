// Makes the sample shop that `make run` and `make dev` open, once: node build/sample.mjs TERMINAL FILE
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Makes a shop of 20,000 customers, the same each time, unless the file is already there. */
export function makeSample(terminal, file) {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  console.log(`making a sample shop in ${file}`);
  const { status, error } = spawnSync(
    terminal,
    ['--shop', file, 'generate', '--customers', '20000', '--orders', '60000', '--seed', '42', '--handwork'],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (status !== 0)
    throw new Error(`the sample shop was not made: ${error?.message ?? `${terminal} ended with ${status}`}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) makeSample(...process.argv.slice(2));
