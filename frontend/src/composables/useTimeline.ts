import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query';
import { computed, ref, watch, type Ref } from 'vue';

import { keys } from '../api/keys';
import { fetchTimeline } from '../api/profiles';
import type { EntryPlace, TimelineAsk } from '../api/types';
import { NAMED, type Behind, type EntryKind } from './timeline';
import { useText } from './useText';

/** How long a search waits for the next key. */
const PAUSE = 150;

/** Everything that happened with a customer: narrowed to a kind, to a text, or to what is behind a figure. */
export function useTimeline(id: Ref<number>) {
  const { say } = useText();
  const kind = ref<EntryKind | 'all'>('all');
  const search = ref('');
  const asked = ref('');
  const behind = ref<Behind>();

  let waiting: ReturnType<typeof setTimeout> | undefined;
  watch(search, (text) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (asked.value = text.trim()), text ? PAUSE : 0);
  });
  watch(id, () => {
    kind.value = 'all';
    search.value = asked.value = '';
    behind.value = undefined;
  });

  /** What is shown by a name of this language and stands in the shop by another. */
  function called(text: string): string[] {
    const sought = text.toLowerCase();
    const named = NAMED.filter((key) => sought && (say(key) ?? '').toLowerCase().includes(sought));
    return named.map((key) => key.slice(key.lastIndexOf('.') + 1));
  }

  const query = computed<TimelineAsk>(() => ({
    customerId: id.value,
    kinds: kind.value === 'all' ? [] : [kind.value],
    search: asked.value,
    called: called(asked.value),
    orders: behind.value?.orders ?? '',
    productId: behind.value?.productId ?? 0,
    ...(behind.value?.hour !== undefined && { hour: behind.value.hour }),
    ...(behind.value?.weekday !== undefined && { weekday: behind.value.weekday }),
  }));
  const pages = useInfiniteQuery({
    queryKey: computed(() => keys.timeline(query.value)),
    queryFn: ({ pageParam }) => fetchTimeline(query.value, pageParam),
    initialPageParam: undefined as EntryPlace | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const entries = computed(() => pages.data.value?.pages.flatMap((p) => p.rows) ?? []);
  const counts = computed(() => new Map((pages.data.value?.pages[0]?.counts ?? []).map((c) => [c.kind, c.count])));

  /** Shows what a figure stands on. */
  function look(at: Behind): void {
    kind.value = 'all';
    search.value = '';
    behind.value = at;
  }
  /** Shows one kind, or all. */
  function choose(one: EntryKind | 'all'): void {
    behind.value = undefined;
    kind.value = one;
  }

  const searchFor = (text: string): void => void (search.value = text);

  return { kind, search, searchFor, behind, pages, entries, counts, look, choose, searching: asked };
}

export type TimelineView = ReturnType<typeof useTimeline>;
