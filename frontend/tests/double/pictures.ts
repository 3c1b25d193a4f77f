// Pictures of the double: numbers, and the refusal of what is too large.
import type { Picture } from '../../src/api/types';

let last = 0;
const keep = (): Picture => ({ id: ++last, width: 4, height: 3, size: 100 });

export const Pictures = {
  Choose: () => [keep()],
  Keep: (paths: string[]) => paths.map(keep),
  Paste: () => keep(),
  Save: () => '/tmp/图片.png',
};
