import { onScopeDispose, ref } from 'vue';

/** How far a pointer travels before a press becomes a drag. */
const SLACK = 4;

/** Rows of a short list that are dragged to another place. The window takes file drops for itself, so this follows the pointer. */
export function usePlaceDrag(rows: () => HTMLElement[], dropped: (from: number, to: number) => void) {
  const held = ref<number>();
  const over = ref<number>();
  let start = 0;

  function press(index: number, e: PointerEvent): void {
    if (e.button !== 0) return;
    e.preventDefault();
    start = e.clientY;
    held.value = index;
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', release);
  }

  function move(e: PointerEvent): void {
    if (over.value === undefined && Math.abs(e.clientY - start) < SLACK) return;
    const middles = rows().map((row) => row.getBoundingClientRect());
    const at = middles.findIndex((box) => e.clientY < box.top + box.height / 2);
    over.value = at < 0 ? middles.length : at;
  }

  function release(): void {
    const [from, to] = [held.value, over.value];
    stop();
    if (from === undefined || to === undefined) return;
    dropped(from, to > from ? to - 1 : to);
  }

  function stop(): void {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', release);
    held.value = undefined;
    over.value = undefined;
  }

  onScopeDispose(stop);
  return { held, over, press };
}
