import { nextTick, onScopeDispose, ref } from 'vue';

import { placeOf } from './ruleTree';
import type { RuleEditor } from './useRuleEditor';

/** How far a pointer travels before a press becomes a drag. */
const SLACK = 5;

interface Target {
  key: number;
  where: 'before' | 'after' | 'end';
}

/** Rows of a rule that are dragged to another place, also into another group. The window takes file drops for itself, so this follows the pointer. */
export function useRuleDrag(editor: RuleEditor) {
  const held = ref(0);
  const dragging = ref(false);
  const over = ref<Target>();
  let start = { x: 0, y: 0 };

  function targetAt(x: number, y: number): Target | undefined {
    const at = document.elementFromPoint(x, y);
    const end = at?.closest<HTMLElement>('[data-end]');
    if (end) return { key: Number(end.dataset.end), where: 'end' };
    const row = at?.closest<HTMLElement>('[data-node]');
    if (!row) return undefined;
    const { top, height } = row.getBoundingClientRect();
    return { key: Number(row.dataset.node), where: y < top + height / 2 ? 'before' : 'after' };
  }

  function press(key: number, e: PointerEvent): void {
    if (e.button !== 0) return;
    held.value = key;
    start = { x: e.clientX, y: e.clientY };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', release, { once: true });
    window.addEventListener('pointercancel', stop);
    window.addEventListener('keydown', escape, true);
  }

  function move(e: PointerEvent): void {
    dragging.value ||= Math.hypot(e.clientX - start.x, e.clientY - start.y) > SLACK;
    if (dragging.value) over.value = targetAt(e.clientX, e.clientY);
  }

  function release(): void {
    if (dragging.value && over.value) drop(over.value);
    stop();
  }

  function drop(to: Target): void {
    if (to.where === 'end') return editor.move(held.value, to.key, Number.MAX_SAFE_INTEGER);
    const place = placeOf(editor.root.value, to.key);
    if (place && to.key !== held.value) {
      editor.move(held.value, place.group.key, place.at + (to.where === 'after' ? 1 : 0));
    }
  }

  function escape(e: KeyboardEvent): void {
    if (e.key !== 'Escape' || !dragging.value) return;
    e.stopPropagation();
    stop();
  }

  function stop(): void {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', release);
    window.removeEventListener('pointercancel', stop);
    window.removeEventListener('keydown', escape, true);
    held.value = 0;
    dragging.value = false;
    over.value = undefined;
  }
  onScopeDispose(stop);

  /** Where the row would go, as a class; a group's own end has the negative of its key. */
  function markOf(key: number): string {
    const to = over.value;
    if (!dragging.value || !to) return held.value === key && dragging.value ? 'held' : '';
    if (key < 0) return to.where === 'end' && to.key === -key ? 'end' : '';
    return to.key === key && to.where !== 'end' ? to.where : '';
  }

  /** A row that was moved by keys keeps the focus. */
  const refocus = (key: number): void =>
    void nextTick(() => document.querySelector<HTMLElement>(`[data-grip="${key}"]`)?.focus());

  return { dragging, press, markOf, refocus };
}

export type RuleDrag = ReturnType<typeof useRuleDrag>;
