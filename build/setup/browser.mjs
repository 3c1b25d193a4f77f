// Finds a Chromium for the accessibility audit.
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

/** The path of the first browser on PATH, or undefined. CHROMIUM overrides it. */
export function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const paths = process.env.PATH.split(delimiter);
  return names.flatMap((name) => paths.map((path) => join(path, name))).find(usable);
}

function usable(file) {
  try {
    accessSync(file, constants.X_OK);
    // Ubuntu's chromium-browser is a script that only tells to install a snap.
    return !readFileSync(file).subarray(0, 4096).includes('snap install');
  } catch {
    return false;
  }
}
