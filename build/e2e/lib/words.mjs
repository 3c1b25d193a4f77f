// The page's own words, so that a journey says what it looks for by meaning and survives a better wording.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './shopwindow.mjs';

const frontend = join(root, 'frontend');
const vite = await import(pathToFileURL(createRequire(join(frontend, 'package.json')).resolve('vite')));
const page = async (file) => {
  const options = { root: frontend, configFile: false, logLevel: 'error' };
  return (await vite.runnerImport(join(frontend, 'src/i18n', file), options)).module;
};
const { makeI18n } = await page('index.ts');
const { default: chinese } = await page('zh-CN.ts');

/**
 * The page's t() in a language: words('en')('import.act'). An unknown key throws. t.like(key) is a pattern for the whole
 * text, whatever its numbers and names are.
 */
export function words(locale) {
  const { t, te, tm } = makeI18n(locale).global;
  const known = (key) => {
    if (!te(key)) throw new Error(`the page has no text “${key}” in ${locale}`);
    return key;
  };
  const say = (key, ...rest) => t(known(key), ...rest);
  return Object.assign(say, { like: (key) => pattern(tm(known(key))) });
}

/** What every key of the page begins with: customer, tag, portrait… */
export const areas = [...new Set(Object.keys(chinese).map((key) => key.split('.')[0]))];

// "已选 {n} 位 | 已选 {n} 位" → /^(?:已选 (.+) 位|已选 (.+) 位)$/
function pattern(message) {
  const forms = message.split(' | ').map((form) =>
    form
      .split(/\{\w+\}/)
      .map(escaped)
      .join('(.+)'),
  );
  return new RegExp(`^(?:${forms.join('|')})$`, 'm');
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
