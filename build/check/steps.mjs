// Everything that must hold before a change is taken in, in the order in which it is tried: quick verdicts first.
// `lint` reads the code, `check` also runs what needs no window, `test` is all of it.
import { join } from 'node:path';
import { closingLine, goTests, oneCheck, tap, vitestReport } from './readers.mjs';
import { unraced } from './unraced.mjs';

// Named, because ./... would also find Go code inside node_modules.
const ours = ['.', './backend/...'];
// The rooms whose tests take longest are named first, so that they do not begin when all others have ended. What `go vet`
// says was said by the first step.
const goTest = ['go', 'test', '-json', '-vet=off', '-timeout', '30m'];
const longest = ['./backend/sqlite', './backend/importer', './backend/cmd/shuke', './backend/shop'];
const tags = 'webkit2_41,sqlite_fts5';
const vitestFile = join('.cache', 'vitest.json');
const prettier = join('frontend', 'node_modules', '.bin', 'prettier');
const npm = (script, ...args) => ['npm', 'run', '--silent', '--prefix', 'frontend', script, ...args];

export const steps = [
  { name: 'Go vet', in: ['lint', 'check', 'test'], command: ['go', 'vet', '-tags', tags, ...ours], reader: oneCheck },
  {
    name: 'Go lints',
    in: ['lint', 'check', 'test'],
    command: [process.env.GOLANGCI_LINT ?? 'golangci-lint', 'run', ...ours],
    reader: oneCheck,
  },
  { name: 'page lints', in: ['lint', 'check', 'test'], command: npm('lint'), reader: oneCheck },
  {
    name: 'build tools, format',
    in: ['lint', 'check', 'test'],
    command: [prettier, '--check', '--log-level', 'warn', '--config', 'frontend/.prettierrc.json', 'build/**/*.mjs'],
    reader: oneCheck,
  },
  { name: 'page types', in: ['check', 'test'], command: npm('type-check'), reader: oneCheck },
  {
    name: 'bindings are current',
    in: ['check', 'test'],
    command: ['node', 'build/check/bindings.mjs'],
    reader: oneCheck,
  },
  {
    name: 'build tools',
    in: ['check', 'test'],
    command: ['node', '--test', '--test-reporter=tap', 'build/check/'],
    reader: tap,
  },
  {
    name: 'Go tests',
    in: ['check', 'test'],
    command: [...goTest, '-race', '-tags', tags, ...longest, ...ours],
    reader: goTests,
  },
  {
    name: 'Go tests without race detector',
    in: ['check', 'test'],
    command: [...goTest, '-tags', tags, ...unraced(longest)],
    reader: goTests,
  },
  {
    name: 'page units',
    in: ['check', 'test'],
    command: npm('test:unit', '--', '--reporter=dot', '--reporter=json', `--outputFile.json=${join('..', vitestFile)}`),
    reader: () => vitestReport(vitestFile),
  },
  { name: 'build', in: ['test'], command: ['make', '--no-print-directory', 'build'], reader: oneCheck },
  {
    name: 'journeys in the window',
    in: ['test'],
    needs: 'build',
    command: ['node', 'build/e2e/run.mjs'],
    reader: closingLine,
  },
  {
    name: 'accessibility in Chromium',
    in: ['test'],
    needs: 'build',
    command: ['node', 'build/e2e/axe.mjs'],
    reader: closingLine,
  },
];
