import { type QueryClient, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, effectScope } from 'vue';

import { keys } from '../api/keys';
import { fetchShopState } from '../api/shop';

type OpenShop = ReturnType<typeof watchShop>;

/** By the window's store of answers. */
const watched = new WeakMap<QueryClient, OpenShop>();

/** Which shop is open, and what the whole window needs to know of it. Each cell of a list asks, so one watch serves them all. */
export function useShop(): OpenShop {
  const client = useQueryClient();
  const shop = watched.get(client) ?? (effectScope(true).run(() => watchShop(client)) as OpenShop);
  watched.set(client, shop);
  return shop;
}

function watchShop(client: QueryClient) {
  const query = useQuery({ queryKey: keys.shopState, queryFn: fetchShopState }, client);
  const state = computed(() => query.data.value);
  const systemZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timeZone = computed(() => state.value?.timeZone || systemZone);
  const currency = computed(() => state.value?.currency || 'CNY');
  const empty = computed(() => state.value !== undefined && state.value.customers === 0 && state.value.orders === 0);
  return { state, systemZone, timeZone, currency, empty, error: query.error, refetch: query.refetch };
}
