import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useRoute } from 'vue-router';

import { fetchHistory } from '../api/imports';
import { fetchOperation } from '../api/journal';
import { keys } from '../api/keys';
import type { AgeBand, CustomerFilter } from '../api/types';
import type { Condition } from './filterAddress';
import { useOperation } from './useOperation';
import { useSources } from './useSources';
import { useTags } from './useTags';
import { useText } from './useText';
import { usePlaces } from './usePlaces';
import { usePopulation } from './usePopulation';

/** Names the conditions of a filter: the field and the value as their chip says them. */
export function useConditions() {
  const { t, say } = useText();
  const { tags } = useTags();
  const { sources } = useSources();
  const { placeName } = usePlaces();
  const { populationName } = usePopulation();
  const history = useQuery({ queryKey: keys.history, queryFn: fetchHistory });
  const { sentence } = useOperation();
  const route = useRoute();
  const step = computed(() => Number(route.query.op) || 0);
  const operation = useQuery({
    queryKey: computed(() => keys.operation(step.value)),
    queryFn: () => fetchOperation(step.value),
    enabled: computed(() => step.value > 0),
    retry: false,
  });

  const values: Record<Condition, (f: CustomerFilter) => string> = {
    tag: (f) => tags.value.find((tag) => tag.id === f.tagId)?.name ?? t('customer.condition.gone'),
    population: (f) => populationName(f.population, f.lastDays),
    gender: (f) => say(`gender.${f.gender}`) ?? String(f.gender),
    age: (f) => (f.age ? ageText(f.age) : ''),
    place: (f) => placeName(f.country, f.province),
    source: (f) => sources.value.find((s) => s.id === f.sourceId)?.name ?? t('source.gone'),
    sourceKind: (f) => say(`sourceKind.${f.sourceKind}`) ?? f.sourceKind,
    import: (f) => history.data.value?.find((r) => r.importId === f.importId)?.file ?? String(f.importId),
    operation: () => (operation.data.value ? sentence(operation.data.value) : `#${step.value}`),
  };

  function ageText(band: AgeBand): string {
    if (band.unknown) return t('age.unknown');
    if (band.to === 0) return t('age.from', { from: band.from });
    if (band.from === 0) return t('age.under', { to: band.to + 1 });
    return t('age.between', { from: band.from, to: band.to });
  }

  const field = (c: Condition): string => say(`customer.condition.${c}`) ?? c;
  const value = (c: Condition, f: CustomerFilter): string => values[c](f);

  return { field, value, ageText };
}
