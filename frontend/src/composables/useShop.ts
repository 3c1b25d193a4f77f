import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

import { keys } from '../api/keys';
import { fetchShopState } from '../api/shop';

/** Which shop is open, and what the whole window needs to know of it. */
export function useShop() {
  const query = useQuery({ queryKey: keys.shopState, queryFn: fetchShopState });
  const state = computed(() => query.data.value);
  const systemZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timeZone = computed(() => state.value?.timeZone || systemZone);
  const currency = computed(() => state.value?.currency || 'CNY');
  const empty = computed(() => state.value !== undefined && state.value.customers === 0 && state.value.orders === 0);
  return { state, systemZone, timeZone, currency, empty, error: query.error, refetch: query.refetch };
}
