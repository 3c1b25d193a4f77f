// The Go tests of files under `//go:build !race`: kills, real exports, memory. The race detector makes them several times
// slower and finds nothing there that the other tests of the same code would not show it.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What `go test` is to be asked for: the packages, some of them first, and a pattern of exactly those tests. */
export function unraced(first, root = 'backend') {
  const files = readdirSync(root, { recursive: true })
    .map((file) => join(root, file))
    .filter((file) => file.endsWith('_test.go'))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => text.startsWith('//go:build !race'));
  const names = files.flatMap(({ text }) => [...text.matchAll(/^func (Test\w+)\(t /gm)].map(([, name]) => name));
  const packages = [...new Set(files.map(({ file }) => `./${dirname(file).replaceAll('\\', '/')}`))];
  const rest = packages.filter((room) => !first.includes(room)).sort();
  return ['-run', `^(${names.sort().join('|')})$`, ...first.filter((room) => packages.includes(room)), ...rest];
}
