import { useQueryClient } from '@tanstack/vue-query';

import { keys } from '../api/keys';
import { chooseAndCreate, chooseAndOpen, openOwn, openSample, retryShop } from '../api/shop';
import type { ShopState } from '../api/types';
import { useAct } from './useAct';
import { waitForJob } from './useJobs';

/** Opening another shop, making one, looking at the sample. */
export function useShops() {
  const client = useQueryClient();
  const { act, busy } = useAct();

  const into = (open: () => Promise<ShopState>): Promise<void> =>
    act(async () => {
      client.setQueryData(keys.shopState, await open());
    }) as Promise<void>;

  const sample = (): Promise<void> =>
    act(async () => {
      await waitForJob(await openSample()).ended;
      await client.invalidateQueries();
    }) as Promise<void>;

  return {
    open: () => into(chooseAndOpen),
    create: () => into(chooseAndCreate),
    own: () => into(openOwn),
    retry: () => into(retryShop),
    sample,
    busy,
  };
}
