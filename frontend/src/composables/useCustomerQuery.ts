import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

import type { ListQuery } from '../api/keys';
import type { CustomerFilter } from '../api/types';
import { readAddress, writeAddress } from './filterAddress';

/** The list the address asks for, and the ways to ask for another. The address is the only copy. */
export function useCustomerQuery() {
  const route = useRoute();
  const router = useRouter();
  const query = computed<ListQuery>(() => readAddress(route.query));
  const filter = computed(() => query.value.filter);

  const go = (next: ListQuery): void => void router.replace({ query: writeAddress(next) });
  const setFilter = (patch: Partial<CustomerFilter>): void =>
    go({ ...query.value, filter: { ...query.value.filter, ...patch } });
  const replaceFilter = (f: CustomerFilter): void => go({ ...query.value, filter: f });

  /** Sorts by a column; the same column again turns the order round. */
  function sortBy(sort: string): void {
    const same = query.value.sort === sort;
    go({ ...query.value, sort, ascending: same ? !query.value.ascending : false });
  }

  return { query, filter, setFilter, replaceFilter, sortBy };
}
