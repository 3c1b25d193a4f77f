import { onScopeDispose, ref } from 'vue';

import { onFilesDropped } from '../api/drops';

/** WebKitGTK tells of the files only once they are let go; until then they are addresses. */
const carriesFiles = (e: DragEvent): boolean =>
  e.dataTransfer?.types.some((type) => type === 'Files' || type === 'text/uri-list') === true;

/**
 * Files dropped anywhere on the window, and whether some are held above it now. Heard once, by the window, and at all
 * times: a web view left to itself leaves the page and shows the file.
 */
export function useFileDrop(then: (paths: string[]) => void) {
  const over = ref(false);
  // Each element under the pointer is entered before the one behind it is left.
  let depth = 0;
  const move = (by: number): void => {
    depth = Math.max(0, depth + by);
    over.value = depth > 0;
  };
  const end = (): void => move(-depth);

  const heard = { dragenter: () => move(1), dragover: () => undefined, dragleave: () => move(-1), drop: end };
  const hear = (e: Event): void => {
    if (!(e instanceof DragEvent) || !carriesFiles(e)) return;
    e.preventDefault(); // entering too: the web view asks the last event before the drop whether the page takes it
    heard[e.type as keyof typeof heard]();
  };
  for (const name of Object.keys(heard)) window.addEventListener(name, hear);
  window.addEventListener('pointermove', end); // no pointer moves while something is dragged
  const off = onFilesDropped((paths) => {
    end();
    if (paths.length > 0) then(paths);
    return true;
  });
  onScopeDispose(() => {
    off();
    for (const name of Object.keys(heard)) window.removeEventListener(name, hear);
    window.removeEventListener('pointermove', end);
  });
  return over;
}
