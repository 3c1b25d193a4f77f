import { runtime } from './runtime';
import { services } from './services';

/** Puts the double where the generated code looks for Go. */
export function installDouble(): void {
  Object.assign(window, { go: { bind: services }, runtime });
}
