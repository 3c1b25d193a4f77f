import { useQuery } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { useRouter } from 'vue-router';

import { freezeIDs } from '../api/customers';
import { deleteRequest, fetchFeedback, fetchRequests, fetchSaid, moveRequest } from '../api/feedback';
import { keys } from '../api/keys';
import type { FeedbackGroup, FeedbackSaid, Operation, QualityRequest } from '../api/types';
import { useToast } from '../stores/toast';
import { useAct } from './useAct';
import { useFormat } from './useFormat';
import { useOperation } from './useOperation';
import { useText } from './useText';

export const useFeedback = () => useQuery({ queryKey: keys.feedback, queryFn: fetchFeedback });
export const useRequests = () => useQuery({ queryKey: keys.requests, queryFn: fetchRequests });

export const useSaid = (group: Ref<{ product: string; batch: string } | undefined>) =>
  useQuery({
    queryKey: computed(() => keys.said(group.value?.product ?? '', group.value?.batch ?? '')),
    queryFn: () => fetchSaid(group.value?.product ?? '', group.value?.batch ?? ''),
    enabled: computed(() => group.value !== undefined),
  });

/** Each person once, by what they said last: to be told one by one. */
export const peopleOf = (said: readonly FeedbackSaid[]): FeedbackSaid[] =>
  said.filter((s, i) => said.findIndex((other) => other.customerId === s.customerId) === i);

/** One name a line. */
export const namesOf = (said: readonly FeedbackSaid[]): string[] => peopleOf(said).map((s) => s.customer);

/** Moving quality requests on, and telling of every change with its undo. */
export function useRequestActs() {
  const { act, busy } = useAct();
  const toast = useToast();
  const router = useRouter();
  const { sentence } = useOperation();
  const tell = (o: Operation): void =>
    void (o.id && toast.show({ text: sentence(o), ...(o.undoable && { undo: o.id }) }));
  const change = (what: () => Promise<Operation>): Promise<boolean | undefined> =>
    act(async () => {
      tell(await what());
      return true;
    });
  return {
    busy,
    tell,
    move: (q: QualityRequest, state: string, answer = '') => change(() => moveRequest(q.id, state, answer)),
    remove: (q: QualityRequest) => change(() => deleteRequest(q.id)),
    /** Opens the list to call them by. */
    call: (people: readonly FeedbackSaid[]) =>
      act(async () => {
        const { id } = await freezeIDs(people.map((p) => p.customerId));
        await router.push({ name: 'calls', params: { selection: id } });
      }),
    copy: (text: string, done: string) =>
      act(async () => {
        await navigator.clipboard.writeText(text);
        toast.show({ text: done });
      }),
  };
}

/** A quality request as the text that is sent to the maker. */
export function useRequestText() {
  const { t } = useText();
  const { count, date } = useFormat();
  return (q: QualityRequest): string =>
    [
      t('quality.docProduct', { product: q.product }),
      q.batch && t('quality.docBatch', { batch: q.batch }),
      q.buyers
        ? t('quality.docOf', { people: count(q.people), buyers: count(q.buyers) })
        : t('quality.docPeople', { people: count(q.people) }),
      t('quality.docProblem', { text: q.problem }),
      q.quotes && t('quality.docQuotes'),
      ...q.quotes
        .split('\n')
        .filter(Boolean)
        .map((line) => `- ${line}`),
      q.wish && t('quality.docWish', { text: q.wish }),
      t('quality.docDate', { date: date(q.changedAt) }),
    ]
      .filter(Boolean)
      .join('\n');
}

/** What a comparison says, in words and tone; undefined until the batch's first day is known. */
export function useVerdict() {
  const { t } = useText();
  const WORDS = { spike: 'feedback.spike', usual: 'feedback.usual', unclear: 'feedback.unclear' } as const;
  return (g: FeedbackGroup) => ({
    text: t(WORDS[g.verdict as keyof typeof WORDS] ?? 'feedback.noSince'),
    tone: g.verdict === 'spike' ? ('warn' as const) : ('plain' as const),
  });
}
