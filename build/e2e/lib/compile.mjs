// The small C programs that the journeys need, compiled when first needed and when their source is newer: a second each.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './shopwindow.mjs';

export function compile(file, target, library, ...how) {
  const source = join(root, 'build/e2e', file);
  if (existsSync(target) && statSync(target).mtimeMs > statSync(source).mtimeMs) return;
  mkdirSync(dirname(target), { recursive: true });
  const flags = execFileSync('pkg-config', ['--cflags', '--libs', library], { encoding: 'utf8' }).trim().split(/\s+/);
  execFileSync('gcc', [...how, '-O2', '-Wall', '-Wextra', '-o', target, source, ...flags], { stdio: 'inherit' });
}
