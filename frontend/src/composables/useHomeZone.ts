import { useQueryClient } from '@tanstack/vue-query';
import { computed, watch } from 'vue';

import { keys } from '../api/keys';
import { settleZone } from '../api/shop';
import { useShop } from './useShop';

/** A shop that is only begun cuts its days where its owner is, until they say otherwise. Only the page knows the place by name. */
export function useHomeZone(): void {
  const client = useQueryClient();
  const { state, empty, systemZone } = useShop();
  const begun = computed(() => {
    const shop = state.value;
    return shop?.open && empty.value && !shop.sample && shop.timeZone !== systemZone ? shop.path : '';
  });
  const settle = async (): Promise<void> => {
    const told = await settleZone(systemZone).catch(() => undefined); // the usual zone is no reason to stop anybody
    if (told?.open) client.setQueryData(keys.shopState, told);
  };
  watch(begun, (path) => path && void settle(), { immediate: true });
}
