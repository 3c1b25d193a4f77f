import { onMounted, onUnmounted } from 'vue';

import { isCovered, isWriting } from './useUndoKey';

/** The keyboard of the queue: one letter an act, the same in every language. */
export type DoublesKey = 'j' | 'k' | 'm' | 'n' | 's' | 'z';

export function useDoublesKeys(acts: Record<DoublesKey, () => void>): void {
  function pressed(e: KeyboardEvent): void {
    if (e.ctrlKey || e.metaKey || e.altKey || e.repeat || isWriting(e.target) || isCovered()) return;
    const key = e.key.toLowerCase();
    if (!Object.hasOwn(acts, key)) return;
    e.preventDefault();
    acts[key as DoublesKey]();
  }

  onMounted(() => window.addEventListener('keydown', pressed));
  onUnmounted(() => window.removeEventListener('keydown', pressed));
}
