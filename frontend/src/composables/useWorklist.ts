import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, ref, shallowRef } from 'vue';

import { keys } from '../api/keys';
import type { WorkTold } from '../api/types';
import {
  fetchWork,
  fetchWorklist,
  handOut,
  markDone,
  selectWork,
  skipWork,
  takeBack,
  tellCall,
} from '../api/worklists';
import { useToast } from '../stores/toast';
import { useAct } from './useAct';
import { useFormat } from './useFormat';
import { useText } from './useText';
import { activeRow, inOneGo, modeOf, nextBatch } from './worklist';

/** Quiet hours begin and end, and consents change, while the page stands open. */
const EVERY_MINUTE = 60_000;

/** The campaigns that something is to be done for by hand. */
export function useWork() {
  const query = useQuery({ queryKey: keys.work, queryFn: fetchWork, refetchInterval: EVERY_MINUTE });
  return { work: computed(() => query.data.value ?? []) };
}

/** The worklist of one campaign: who is next, and everything that can be said of them. */
export function useWorklist(id: () => number) {
  const { t } = useText();
  const { count } = useFormat();
  const { act, busy } = useAct();
  const toast = useToast();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: computed(() => keys.worklist(id())),
    queryFn: () => fetchWorklist(id()),
    refetchInterval: EVERY_MINUTE,
    retry: false,
  });
  const list = computed(() => query.data.value);
  const rows = computed(() => list.value?.rows ?? []);
  const mode = computed(() => (list.value ? modeOf(list.value) : 'one'));
  const chosen = ref(0);
  const current = computed(() => activeRow(rows.value, chosen.value));
  const batch = computed(() =>
    mode.value === 'labels' || mode.value === 'parcels'
      ? inOneGo(rows.value)
      : nextBatch(rows.value, list.value?.batch ?? 1),
  );
  /** What was said last comes back first. */
  const said = shallowRef<{ ids: number[]; operation: number }[]>([]);

  async function fresh(): Promise<void> {
    await client.invalidateQueries({ queryKey: keys.campaigns });
  }

  /** Says something of messages, and shows what is next. Who may not be reached any more is told. */
  const tell = (what: () => Promise<WorkTold>, done: (n: number) => string): Promise<boolean | undefined> =>
    act(async () => {
      const told = await what();
      if (told.ids.length) said.value = [...said.value, { ids: told.ids, operation: told.operation.id }];
      await fresh();
      const words = [told.ids.length ? done(told.ids.length) : '', told.settled ? settled(told.settled) : ''];
      toast.show({ text: words.filter(Boolean).join(' ') || t('worklist.already') });
      return told.ids.length > 0;
    });
  const settled = (n: number): string => t('worklist.settled', { n: count(n) }, n);

  return {
    query,
    list,
    rows,
    mode,
    chosen,
    current,
    batch,
    busy,
    undoable: computed(() => said.value.length > 0),
    done: (ids: number[]) =>
      tell(
        () => markDone(id(), ids),
        (n) => t('worklist.doneSome', { n: count(n) }, n),
      ),
    skip: (ids: number[], reason: string, words: string) =>
      tell(
        () => skipWork(id(), ids, reason, words),
        (n) => t('worklist.skippedSome', { n: count(n) }, n),
      ),
    called: (delivery: number, outcome: string, words: string) =>
      tell(
        () => tellCall(id(), delivery, outcome, words),
        () => t('worklist.called'),
      ),
    /** Takes messages in hand; those that may not go any more are left out and told. */
    handOut: (ids: number[]) =>
      act(async () => {
        const told = await handOut(id(), ids);
        await fresh();
        if (told.settled) toast.show({ text: settled(told.settled) });
        return told.ids;
      }),
    putBack: (ids: number[]) =>
      act(async () => {
        await takeBack(id(), ids, 0);
        await fresh();
      }),
    undo: () =>
      act(async () => {
        const last = said.value.at(-1);
        if (!last) return;
        await takeBack(id(), last.ids, last.operation);
        said.value = said.value.slice(0, -1);
        chosen.value = last.ids[0] ?? 0;
        await fresh();
        toast.show({ text: t('worklist.undone', { n: count(last.ids.length) }, last.ids.length) });
      }),
    /** The clipboard is only ours in the moment of a key or a click: it goes first. */
    copy: (text: string, words: string) =>
      act(async () => {
        await navigator.clipboard.writeText(text);
        toast.show({ text: words });
      }),
    select: async () => {
      const selection = await selectWork(id());
      await fresh();
      return selection;
    },
  };
}
