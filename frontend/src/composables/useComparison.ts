import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, ref, watch, type Ref } from 'vue';

import { toAppError } from '../api/call';
import { compareCustomers } from '../api/identities';
import { keys } from '../api/keys';
import type { Candidate, Comparison, MergeRequest } from '../api/types';

/** How many stand side by side at most. */
const MOST = 3;

/** Customers side by side, who would stay, and whose value each field takes. */
export function useComparison(pair: Ref<number[]>) {
  const third = ref(0);
  const into = ref(0);
  const takes = ref<Record<string, number>>({});
  const reset = (): void => {
    into.value = 0;
    takes.value = {};
  };
  watch(
    () => pair.value.join(),
    () => {
      third.value = 0;
      reset();
    },
  );

  const ids = computed(() => (third.value ? [...pair.value, third.value] : pair.value));
  const query = useQuery({
    queryKey: computed(() => keys.comparison(ids.value, into.value)),
    queryFn: () => compareCustomers(ids.value, into.value),
    enabled: computed(() => ids.value.length > 1),
    placeholderData: keepPreviousData,
  });
  // What is kept from the pair before is only shown while it speaks of somebody of this one.
  const comparison = computed<Comparison | undefined>(() => {
    const shown = query.data.value;
    return shown && pair.value.every((id) => shown.people.some((p) => p.id === id)) ? shown : undefined;
  });
  const people = computed(() => comparison.value?.people ?? []);
  const fields = computed(() =>
    (comparison.value?.fields ?? [])
      .filter((f) => f.known.length > 0)
      .map((f) => ({ ...f, take: takes.value[f.field] ?? f.take })),
  );

  /** Somebody else who looks like one of them, while there is room. */
  const alike = computed(() => {
    const among = (c: Candidate): number => Number(ids.value.includes(c.a)) + Number(ids.value.includes(c.b));
    const next = comparison.value?.alike.find((c) => among(c) === 1);
    if (!next || ids.value.length >= MOST) return undefined;
    return ids.value.includes(next.a) ? { id: next.b, name: next.bName } : { id: next.a, name: next.aName };
  });

  function keep(id: number): void {
    into.value = id;
    takes.value = {};
  }

  const request = computed<MergeRequest | undefined>(() => {
    if (!comparison.value) return undefined;
    const stays = comparison.value.into;
    return {
      into: stays,
      from: people.value.map((p) => p.id).filter((id) => id !== stays),
      takes: Object.entries(takes.value).map(([field, customerId]) => ({ field, customerId })),
    };
  });

  return {
    comparison,
    people,
    words: computed(() => comparison.value?.words ?? []),
    fields,
    stays: computed(() => comparison.value?.into ?? 0),
    failure: computed(() => (query.error.value ? toAppError(query.error.value) : undefined)),
    retry: () => query.refetch(),
    request,
    ids,
    alike,
    third,
    keep,
    take: (field: string, id: number) => (takes.value = { ...takes.value, [field]: id }),
    setThird(id: number) {
      third.value = id;
      reset();
    },
  };
}
