// What Go calls by name, the page must have a word for, in each of its languages.
import { describe, expect, it } from 'vitest';

import { EVENTS } from '../src/api/events';
import { catalogues, LOCALES, type MessageKey } from '../src/i18n';
import { found, goSources } from './go';

const everything = goSources();
const crm = goSources('crm');

const missing = (keys: string[]): string[] =>
  LOCALES.flatMap((l) => keys.filter((k) => !(k in catalogues[l])).map((k) => `${l} ${k}`));

describe('events', () => {
  it('are those of backend/crm/event.go', () => {
    expect(Object.values(EVENTS).sort()).toEqual(found(crm, /^\s*Event\w+\s*= "([a-z]+:[a-z]+)"/gm));
  });
});

describe('every key of Go has a sentence in every language', () => {
  it('of errors', () => {
    const keys = found(everything, /crm\.(?:Errorf|WrapError)\([^"\n]*"([a-z]+\.[A-Za-z.]*[A-Za-z])"/g);
    expect(keys.length).toBeGreaterThan(30);
    expect(missing(keys.map((k) => `error.${k}`))).toEqual([]);
  });

  it('of problems in mapping files', () => {
    const keys = found(everything, /mappingError\([^\n]*"([a-z][A-Za-z]+)"\)/g);
    expect(keys.length).toBeGreaterThan(5);
    expect(missing(keys.map((k) => `error.import.mapping.${k}`))).toEqual([]);
  });

  it('of rejected rows, warnings and hints', () => {
    const keys = found(everything, /"(import\.(?:reject|warning|column)\.[A-Za-z]+)"/g);
    expect(keys.length).toBeGreaterThan(20);
    expect(missing(keys)).toEqual([]);
  });

  it('of conflicts', () => {
    const keys = found(everything, /"(conflict\.[A-Za-z]+)"/g);
    expect(keys.length).toBeGreaterThan(4);
    expect(missing(keys)).toEqual([]);
  });

  it('of operations', () => {
    const kinds = found(crm, /^\s*Op\w+\s+OperationKind = "([a-z.]+)"/gm);
    expect(kinds.length).toBeGreaterThan(8);
    expect(missing(kinds.map((k) => `operation.${k}`))).toEqual([]);
  });

  it('of fields and formats', () => {
    const importer = goSources('importer');
    const fields = found(importer, /\{ID: "([A-Za-z0-9]+)", Type/g);
    const formats = found(importer, /^\s*ID:\s+"([a-z-]+)",$/gm);
    expect(fields.length).toBeGreaterThan(40);
    expect(formats.length).toBeGreaterThan(4);
    expect(missing([...fields.map((f) => `field.${f}`), ...formats.map((f) => `format.${f}`)])).toEqual([]);
  });

  it('of facts that rules ask for', () => {
    const segment = goSources('segment');
    const facts = /var Facts = \[\]Field\{([\s\S]*?)\n\}/.exec(segment)?.[1] ?? '';
    const named = (word: string): string =>
      word.startsWith('"')
        ? word.slice(1, -1)
        : (new RegExp(`\\b${word}\\s*= "([A-Za-z]+)"`).exec(segment)?.[1] ?? word);
    const names = found(facts, /^\s*\{("?[A-Za-z]+"?), type/gm).map(named);
    expect(names.length).toBeGreaterThan(30);
    expect(missing(names.map((f) => `rule.field.${f}`))).toEqual([]);
    const prefixes = found(segment, /^\s*\w+Prefix\s*= "([a-z]+)\."/gm);
    expect(prefixes.sort()).toEqual(['custom', 'reachable']);
  });

  it('of file kinds, order statuses and events', () => {
    const kinds = found(crm, /^\s*File\w+\s+FileKind = "([a-z]+)"/gm);
    expect(kinds.length).toBeGreaterThan(4);
    expect(missing(kinds.map((k) => `kind.${k}`))).toEqual([]);
    const list = (type: string): string[] => {
      const body =
        new RegExp(`\\(\\w ${type}\\) String\\(\\) string \\{\\s*return \\[...\\]string\\{([^}]*)\\}`).exec(crm)?.[1] ??
        '';
      return found(body, /"([a-z_]+)"/g);
    };
    expect(list('OrderStatus').length).toBeGreaterThan(5);
    expect(missing(list('OrderStatus').map((s) => `order.status.${s}`))).toEqual([]);
    expect(missing(list('EventKind').map((s) => `event.${s}`))).toEqual([]);
    expect(missing(list('Gender').map((s) => `gender.${s}`))).toEqual([]);
  });
});

describe('the catalogues', () => {
  it.each(LOCALES)('of %s has the same keys as the source', (locale) => {
    expect(Object.keys(catalogues[locale]).sort()).toEqual(Object.keys(catalogues['zh-CN']).sort());
  });

  it.each(LOCALES)('of %s fills in the same names as the source', (locale) => {
    const names = (text: string): string[] =>
      [...new Set([...text.matchAll(/\{([a-zA-Z]+)\}/g)].map((m) => m[1] ?? ''))].sort();
    const different = (Object.keys(catalogues['zh-CN']) as MessageKey[]).filter(
      (k) => names(catalogues[locale][k]).join() !== names(catalogues['zh-CN'][k]).join(),
    );
    expect(different).toEqual([]);
  });

  it('speak without shouting and without 您', () => {
    const texts = LOCALES.flatMap((l) => Object.values(catalogues[l]));
    expect(texts.filter((text) => /[!！您]/.test(text))).toEqual([]);
  });
});
