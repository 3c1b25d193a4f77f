import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type ComputedRef } from 'vue';

import { fetchCount, fetchPage, fetchPlace, fetchStandings } from '../api/customers';
import { keys, type ListQuery } from '../api/keys';
import type { Cursor, CustomerFilter, CustomerRow } from '../api/types';

/** A page in the order it is shown, and whether there is more on either side. */
interface Page {
  rows: CustomerRow[];
  currency: string;
  /** How many stand before it, when it is the one that was gone to. */
  before?: number;
  above?: Cursor;
  below?: Cursor;
}

type Ask = { up: boolean; after: Cursor } | undefined;

/** The rows above a place are read from there backward. */
async function pageAbove(query: ListQuery, after: Cursor): Promise<Page> {
  const page = await fetchPage(query, after, true);
  return {
    rows: page.rows.reverse(),
    currency: page.currency,
    ...(page.next && { above: page.next }),
    ...(page.first && { below: page.first }),
  };
}

/**
 * The rows of a list, loaded by 200 as one scrolls, with the old rows standing until the new ones are there. It begins at
 * the top or at the row that was gone to, and goes on from there both ways.
 */
export function useCustomerRows(query: ComputedRef<ListQuery | undefined>, from: ComputedRef<number>) {
  const client = useQueryClient();

  async function begin(asked: ListQuery): Promise<Page> {
    const place = from.value
      ? await client.fetchQuery({
          queryKey: keys.customerPlace(asked, from.value),
          queryFn: () => fetchPlace(asked, from.value),
        })
      : undefined;
    const page = await fetchPage(asked, place?.after ?? undefined);
    const before = place?.before ?? 0;
    return {
      rows: page.rows,
      currency: page.currency,
      before,
      ...(before > 0 && page.first && { above: page.first }),
      ...(page.next && { below: page.next }),
    };
  }

  const rows = useInfiniteQuery({
    queryKey: computed(() =>
      query.value ? keys.customerList(query.value, from.value) : ['customers', 'list', 'none'],
    ),
    queryFn: async ({ pageParam }): Promise<Page> => {
      const asked = query.value as ListQuery;
      if (!pageParam) return begin(asked);
      if (pageParam.up) return pageAbove(asked, pageParam.after);
      const page = await fetchPage(asked, pageParam.after);
      return { rows: page.rows, currency: page.currency, ...(page.next && { below: page.next }) };
    },
    initialPageParam: undefined as Ask,
    getNextPageParam: (page): Ask => page.below && { up: false, after: page.below },
    getPreviousPageParam: (page): Ask => page.above && { up: true, after: page.above },
    placeholderData: keepPreviousData,
    enabled: computed(() => query.value !== undefined),
  });
  const pages = computed(() => rows.data.value?.pages ?? []);
  const loaded = computed(() => pages.value.flatMap((p) => p.rows));
  /** How many rows of the list stand before the first that is loaded. */
  const offset = computed(() => {
    const at = pages.value.findIndex((p) => p.before !== undefined);
    const above = pages.value.slice(0, Math.max(at, 0)).reduce((sum, p) => sum + p.rows.length, 0);
    return Math.max(0, (pages.value[at]?.before ?? 0) - above);
  });
  return { rows, loaded, offset };
}

/** How many the list holds, of how many; and the numbers on its tabs, which the tab itself does not narrow. */
export function useCustomerCounts(query: ComputedRef<ListQuery>, onTabs: ComputedRef<CustomerFilter>) {
  const filter = computed(() => query.value.filter);
  const anyStanding = computed(() => ({ ...onTabs.value, standing: 'all' }));
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
