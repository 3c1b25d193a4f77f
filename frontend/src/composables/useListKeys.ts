import { onMounted, onUnmounted, type Ref } from 'vue';

import { isCovered, isWriting } from './useUndoKey';

/** What moves with the arrows itself, or opens by them. Links and plain buttons do not: one comes from the sidebar and goes on in the list. */
const MOVES = [
  'input',
  '[aria-haspopup]',
  ...['menu', 'listbox', 'option', 'tab', 'separator'].map((r) => `[role="${r}"]`),
];

interface ListActs {
  toggle: (index: number) => void;
  /** Selects the row one stands on and the one that is moved to. */
  extend: (from: number, to: number) => void;
  all: () => void;
  clear: () => boolean;
  focus: () => void;
  tag: () => void;
  tagAgain: () => void;
  filter: () => void;
  jump: () => void;
  help: () => void;
}

/**
 * The keyboard of a list: ↑ ↓ j k move, and with Shift select on the way, x selects, Ctrl A selects all, t tags, T puts the last tag on again, f filters, g goes to a place, Esc lets
 * go; Enter and space are the row's own.
 */
export function useListKeys(active: Ref<number>, length: Ref<number>, acts: ListActs): void {
  const move = (by: number): void => {
    active.value = Math.min(Math.max(active.value + by, 0), Math.max(length.value - 1, 0));
    acts.focus();
  };
  const extend = (by: number): void => {
    const from = active.value;
    move(by);
    acts.extend(from, active.value);
  };
  const keymap: Record<string, () => void> = {
    ArrowDown: () => move(1),
    j: () => move(1),
    ArrowUp: () => move(-1),
    k: () => move(-1),
    PageDown: () => move(20),
    PageUp: () => move(-20),
    Home: () => move(-length.value),
    End: () => move(length.value),
    x: () => acts.toggle(active.value),
    t: acts.tag,
    T: acts.tagAgain,
  };
  const withShift: Record<string, () => void> = { ArrowDown: () => extend(1), ArrowUp: () => extend(-1) };
  const anywhere: Record<string, () => void> = { f: acts.filter, g: acts.jump, '?': acts.help };

  function onMoving(e: KeyboardEvent): boolean {
    const element = e.target as HTMLElement | null;
    return element?.closest?.(MOVES.join(', ')) != null;
  }

  function pressed(e: KeyboardEvent): void {
    if (e.altKey || e.defaultPrevented || isWriting(e.target) || isCovered()) return;
    if (e.ctrlKey || e.metaKey) {
      if (e.key !== 'a' || length.value === 0) return;
      e.preventDefault();
      acts.all();
      return;
    }
    if (e.key === 'Escape') {
      if (acts.clear()) e.preventDefault();
      return;
    }
    const act = anywhere[e.key] ?? (e.shiftKey ? withShift[e.key] : undefined) ?? keymap[e.key];
    if (!act || (length.value === 0 && !anywhere[e.key])) return;
    // A menu or a list of choices moves with its own arrows.
    if (onMoving(e) && e.key.length > 1) return;
    e.preventDefault();
    act();
  }

  onMounted(() => window.addEventListener('keydown', pressed));
  onUnmounted(() => window.removeEventListener('keydown', pressed));
}
