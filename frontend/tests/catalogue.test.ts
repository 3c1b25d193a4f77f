// A sentence nobody says is dead, and hides the day when somebody should have said it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

import { catalogues } from '../src/i18n';

const src = resolve(import.meta.dirname, '../src');

function read(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'i18n' ? [] : read(path);
    return /\.(vue|ts)$/.test(name) ? [readFileSync(path, 'utf8')] : [];
  });
}

/** Said by keys made at run time: of Go, or of a value. */
const MADE =
  /^(error|field|format|province|platform|kind|delimiter|dateOrder|gender|population|operation|conflict|event|evidence|likelihood|merge\.field|sourceKind|job|import\.(reject|warning|column|type|policy)|order\.status|note\.(kind|means)|reminder\.(part|soon)|quality\.state|customer\.(sort|order|hit|condition|standing)|profile\.(field|birthdayFault)|timeline\.kind|channel|delivery\.(state|reason)|stage|rule\.(field|group|says|phrase|problem)|campaign\.(state|skip|skipIs|step|language|purpose|send|count|run\.paused)|segment\.(phrase|mode|group|join|window|unit|measure|part|advice|preset)|labels\.grid|calls\.outcome|worklist\.(reason|reasonIs)|record\.(family|span)|settings\.sending\.(place|channel))\./;

it('holds no sentence that the page never says', () => {
  const page = read(src).join('\n');
  const unsaid = Object.keys(catalogues['zh-CN']).filter(
    (k) => !MADE.test(k) && !page.includes(`'${k}'`) && !page.includes(`"${k}"`),
  );
  expect(unsaid).toEqual([]);
});

it('says no key in two files: the later one would hide the other', () => {
  const folder = join(src, 'i18n/zh-CN');
  const keys = readdirSync(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map((m) => m[1]),
  );
  expect(keys.filter((k, n) => keys.indexOf(k) !== n)).toEqual([]);
});
