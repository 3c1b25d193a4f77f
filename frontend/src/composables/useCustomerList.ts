import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { computed, type ComputedRef } from 'vue';

import { fetchCount, fetchPage, fetchStandings } from '../api/customers';
import { keys, type ListQuery } from '../api/keys';
import type { Cursor } from '../api/types';

/** The rows of a list, loaded by 200 as one scrolls, with the old rows standing until the new ones are there. */
export function useCustomerRows(query: ComputedRef<ListQuery | undefined>) {
  const rows = useInfiniteQuery({
    queryKey: computed(() => (query.value ? keys.customerList(query.value) : ['customers', 'list', 'none'])),
    queryFn: ({ pageParam }) => fetchPage(query.value as ListQuery, pageParam),
    initialPageParam: undefined as Cursor | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled: computed(() => query.value !== undefined),
  });
  const loaded = computed(() => rows.data.value?.pages.flatMap((p) => p.rows) ?? []);
  return { rows, loaded };
}

/** How many the list holds, of how many; and the numbers on its tabs, which the tab itself does not narrow. */
export function useCustomerCounts(query: ComputedRef<ListQuery>) {
  const filter = computed(() => query.value.filter);
  const anyStanding = computed(() => ({ ...filter.value, standing: 'all' }));
  const count = useQuery({
    queryKey: computed(() => keys.customerCount(filter.value)),
    queryFn: () => fetchCount(filter.value),
    placeholderData: keepPreviousData,
  });
  const standings = useQuery({
    queryKey: computed(() => keys.standings(anyStanding.value)),
    queryFn: () => fetchStandings(anyStanding.value),
    placeholderData: keepPreviousData,
  });
  return { count, standings };
}
