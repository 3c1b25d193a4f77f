import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, ref } from 'vue';

import { type AppError, toAppError } from '../api/call';
import {
  addChannel,
  editChannel,
  fetchChannelKinds,
  fetchChannels,
  fetchKeyring,
  removeChannel,
  unlockKeyring,
  wakeChannel,
} from '../api/channels';
import { keys } from '../api/keys';
import type { Channel, ChannelDraft, ChannelKind, Operation } from '../api/types';
import { useToast } from '../stores/toast';
import { useAct } from './useAct';
import { useOperation } from './useOperation';

/** The channels that were set up, and what can be set up. */
export function useChannels() {
  const query = useQuery({ queryKey: keys.channels, queryFn: fetchChannels });
  const kinds = useQuery({ queryKey: keys.channelKinds, queryFn: fetchChannelKinds, staleTime: Infinity });
  const keyring = useQuery({ queryKey: keys.keyring, queryFn: fetchKeyring });
  const client = useQueryClient();
  const { act, busy } = useAct();
  const { sentence } = useOperation();
  const toast = useToast();

  const kindOf = (kind: string): ChannelKind | undefined => kinds.data.value?.kinds.find((k) => k.kind === kind);
  const fresh = () => client.invalidateQueries({ queryKey: ['channels'] });
  const done = (o: Operation): void => {
    if (o.id) toast.show({ text: sentence(o), ...(o.undoable && { undo: o.id }) });
  };

  return {
    query,
    channels: computed(() => query.data.value ?? []),
    kinds: computed(() => kinds.data.value?.kinds ?? []),
    presets: computed(() => kinds.data.value?.presets ?? []),
    keyring: computed(() => keyring.data.value),
    kindOf,
    busy,
    add: async (d: ChannelDraft): Promise<Channel> => {
      const made = await addChannel(d);
      await fresh();
      return made;
    },
    edit: async (id: number, d: ChannelDraft): Promise<void> => {
      done(await editChannel(id, d));
      await fresh();
    },
    remove: (id: number) => act(async () => done(await removeChannel(id))),
    wake: (id: number) => act(() => wakeChannel(id).then(fresh)),
    unlock: async (passphrase: string): Promise<void> => {
      await unlockKeyring(passphrase);
      await fresh();
    },
  };
}

/** Something that may fail with a sentence to be shown where it was asked for. */
export function useAttempt() {
  const busy = ref(false);
  const failure = ref<AppError>();
  const worked = ref(false);

  async function attempt(what: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    failure.value = undefined;
    worked.value = false;
    try {
      await what();
      worked.value = true;
    } catch (reason) {
      failure.value = toAppError(reason);
    } finally {
      busy.value = false;
    }
    return worked.value;
  }
  const forget = (): void => {
    failure.value = undefined;
    worked.value = false;
  };

  return { busy, failure, worked, attempt, forget };
}
