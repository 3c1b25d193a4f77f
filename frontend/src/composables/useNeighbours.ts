import { computed, type Ref } from 'vue';
import { useRouter } from 'vue-router';

import { useTrail } from '../stores/trail';
import { useCustomerRows } from './useCustomerList';

/** The customers before and after this one in the list it was opened from; the list's own pages answer. */
export function useNeighbours(id: Ref<number>) {
  const trail = useTrail();
  const router = useRouter();
  const { rows, loaded } = useCustomerRows(
    computed(() => trail.query),
    computed(() => trail.from),
  );

  const index = computed(() => loaded.value.findIndex((r) => r.id === id.value));
  const inList = computed(() => index.value >= 0);
  const hasPrevious = computed(() => index.value > 0);
  const hasNext = computed(() => inList.value && (index.value < loaded.value.length - 1 || rows.hasNextPage.value));

  async function go(by: 1 | -1): Promise<void> {
    if (by === 1 && index.value === loaded.value.length - 1) await rows.fetchNextPage();
    const row = loaded.value[index.value + by];
    if (!row) return;
    trail.place = index.value + by;
    await router.replace({ name: 'customer', params: { id: row.id } });
  }

  const back = (): Promise<unknown> => router.push(trail.address);

  return { index, inList, hasPrevious, hasNext, go, back };
}
