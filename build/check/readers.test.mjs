import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closingLine, goTests } from './readers.mjs';

const go = (...events) => {
  const reader = goTests();
  const shown = events
    .map((event) => reader.line(typeof event === 'string' ? event : JSON.stringify(event)))
    .filter(Boolean);
  return { ...reader.count(), shown };
};
const at = { Package: 'shuke/backend/crm' };

test('a Go test with subtests counts as its subtests', () => {
  const { passed, failed } = go(
    { ...at, Test: 'TestA/one', Action: 'pass' },
    { ...at, Test: 'TestA/two', Action: 'fail' },
    { ...at, Test: 'TestA', Action: 'fail' },
    { ...at, Test: 'TestB', Action: 'pass' },
  );
  assert.deepEqual({ passed, failed }, { passed: 2, failed: 1 });
});

test('a skipped Go test tells its reason', () => {
  const { skipped } = go(
    { ...at, Test: 'TestA', Action: 'output', Output: '=== RUN   TestA\n' },
    { ...at, Test: 'TestA', Action: 'output', Output: '    taobao_test.go:12: ../shared/data is not here\n' },
    { ...at, Test: 'TestA', Action: 'output', Output: '--- SKIP: TestA (0.00s)\n' },
    { ...at, Test: 'TestA', Action: 'skip' },
  );
  assert.deepEqual(skipped, [{ name: 'shuke/backend/crm TestA', reason: '../shared/data is not here' }]);
});

test('a Go package that does not compile counts as failed', () => {
  const { failed, shown } = go(
    { ImportPath: 'shuke/x', Action: 'build-output', Output: 'x.go:1: syntax error\n' },
    { Package: 'shuke/x', Action: 'fail', FailedBuild: 'shuke/x' },
  );
  assert.equal(failed, 1);
  assert.ok(shown.includes('x.go:1: syntax error'));
});

test('a package without tests is neither passed nor skipped', () => {
  const { passed, failed, skipped } = go({ ...at, Action: 'skip' });
  assert.deepEqual({ passed, failed, skipped }, { passed: 0, failed: 0, skipped: [] });
});

test('the closing line of a runner is counted, and its skips and second tries are told', () => {
  const reader = closingLine();
  const lines = ['ok    a (1.0 s)', 'skip  b: no data here', 'again a: it was busy', '1 passed, 0 failed, 1 skipped'];
  for (const line of lines) reader.line(line);
  assert.deepEqual(reader.count(), {
    passed: 1,
    failed: 0,
    skipped: [{ name: 'b', reason: 'no data here' }],
    again: [{ name: 'a', reason: 'it was busy' }],
  });
});

test('a runner that breaks off without its closing line has passed nothing', () => {
  assert.deepEqual(closingLine().count(), { passed: 0, failed: 0, skipped: [], again: [] });
});
