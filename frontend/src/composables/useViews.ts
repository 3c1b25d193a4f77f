import { useQueries, useQuery } from '@tanstack/vue-query';
import { computed, watch, type ComputedRef } from 'vue';
import { useRoute, useRouter, type LocationQuery } from 'vue-router';

import { fetchCount } from '../api/customers';
import { keys } from '../api/keys';
import type { Operation, View } from '../api/types';
import { createView, deleteView, editView, fetchViews, renameView } from '../api/views';
import { useListLooks } from '../stores/listLooks';
import { useToast } from '../stores/toast';
import { readAddress, writeAddress } from './filterAddress';
import { useAct } from './useAct';
import { useOperation } from './useOperation';

/** The query of an address that was kept as a text. */
function queryOf(text: string): LocationQuery {
  return Object.fromEntries(new URLSearchParams(text));
}

const textOf = (query: object): string => new URLSearchParams(query as Record<string, string>).toString();

/** The saved lists, with how many customers each has. */
function useSaved() {
  const query = useQuery({ queryKey: keys.views, queryFn: fetchViews });
  const views = computed<View[]>(() => query.data.value ?? []);
  const filters = computed(() => views.value.map((v) => readAddress(queryOf(v.query)).filter));
  const counts = useQueries({
    queries: computed(() =>
      filters.value.map((f) => ({ queryKey: keys.customerCount(f), queryFn: () => fetchCount(f) })),
    ),
  });
  const countOf = (at: number): number | undefined => counts.value[at]?.data?.count;
  return { query, views, countOf };
}

/** Does things to views: says what was done, and sees what is there now, also when it was refused because another window was faster. */
function useTold(refetch: () => Promise<unknown>) {
  const toast = useToast();
  const { act, busy } = useAct();
  const { sentence } = useOperation();

  async function tell(what: () => Promise<Operation>): Promise<true> {
    try {
      const o = await what();
      if (o.id) toast.show({ text: sentence(o), ...(o.undoable && { undo: o.id }) });
    } finally {
      await refetch();
    }
    return true;
  }
  const told = (what: () => Promise<Operation>): Promise<boolean | undefined> => act(() => tell(what));

  return { act, busy, tell, told };
}

/** The lists the owner saved: which is open, whether it has changed since, and what can be done with one. */
export function useViews(open: ComputedRef<number>) {
  const route = useRoute();
  const router = useRouter();
  const looks = useListLooks();
  const { query, views, countOf } = useSaved();
  const { act, busy, tell, told } = useTold(() => query.refetch());
  const current = computed(() => views.value.find((v) => v.id === open.value));

  /** The list as it stands, without the place in it. */
  const asked = computed(() => textOf(writeAddress(readAddress(route.query))));
  const changed = computed(
    () =>
      current.value !== undefined &&
      (textOf(writeAddress(readAddress(queryOf(current.value.query)))) !== asked.value ||
        (looks.ofView !== undefined && JSON.stringify(looks.ofView) !== JSON.stringify(current.value.columns))),
  );

  // A view brings its columns along, and takes them with it.
  watch(
    () => [current.value?.id, JSON.stringify(current.value?.columns)],
    () => (looks.ofView = current.value?.columns.length ? [...current.value.columns] : undefined),
    { immediate: true },
  );

  const show = (v: View): void =>
    void router.push({ path: '/customers', query: { ...queryOf(v.query), view: String(v.id) } });

  const save = (name: string): Promise<boolean | undefined> =>
    act(async () => {
      const { view, operation } = await createView(name, asked.value, looks.columns);
      await tell(() => Promise.resolve(operation));
      await router.replace({ query: { ...route.query, view: String(view.id) } });
      return true;
    });
  const update = async (v: View): Promise<void> => void (await told(() => editView(v, asked.value, looks.columns)));
  const rename = (v: View, name: string): Promise<boolean | undefined> => told(() => renameView(v, name));
  const remove = (v: View): Promise<void> =>
    act(async () => {
      await tell(() => deleteView(v.id));
      await router.replace({ query: writeAddress(readAddress(route.query)) });
    }) as Promise<void>;

  return { views, current, countOf, changed, show, save, update, rename, remove, busy };
}
