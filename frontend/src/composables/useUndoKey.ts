import { onMounted, onUnmounted } from 'vue';

import { useUndo } from './useUndo';

/** Is the person writing? Then letters and Ctrl Z belong to the text. */
export function isWriting(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return element?.closest?.('input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable]') != null;
}

/** Is something on top that has the keyboard: a dialog, a menu, a list of choices? */
export function isCovered(): boolean {
  return document.querySelector('.el-overlay:not([style*="display: none"]) [role="dialog"], .popover') !== null;
}

/** Ctrl Z anywhere outside a text takes back the newest operation that can be; Ctrl Shift Z or Ctrl Y does it again. */
export function useUndoKey(): void {
  const { undoLatest, redoLatest } = useUndo();

  function wanted(e: KeyboardEvent): (() => Promise<void>) | undefined {
    if (!(e.ctrlKey || e.metaKey) || e.altKey) return undefined;
    const key = e.key.toLowerCase();
    if (key === 'z') return e.shiftKey ? redoLatest : undoLatest;
    return key === 'y' && !e.shiftKey ? redoLatest : undefined;
  }

  function pressed(e: KeyboardEvent): void {
    const act = wanted(e);
    if (!act || isWriting(e.target) || isCovered()) return;
    e.preventDefault();
    void act();
  }

  onMounted(() => window.addEventListener('keydown', pressed));
  onUnmounted(() => window.removeEventListener('keydown', pressed));
}
