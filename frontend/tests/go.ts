// The Go sources as text, for tests that hold the page's mirrors to them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const backend = resolve(import.meta.dirname, '../../backend');

function sourcesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourcesIn(path);
    return name.endsWith('.go') && !name.endsWith('_test.go') ? [readFileSync(path, 'utf8')] : [];
  });
}

/** All of Go but its tests, or one room of it. */
export const goSources = (room = ''): string => sourcesIn(join(backend, room)).join('\n');

/** The first group of every match. */
export const found = (source: string, pattern: RegExp): string[] =>
  [...new Set([...source.matchAll(pattern)].map((m) => m[1] ?? ''))].sort();
