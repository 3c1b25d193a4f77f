import { useQueryClient } from '@tanstack/vue-query';
import { onScopeDispose } from 'vue';

import {
  onJobFinished,
  onOutboxChanged,
  onReminderDue,
  onReminderOpened,
  onShopChanged,
  onShopOpened,
} from '../api/events';
import { keys } from '../api/keys';

/** Rows were written or another shop is open: what was read of it is stale. Subscribed once, by the window. */
export function useBackendEvents(opened: () => void, asked: () => void): void {
  const client = useQueryClient();
  const off = [
    onShopChanged(() => void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'china' })),
    onShopOpened(() => {
      // Ids of another shop mean other people: nothing of the old one may be shown for a moment.
      void client.resetQueries({ predicate: (q) => q.queryKey[0] !== 'preferences' });
      opened();
    }),
    onOutboxChanged(() => void client.invalidateQueries({ queryKey: keys.campaigns })),
    onReminderDue(() => void client.invalidateQueries({ queryKey: keys.todo })),
    onReminderOpened(asked),
    onJobFinished(() => void client.invalidateQueries({ queryKey: keys.jobs })),
  ];
  onScopeDispose(() => off.forEach((stop) => stop()));
}
