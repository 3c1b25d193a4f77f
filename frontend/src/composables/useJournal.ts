import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { computed, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

import { countOperations, fetchOperations, JOURNAL_PAGE } from '../api/journal';
import { fetchCustomer } from '../api/customers';
import { keys } from '../api/keys';
import type { JournalFilter } from '../api/types';
import { catalogues } from '../i18n';
import { daysOf, EVERYTHING, readJournal, writeJournal, type JournalAsk } from './journalAddress';
import { familyKinds, kindsOf, kindsSaying } from './operationKinds';
import { useFormat } from './useFormat';
import { useText } from './useText';

/** How long a search waits for the next key. */
const PAUSE = 150;

/** The journal, newest first, narrowed to what the address says. */
export function useJournal() {
  const route = useRoute();
  const router = useRouter();
  const { locale } = useText();
  const { day } = useFormat();

  const ask = computed<JournalAsk>(() => readJournal(route.query));
  const narrow = (patch: Partial<JournalAsk>): void =>
    void router.replace({ query: writeJournal({ ...ask.value, ...patch }) });
  const reset = (): void => narrow(EVERYTHING);
  const narrowed = computed(() => Object.keys(writeJournal(ask.value)).length > 0);

  const typed = ref(ask.value.text);
  const searchFor = (text: string): void => void (typed.value = text);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  watch(typed, (text) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => narrow({ text: text.trim() }), text ? PAUSE : 0);
  });
  watch(
    () => ask.value.text,
    (text) => {
      if (text !== typed.value.trim()) typed.value = text;
    },
  );

  const filter = computed<JournalFilter>(() => {
    const catalogue = catalogues[locale.value];
    const { family, person, text } = ask.value;
    return {
      kinds: family === 'all' ? [] : familyKinds(family, kindsOf(catalogue)),
      customerId: person,
      words: text
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => ({ text: word, kinds: kindsSaying(catalogue, word) })),
      ...daysOf(ask.value, day, Date.now()),
    } as JournalFilter;
  });
  const pages = useInfiniteQuery({
    queryKey: computed(() => keys.journal(filter.value)),
    queryFn: ({ pageParam }) => fetchOperations(filter.value, pageParam),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.length < JOURNAL_PAGE ? undefined : page.at(-1)?.id),
    placeholderData: keepPreviousData,
  });
  const operations = computed(() => pages.data.value?.pages.flat() ?? []);
  const count = useQuery({
    queryKey: computed(() => keys.journalCount(filter.value)),
    queryFn: () => countOperations(filter.value),
    placeholderData: keepPreviousData,
  });
  const person = useQuery({
    queryKey: computed(() => keys.customer(ask.value.person)),
    queryFn: () => fetchCustomer(ask.value.person),
    enabled: computed(() => ask.value.person > 0),
    retry: false,
  });

  return { ask, typed, searchFor, narrow, narrowed, reset, pages, operations, count: count.data, person: person.data };
}

export type JournalView = ReturnType<typeof useJournal>;
