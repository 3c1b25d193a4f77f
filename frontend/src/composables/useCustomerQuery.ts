import { computed } from 'vue';
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router';

import type { ListQuery } from '../api/keys';
import type { CustomerFilter } from '../api/types';
import { EVERYBODY, readAddress, readPlace, writeAddress } from './filterAddress';

/** The list the address asks for, and the ways to ask for another. The address is the only copy. */
export function useCustomerQuery() {
  const route = useRoute();
  const router = useRouter();
  const query = computed<ListQuery>(() => readAddress(route.query));
  const filter = computed(() => query.value.filter);
  /** The row that was gone to, and the view that is open. */
  const from = computed(() => readPlace(route.query).at);
  const view = computed(() => readPlace(route.query).view);

  const kept = (): LocationQueryRaw => (view.value ? { view: String(view.value) } : {});
  const go = (next: ListQuery): void => void router.replace({ query: { ...writeAddress(next), ...kept() } });
  const replaceFilter = (f: CustomerFilter): void => go({ ...query.value, filter: f });

  /** Another tab narrows what is asked; from a view it leads back to everybody. */
  function showStanding(standing: string): void {
    if (!view.value) return replaceFilter({ ...filter.value, standing });
    void router.replace({ query: writeAddress({ filter: { ...EVERYBODY, standing } }) });
  }

  /** Sorts by a column; the same column again turns the order round. */
  function sortBy(sort: string, rises: boolean): void {
    const same = query.value.sort === sort;
    go({ ...query.value, sort, ascending: same ? !query.value.ascending : rises });
  }

  const goTo = (row: number): void =>
    void router.replace({ query: { ...writeAddress(query.value), ...kept(), ...(row > 0 && { at: String(row) }) } });

  return { query, filter, from, view, replaceFilter, showStanding, sortBy, goTo };
}
