import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { refDebounced } from './refDebounced';
import { computed, type Ref } from 'vue';

import { fetchCount } from '../api/customers';
import { keys } from '../api/keys';
import type { CustomerFilter } from '../api/types';
import { useFormat } from './useFormat';
import { useText } from './useText';

/** How many a filter would mean that is still being written; nothing while it means nothing yet. */
export function useDraftCount(filter: Ref<CustomerFilter | undefined>) {
  const { t } = useText();
  const { count } = useFormat();
  const asked = refDebounced(filter, 120);
  const query = useQuery({
    queryKey: computed(() => (asked.value ? keys.customerCount(asked.value) : ['customers', 'count', 'none'])),
    queryFn: () => fetchCount(asked.value as CustomerFilter),
    enabled: computed(() => asked.value !== undefined),
    placeholderData: keepPreviousData,
  });
  return computed(() => {
    const n = asked.value && filter.value ? query.data.value?.count : undefined;
    return n === undefined ? '' : t('unit.customers', { n: count(n) }, n);
  });
}
