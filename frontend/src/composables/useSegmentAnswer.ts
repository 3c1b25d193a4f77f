import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, ref, watch, type Ref } from 'vue';

import { toAppError } from '../api/call';
import { keys } from '../api/keys';
import { countSegment, fetchSegmentHistory, fetchSegmentPeople } from '../api/segments';
import { refDebounced } from './refDebounced';
import { useText } from './useText';

/** What is asked less often than it is typed. */
const PAUSE = 350;

/** What a rule means, said while it is written: the count with every keystroke, the rest when the hands rest; nothing while what is written cannot be read. */
export function useSegmentAnswer(rule: Ref<string>, broken: Readonly<Ref<boolean>> = ref(false)) {
  const { locale } = useText();
  const count = useQuery({
    queryKey: computed(() => [...keys.segmentCount(rule.value), locale.value]),
    queryFn: () => countSegment(rule.value),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  });
  // Whoever steps back to a question that a newer one just ended asks it again.
  watch(
    () => count.error.value,
    (error) => error && toAppError(error).cancelled && void count.refetch(),
  );
  const settled = refDebounced(rule, PAUSE);
  const history = useQuery({
    queryKey: computed(() => keys.segmentHistory(settled.value)),
    queryFn: () => fetchSegmentHistory(settled.value),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  });

  const turn = ref(0);
  watch(settled, () => (turn.value = 0));
  const people = useQuery({
    queryKey: computed(() => keys.segmentPeople(settled.value, turn.value)),
    queryFn: () => fetchSegmentPeople(settled.value, turn.value),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  });

  /** What is wrong with the rule, and where; a question that a newer one ended is not wrong. */
  const problem = computed(() => {
    const error = count.error.value ? toAppError(count.error.value) : undefined;
    return error?.cancelled ? undefined : error;
  });
  const answer = computed(() => (problem.value || broken.value ? undefined : count.data.value));
  const alone = computed(() => new Map((answer.value?.parts ?? []).map((p) => [p.path, p.customers])));

  return {
    answer,
    alone,
    problem,
    settled,
    history: computed(() => history.data.value),
    people: computed(() => people.data.value),
    others: () => void (turn.value += 1),
    again: () => count.refetch(),
  };
}

export type SegmentAnswer = ReturnType<typeof useSegmentAnswer>;
