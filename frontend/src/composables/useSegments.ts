import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

import { keys } from '../api/keys';
import { deleteSegment, fetchSegments, renameSegment } from '../api/segments';
import type { Operation, Segment } from '../api/types';
import { useToast } from '../stores/toast';
import { useAct } from './useAct';
import { useOperation } from './useOperation';
import { useText } from './useText';

/** The saved segments with their people; every change is said with its undo. */
export function useSegments() {
  const { locale } = useText();
  const query = useQuery({ queryKey: computed(() => keys.segmentList(locale.value)), queryFn: fetchSegments });
  const rows = computed(() => query.data.value ?? []);
  const { act, busy } = useAct();
  const toast = useToast();
  const { sentence } = useOperation();

  const tell = (o: Operation): void => toast.show({ text: sentence(o), ...(o.undoable && { undo: o.id }) });
  const remove = (s: Segment): Promise<void> => act(async () => tell(await deleteSegment(s.id))) as Promise<void>;
  const rename = (s: Segment, name: string): Promise<boolean | undefined> =>
    act(async () => {
      try {
        tell(await renameSegment(s, name));
      } finally {
        await query.refetch(); // what somebody else changed is seen before the next try
      }
      return true;
    });

  return { query, rows, remove, rename, tell, busy };
}
