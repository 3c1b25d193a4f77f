import { onScopeDispose, ref } from 'vue';

/** How far a pointer travels before a press becomes a drag. */
const SLACK = 4;

/**
 * Rows that are dragged to another place by a handle: `over` is the row one is above, as its `data-row`. The window takes
 * drops of its own for files, so dragging follows the pointer here.
 */
export function useRowDrag(put: (row: string, onto: string) => void) {
  const held = ref('');
  const over = ref('');
  let start = 0;

  const rowAt = (x: number, y: number): string =>
    document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-row]')?.dataset.row ?? '';

  function press(row: string, e: PointerEvent): void {
    if (e.button !== 0) return;
    start = e.clientY;
    held.value = row;
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', release, { once: true });
  }

  function move(e: PointerEvent): void {
    if (over.value || Math.abs(e.clientY - start) > SLACK) over.value = rowAt(e.clientX, e.clientY);
  }

  function release(): void {
    window.removeEventListener('pointermove', move);
    if (over.value && over.value !== held.value) put(held.value, over.value);
    held.value = over.value = '';
  }

  onScopeDispose(() => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', release);
  });

  return { held, over, press };
}
