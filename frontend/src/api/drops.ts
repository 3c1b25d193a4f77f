import { OnFileDrop, OnFileDropOff } from '../../wailsjs/runtime/runtime';

/** Answers whether the files were for it. */
type Take = (paths: string[]) => boolean;

const takers: Take[] = [];

/**
 * Hears files dropped on the window; answers the function that stops listening. The shell tells one listener only, so
 * files are offered from here: whoever came last is asked first, what a page has no use for goes to the window.
 */
export function onFilesDropped(take: Take): () => void {
  if (takers.length === 0) OnFileDrop((_x, _y, paths) => void takers.some((asked) => asked(paths)), false);
  takers.unshift(take);
  return () => {
    takers.splice(takers.indexOf(take), 1);
    if (takers.length === 0) OnFileDropOff();
  };
}
