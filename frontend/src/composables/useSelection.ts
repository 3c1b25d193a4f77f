import { computed, ref, watch, type Ref } from 'vue';

import { freezeFilter, freezeIDs } from '../api/customers';
import type { CustomerFilter, Selection } from '../api/types';

/**
 * Who is selected: rows picked by hand, or everybody who matches, frozen by Go at that moment. Acts bind to the frozen
 * set, so a row that arrives meanwhile is not touched by them.
 */
export function useSelection(loaded: Ref<readonly number[]>, filter: Ref<CustomerFilter>) {
  const picked = ref(new Set<number>());
  const everyone = ref<Selection>();

  const count = computed(() => everyone.value?.count ?? picked.value.size);
  const has = (id: number): boolean => everyone.value !== undefined || picked.value.has(id);
  const whole = computed(() => loaded.value.length > 0 && loaded.value.every(has));

  function clear(): void {
    picked.value = new Set();
    everyone.value = undefined;
  }

  /** One row; after "all" that means the loaded rows without it, since only those can be seen. */
  function toggle(id: number): void {
    const next = everyone.value ? new Set(loaded.value) : new Set(picked.value);
    everyone.value = undefined;
    if (!next.delete(id)) next.add(id);
    picked.value = next;
  }

  function setRange(ids: readonly number[], on: boolean): void {
    const next = everyone.value ? new Set(loaded.value) : new Set(picked.value);
    everyone.value = undefined;
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    picked.value = next;
  }

  function toggleLoaded(): void {
    if (whole.value) clear();
    else picked.value = new Set(loaded.value);
  }

  async function selectEveryone(): Promise<void> {
    everyone.value = await freezeFilter(filter.value);
  }

  /** The frozen set an act is given. */
  async function frozen(): Promise<Selection> {
    return everyone.value ?? freezeIDs([...picked.value]);
  }

  // Another filter means other people: a selection that cannot be seen would be acted on unseen.
  watch(filter, (now, before) => JSON.stringify(now) !== JSON.stringify(before) && clear());

  return { count, everyone, has, whole, clear, toggle, setRange, toggleLoaded, selectEveryone, frozen };
}
