import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

import { keys } from '../api/keys';
import { fetchSegments } from '../api/segments';
import type { Segment } from '../api/types';
import { useText } from './useText';

/** The saved segments by name, for conditions that ask for one. */
export function useSegmentNames() {
  const { locale } = useText();
  const query = useQuery({ queryKey: computed(() => keys.segmentList(locale.value)), queryFn: fetchSegments });
  const segments = computed<Segment[]>(() => (query.data.value ?? []).map((r) => r.segment));
  return { segments };
}
