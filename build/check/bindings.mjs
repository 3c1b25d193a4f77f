// Tells whether frontend/wailsjs is what the bound Go code generates today. It generates into a folder of its own and
// changes nothing: `make bindings` is what brings them up to date.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'shuke-bindings-'));
try {
  const project = JSON.parse(readFileSync('wails.json', 'utf8'));
  writeFileSync(join(folder, 'wails.json'), JSON.stringify({ ...project, wailsjsdir: folder }));
  const generator = join(folder, 'generator');
  execFileSync('go', ['build', '-tags', 'bindings,webkit2_41,sqlite_fts5', '-o', generator, '.'], { stdio: 'inherit' });
  // main runs up to the window, so it gets a home of its own for what it writes on its way.
  const env = { ...process.env, XDG_CONFIG_HOME: folder, tsoutputtype: project.bindings.ts_generation.outputType };
  execFileSync(generator, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 60_000 });
  const differing = compare(read('frontend/wailsjs'), read(join(folder, 'wailsjs')));
  if (differing.length > 0) {
    console.error(
      `The page's bindings differ from the Go code; run make bindings and commit:\n  ${differing.join('\n  ')}`,
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}

function read(root) {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .map((file) => [relative(resolve(root), resolve(file)), readFileSync(file, 'utf8')]),
  );
}

function compare(committed, generated) {
  const names = new Set([...committed.keys(), ...generated.keys()]);
  return [...names].filter((name) => committed.get(name) !== generated.get(name)).sort();
}
