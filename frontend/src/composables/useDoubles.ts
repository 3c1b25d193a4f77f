import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';

import { toAppError } from '../api/call';
import { fetchQueue, keepApart, mergeCustomers, putOff, searchDoubles } from '../api/identities';
import { keys } from '../api/keys';
import type { Candidate, Job, MergeRequest, Operation } from '../api/types';
import { useShownJob } from '../stores/shownJob';
import { useToast } from '../stores/toast';
import { useAct } from './useAct';
import { waitForJob } from './useJobs';
import { useOperation } from './useOperation';

/** The pairs that wait for the owner's word: where one is, the search that finds them, and what can be said of a pair. */
export function useDoubles() {
  const client = useQueryClient();
  const toast = useToast();
  const shown = useShownJob();
  const { sentence } = useOperation();
  const { act, busy } = useAct();

  const query = useQuery({ queryKey: keys.doubles, queryFn: fetchQueue });
  const rows = computed(() => query.data.value?.rows ?? []);
  const at = ref(0);
  const current = computed<Candidate | undefined>(() => rows.value[Math.min(at.value, rows.value.length - 1)]);
  const index = computed(() => (current.value ? rows.value.indexOf(current.value) : -1));
  const decided = ref(0);

  const go = (to: number): void => {
    at.value = Math.min(Math.max(to, 0), Math.max(rows.value.length - 1, 0));
  };

  const job = shallowRef<Job>();
  let stop = (): void => undefined;

  async function search(): Promise<void> {
    if (job.value) return;
    await act(async () => {
      const id = await searchDoubles();
      shown.id = id;
      const waiting = waitForJob(id, (j) => (job.value = j));
      stop = waiting.stop;
      await waiting.ended;
      await client.invalidateQueries({ queryKey: keys.doubles });
    });
    job.value = undefined;
  }

  // Looking costs seconds even in a big shop, so it begins by itself once customers came or changed.
  const found = computed(() => query.data.value);
  let begun = false;
  watch(
    found,
    (queue) => {
      if (!queue?.stale || begun) return;
      begun = true;
      void search();
    },
    { immediate: true },
  );
  onScopeDispose(() => stop());

  /** Says what was decided, with its undo, and waits for the queue to move on. */
  const decide = (what: () => Promise<Operation>): Promise<boolean | undefined> =>
    act(async () => {
      const o = await what();
      if (o.id) toast.show({ text: sentence(o), ...(o.undoable && { undo: o.id }) });
      decided.value += 1;
      await client.invalidateQueries({ queryKey: ['identities'] });
      return true;
    });

  return {
    query,
    found,
    failure: computed(() => (query.error.value ? toAppError(query.error.value) : undefined)),
    rows,
    current,
    index,
    decided,
    go,
    job,
    search,
    busy,
    merge: (r: MergeRequest) => decide(() => mergeCustomers(r)),
    apart: (ids: number[]) => decide(() => keepApart(ids)),
    later: (ids: number[]) => decide(() => putOff(ids)),
  };
}
