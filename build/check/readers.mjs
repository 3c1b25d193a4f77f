// What each kind of tool says about its tests, as one shape: { passed, failed, skipped: [{ name, reason }] }, and
// where a tool tries twice, again: [{ name, reason }] of what passed only the second time.
// A reader gets the output line by line, answers the text to show for a line (or nothing), and counts at the end.
import { readFileSync } from 'node:fs';

/** A tool that only passes or fails: one check, its output shown as it is. */
export function oneCheck() {
  return { line: (text) => text, count: (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] }) };
}

/** `go test -json`: counts the tests that have no subtests of their own, and tells why one was skipped. */
export function goTests() {
  const results = new Map(); // "package Test/sub" → pass, fail or skip
  const said = new Map(); // the same, with what it wrote
  const packages = { fail: 0 };
  return {
    line(text) {
      const event = parse(text);
      if (!event) return text; // the go command's own words, such as a compiler's error
      const id = `${event.Package} ${event.Test ?? ''}`;
      if (event.Action === 'output' || event.Action === 'build-output') return keep(said, id, event);
      if (!['pass', 'fail', 'skip'].includes(event.Action)) return undefined;
      if (event.Test) results.set(id, event.Action);
      else packages[event.Action] = (packages[event.Action] ?? 0) + 1;
      return verdict(event, said.get(id));
    },
    count() {
      const leaves = [...results].filter(([id]) => ![...parents(results)].includes(id));
      return {
        passed: leaves.filter(([, action]) => action === 'pass').length,
        // A package that does not compile or panics outside a test fails without a failed test.
        failed: Math.max(leaves.filter(([, action]) => action === 'fail').length, packages.fail),
        skipped: leaves
          .filter(([, action]) => action === 'skip')
          .map(([id]) => ({ name: id, reason: skipReason(said.get(id)) })),
      };
    },
  };
}

function parse(text) {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keep(said, id, event) {
  if (event.Action === 'build-output') return event.Output.trimEnd();
  said.set(id, (said.get(id) ?? '') + event.Output);
  return undefined;
}

function verdict({ Action, Package, Test, Elapsed = 0 }, output = '') {
  if (Action === 'fail') return output.trimEnd() || `FAIL ${Package} ${Test ?? ''}`;
  return Test || Action === 'skip' ? undefined : `ok    ${Package} (${Elapsed.toFixed(1)} s)`;
}

function parents(results) {
  const found = new Set();
  for (const id of results.keys())
    for (let at = id.indexOf('/', id.indexOf(' ')); at > 0; at = id.indexOf('/', at + 1)) found.add(id.slice(0, at));
  return found;
}

/** The words given to t.Skip: the indented "file_test.go:12: words" line, with lines that continue it. */
function skipReason(output = '') {
  return (
    /^\s+\S+\.go:\d+: ([^]*?)(?=^\s*---|$(?![^]))/m.exec(output)?.[1].trim().replace(/\s+/g, ' ') ?? 'no reason given'
  );
}

/** vitest's JSON report, which it writes to a file beside its usual output. */
export function vitestReport(file) {
  return {
    line: (text) => text,
    count() {
      const tests = JSON.parse(readFileSync(file, 'utf8')).testResults.flatMap((suite) => suite.assertionResults);
      const of = (...states) => tests.filter(({ status }) => states.includes(status));
      const skipped = of('skipped', 'pending', 'todo', 'disabled').map(({ fullName, status }) => ({
        name: fullName,
        reason: status,
      }));
      return { passed: of('passed').length, failed: of('failed').length, skipped };
    },
  };
}

/** Our own runners: "skip  name: reason" and "again name: reason" lines, and "N passed, N failed, N skipped" at the end. */
export function closingLine() {
  const told = { skip: [], again: [] };
  let closing;
  return {
    line(text) {
      const [, word, name, reason] = /^(skip|again) +(.+?): (.+)$/.exec(text) ?? [];
      if (name) told[word].push({ name, reason });
      const match = /^(\d+) passed, (\d+) failed, (\d+) skipped$/.exec(text);
      if (!match) return text;
      closing = match;
      return undefined;
    },
    count: () => ({
      passed: Number(closing?.[1] ?? 0),
      failed: Number(closing?.[2] ?? 0),
      skipped: told.skip,
      again: told.again,
    }),
  };
}

/** `node --test --test-reporter=tap`. */
export function tap() {
  const number = (text, word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  let all = '';
  return {
    line(text) {
      all += `${text}\n`;
      return /^(not ok|ok) /.test(text) ? text : undefined;
    },
    count: () => ({ passed: number(all, 'pass'), failed: number(all, 'fail'), skipped: [] }),
  };
}
