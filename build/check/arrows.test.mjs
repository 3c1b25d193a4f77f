// Shows that the lints refuse what the house forbids: a module with one wrong import a room, under our .golangci.yml.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const wrong = {
  crm: 'golang.org/x/text/language',
  sqlite: 'shuke/backend/insight',
  insight: 'shuke/backend/job',
  chart: 'github.com/xuri/excelize/v2',
  report: 'github.com/go-echarts/go-echarts/v2/charts',
  importer: 'shuke/backend/sqlite',
  'importer/region': 'shuke/backend/sqlite',
  job: 'golang.org/x/text/language',
  shell: 'shuke/backend/sqlite',
  bind: 'github.com/wailsapp/wails/v2/pkg/runtime',
  sample: 'database/sql',
  sentence: 'shuke/backend/shop',
  secret: 'shuke/backend/sqlite',
  campaign: 'shuke/backend/sqlite',
  channel: 'shuke/backend/sqlite',
  outbox: 'shuke/backend/sqlite',
  shop: 'shuke/backend/shell',
  internal: 'shuke/backend/bind',
};

test('every room is refused what it must not know', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shuke-arrows-'));
  try {
    for (const file of ['.golangci.yml', 'go.mod', 'go.sum']) copyFileSync(file, join(folder, file));
    for (const [room, imported] of Object.entries(wrong)) write(folder, room, imported);
    const lint = spawnSync(
      process.env.GOLANGCI_LINT ?? 'golangci-lint',
      ['run', '--enable-only', 'depguard', './...'],
      { cwd: folder, encoding: 'utf8' },
    );
    assert.equal(lint.error, undefined);
    const refused = [...lint.stdout.matchAll(/^backend\/(.+)\/wrong\.go.*\(depguard\)$/gm)].map(([, room]) => room);
    assert.deepEqual([...new Set(refused)].sort(), Object.keys(wrong).sort(), lint.stdout + lint.stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function write(folder, room, imported) {
  const file = join(folder, 'backend', room, 'wrong.go');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `package wrong\n\nimport _ "${imported}"\n`);
}
