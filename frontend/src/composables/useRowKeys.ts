import { nextTick, ref, type Ref } from 'vue';

const PAGE = 12;

/** The keyboard of rows of which one has the focus: arrows, j and k, Home, End and by the page; `acts` are keys of the row. */
export function useRowKeys(
  length: Ref<number>,
  focus: (index: number) => void,
  acts: Record<string, (index: number) => void>,
) {
  const active = ref(0);

  function moveTo(index: number): void {
    active.value = Math.min(Math.max(index, 0), Math.max(length.value - 1, 0));
    void nextTick(() => focus(active.value));
  }
  const moves: Record<string, () => number> = {
    ArrowDown: () => active.value + 1,
    j: () => active.value + 1,
    ArrowUp: () => active.value - 1,
    k: () => active.value - 1,
    PageDown: () => active.value + PAGE,
    PageUp: () => active.value - PAGE,
    Home: () => 0,
    End: () => length.value - 1,
  };

  /** For keydown on the rows; what stands inside a row keeps its own keys. */
  function pressed(e: KeyboardEvent): void {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target !== e.currentTarget) return;
    const move = moves[e.key];
    if (move) moveTo(move());
    else acts[e.key]?.(active.value);
    if (move || acts[e.key]) e.preventDefault();
  }

  return { active, pressed };
}
