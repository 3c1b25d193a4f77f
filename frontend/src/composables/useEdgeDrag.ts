import { onScopeDispose } from 'vue';

/** Follows the pointer from where an edge was taken hold of: how far it was pulled, and when it is let go. */
export function useEdgeDrag() {
  let stop: (() => void) | undefined;

  function hold(e: PointerEvent, pulled: (by: number, done: boolean) => void): void {
    if (e.button !== 0) return;
    e.preventDefault();
    const from = e.clientX;
    const move = (m: PointerEvent): void => pulled(m.clientX - from, false);
    const end = (m: PointerEvent): void => {
      stop?.();
      if (m.clientX !== from) pulled(m.clientX - from, true);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end, { once: true });
    stop = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      stop = undefined;
    };
  }

  onScopeDispose(() => stop?.());
  return { hold };
}
