import { useInfiniteQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

import { fetchOperations, JOURNAL_PAGE } from '../api/journal';
import { keys } from '../api/keys';

/** The journal, newest first, older ones as one asks for them. */
export function useOperations() {
  const pages = useInfiniteQuery({
    queryKey: keys.journal,
    queryFn: ({ pageParam }) => fetchOperations(pageParam),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.length < JOURNAL_PAGE ? undefined : page.at(-1)?.id),
  });
  const operations = computed(() => pages.data.value?.pages.flat() ?? []);
  return { pages, operations };
}
