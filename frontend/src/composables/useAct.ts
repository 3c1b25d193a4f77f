import { ref } from 'vue';

import { toAppError } from '../api/call';
import { useToast } from '../stores/toast';
import { useText } from './useText';

/** Runs one act of the owner at a time; a failure is said where they are, a cancelled act is not. */
export function useAct() {
  const { sayError, sayReference } = useText();
  const toast = useToast();
  const busy = ref(false);

  async function act<T>(what: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    try {
      return await what();
    } catch (reason) {
      const error = toAppError(reason);
      if (!error.cancelled) {
        toast.show({ text: [sayError(error), sayReference(error)].filter(Boolean).join(' '), failed: true });
      }
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  return { act, busy };
}
