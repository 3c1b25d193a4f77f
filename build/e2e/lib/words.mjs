// The page's own words, so that a journey says what it looks for by meaning and survives a better wording.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './shopwindow.mjs';

const frontend = join(root, 'frontend');
const vite = await import(pathToFileURL(createRequire(join(frontend, 'package.json')).resolve('vite')));
const { module } = await vite.runnerImport(join(frontend, 'src/i18n/index.ts'), {
  root: frontend,
  configFile: false,
  logLevel: 'error',
});

/** The page's t() in a language: words('en')('import.act'). An unknown key throws. */
export function words(locale) {
  const { t, te } = module.makeI18n(locale).global;
  return (key, ...rest) => {
    if (!te(key)) throw new Error(`the page has no text “${key}” in ${locale}`);
    return t(key, ...rest);
  };
}
