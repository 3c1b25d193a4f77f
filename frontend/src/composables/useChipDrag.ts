import { onScopeDispose, ref } from 'vue';

/** How far a pointer travels before a press becomes a drag. */
const SLACK = 5;

/**
 * Field chips that are dragged onto columns. A click picks a chip up and the next click on a column puts it there, which
 * is also the way of the keyboard. The window takes file drops for itself, so dragging follows the pointer here.
 */
export function useChipDrag(put: (column: string, field: string) => void) {
  const held = ref('');
  const dragging = ref(false);
  const over = ref('');
  const at = ref({ x: 0, y: 0 });
  let start = { x: 0, y: 0 };
  let was = '';

  const columnAt = (x: number, y: number): string =>
    document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]')?.dataset.column ?? '';

  function press(field: string, e: PointerEvent): void {
    if (e.button !== 0) return;
    was = held.value;
    held.value = field;
    start = { x: e.clientX, y: e.clientY };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', release, { once: true });
  }

  function move(e: PointerEvent): void {
    at.value = { x: e.clientX, y: e.clientY };
    dragging.value ||= Math.hypot(e.clientX - start.x, e.clientY - start.y) > SLACK;
    if (dragging.value) over.value = columnAt(e.clientX, e.clientY);
  }

  function release(): void {
    window.removeEventListener('pointermove', move);
    if (dragging.value) {
      if (over.value) put(over.value, held.value);
      drop();
    } else if (was === held.value) drop();
  }

  /** Enter or space on a chip; a press of the pointer is told by press. */
  function toggle(field: string): void {
    held.value = held.value === field ? '' : field;
  }

  function place(column: string): void {
    if (held.value) put(column, held.value);
    drop();
  }

  function drop(): void {
    held.value = '';
    dragging.value = false;
    over.value = '';
  }

  function stop(): void {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', release);
  }
  onScopeDispose(stop);

  return { held, dragging, over, at, press, toggle, place, drop };
}

export type ChipDrag = ReturnType<typeof useChipDrag>;
