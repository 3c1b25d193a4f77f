import { computed, onBeforeUnmount, ref, watch, type Ref } from 'vue';

import { fetchAmong, reselect } from '../api/bulk';
import { freezeFilter, freezeIDs } from '../api/customers';
import type { CustomerFilter, Selection } from '../api/types';
import { useTrail } from '../stores/trail';

/** Who is selected as far as one can see: the rows picked by hand, or those of everybody who was frozen. */
function useChosen(
  loaded: Ref<readonly number[]>,
  before: { picked: readonly number[]; everyone?: Selection | undefined } | undefined,
) {
  const picked = ref(new Set<number>(before?.picked));
  const everyone = ref<Selection | undefined>(before?.everyone);
  const asked = new Set<number>();

  const count = computed(() => everyone.value?.count ?? picked.value.size);
  const has = (id: number): boolean => picked.value.has(id);
  const whole = computed(() => loaded.value.length > 0 && loaded.value.every(has));

  function become(frozen: Selection | undefined): void {
    picked.value = new Set();
    everyone.value = frozen;
    asked.clear();
  }

  function mark(ids: readonly number[], on: boolean): void {
    const next = new Set(picked.value);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    picked.value = next;
  }

  /** Of the rows there are, those who are in the frozen set stand in picked: each is asked about once. */
  async function look(): Promise<void> {
    const of = everyone.value;
    const ids = loaded.value.filter((id) => !asked.has(id));
    if (!of || ids.length === 0) return;
    for (const id of ids) asked.add(id);
    const among = await fetchAmong(of.id, ids);
    if (everyone.value) mark(among, true);
  }
  watch(loaded, () => void look(), { immediate: true });

  return { picked, everyone, count, has, whole, become, mark, look };
}

/** One after the other: each change of a frozen set makes another of the one before, and an act waits for the last. */
function turns() {
  let last = Promise.resolve();
  const take = (what: () => Promise<void>): Promise<void> => {
    const done = last.then(what);
    last = done.catch(() => undefined);
    return done;
  };
  return { take, settled: () => last };
}

/**
 * Who is selected: rows picked by hand, or everybody who matches, frozen by Go at that moment. Acts bind to the frozen
 * set, so a row that arrives meanwhile is not among them, and does not look as if it were.
 */
export function useSelection(loaded: Ref<readonly number[]>, filter: Ref<CustomerFilter>) {
  const trail = useTrail();
  const list = (): string => JSON.stringify(filter.value);
  const chosen = useChosen(loaded, trail.selected?.of === list() ? trail.selected : undefined);
  const { picked, everyone, count, has, whole, mark } = chosen;
  const turn = turns();
  const clear = (): void => chosen.become(undefined);

  /** Puts rows in or takes them out; of everybody, the others stay chosen. */
  async function set(ids: readonly number[], on: boolean): Promise<void> {
    mark(ids, on);
    await turn.take(async () => {
      const of = everyone.value;
      if (!of) return;
      const changed = await reselect(of.id, on ? [...ids] : [], on ? [] : [...ids]);
      if (everyone.value !== of) return;
      everyone.value = changed;
      if (changed.count === 0) clear();
    });
  }

  const toggle = (id: number): Promise<void> => set([id], !has(id));

  function toggleLoaded(): void {
    if (whole.value) clear();
    else void set(loaded.value, true);
  }

  const selectEveryone = (): Promise<void> =>
    turn.take(async () => {
      const of = list();
      const frozen = await freezeFilter(filter.value);
      if (of !== list()) return; // other people are listed by now
      chosen.become(frozen);
      await chosen.look();
    });

  /** The frozen set an act is given. */
  async function frozen(): Promise<Selection> {
    await turn.settled();
    return everyone.value ?? freezeIDs([...picked.value]);
  }

  // Coming back to the list, the same people are selected.
  onBeforeUnmount(() => {
    trail.selected = { of: list(), picked: [...picked.value], everyone: everyone.value };
  });
  // Another filter means other people: a selection that cannot be seen would be acted on unseen.
  watch(filter, (now, before) => JSON.stringify(now) !== JSON.stringify(before) && clear());

  return { count, everyone, has, whole, clear, toggle, setRange: set, toggleLoaded, selectEveryone, frozen };
}
