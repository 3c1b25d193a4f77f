import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue';

import { toAppError, type AppError } from '../api/call';
import {
  cancelCampaign,
  fetchCampaign,
  pauseCampaign,
  planCampaign,
  previewCampaign,
  resumeCampaign,
  saveCampaign,
  startCampaign,
} from '../api/campaigns';
import { keys } from '../api/keys';
import type { CampaignDraft, CampaignPlan } from '../api/types';
import { useAct } from './useAct';
import { watched } from './useCampaigns';

/** How long the hands rest before a draft is saved, and how long it waits for them to: whatever ends the program takes no more. */
const PAUSE = 300;
const LONGEST = 1_000;

/** One campaign: a draft that is saved as it is written, or one that is on its way. */
export function useCampaign(id: () => number) {
  const client = useQueryClient();
  const { act, busy } = useAct();
  const query = useQuery({
    queryKey: computed(() => keys.campaign(id())),
    queryFn: () => fetchCampaign(id()),
    retry: false,
    refetchInterval: (q) => watched(q.state.data ? [q.state.data.row] : []),
  });
  const draft = ref<CampaignDraft>();
  const saved = ref('');
  const savedAt = ref(0);
  const problem = ref<AppError>();
  const written = computed(() => (draft.value ? JSON.stringify(draft.value) : ''));
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when something is written that is not kept; 0 where all is. */
  let unsavedSince = 0;
  let saving: Promise<void> | undefined;

  // What the shop has replaces what stands here, unless something was typed since: an undo shows at once.
  watch(
    () => query.data.value?.draft,
    (next) => {
      if (!next || (draft.value?.id === next.id && written.value !== saved.value)) return;
      draft.value = JSON.parse(JSON.stringify(next)) as CampaignDraft;
      saved.value = written.value;
      savedAt.value ||= query.data.value?.row.changedAt ?? 0;
    },
    { immediate: true },
  );

  /** Saves what was typed, one save after the other, and answers when all of it is kept. */
  async function save(): Promise<void> {
    clearTimeout(timer);
    if (saving) await saving;
    unsavedSince = 0;
    const text = written.value;
    if (!draft.value || text === saved.value) return;
    saving = (async () => {
      try {
        await saveCampaign(JSON.parse(text) as CampaignDraft);
        saved.value = text;
        savedAt.value = Date.now();
        problem.value = undefined;
      } catch (reason) {
        problem.value = toAppError(reason);
      }
    })();
    await saving;
    saving = undefined;
  }
  watch(written, (text) => {
    clearTimeout(timer);
    if (text === saved.value || query.data.value?.row.state !== 'draft') return;
    unsavedSince ||= Date.now();
    timer = setTimeout(() => void save(), Math.max(0, Math.min(PAUSE, unsavedSince + LONGEST - Date.now())));
  });
  onBeforeUnmount(() => void save());

  const isDraft = computed(() => query.data.value?.row.state === 'draft');
  /** Whom it goes to is worked out until it is decided. */
  const undecided = computed(() => {
    const row = query.data.value?.row;
    return isDraft.value || (!!row && !row.audience && ['scheduled', 'paused'].includes(row.state));
  });
  const chosen = computed(() => draft.value !== undefined && (draft.value.rule !== '' || draft.value.after !== 0));
  const planned = useQuery({
    queryKey: computed(() => keys.campaignPlan(id(), saved.value)),
    queryFn: () => planCampaign(id()),
    enabled: computed(() => undecided.value && chosen.value),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  });
  /** What was worked out last stays in sight while something cannot be. */
  const plan = shallowRef<CampaignPlan>();
  watch(planned.data, (next) => next && (plan.value = next), { immediate: true });
  /** The plan that shows is of what stood here before. One that is only looked at again still holds. */
  const planning = computed(() => planned.isPlaceholderData.value || written.value !== saved.value);
  const nth = ref(0);
  const language = ref('');
  watch(language, () => (nth.value = 0));
  const preview = useQuery({
    queryKey: computed(() => keys.campaignPreview(id(), nth.value, language.value, saved.value)),
    queryFn: () => previewCampaign(id(), nth.value, language.value),
    enabled: computed(() => planned.isSuccess.value && (planned.data.value?.sending ?? 0) > 0),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  });
  const refusal = computed(() => {
    const error = problem.value ?? (planned.error.value ? toAppError(planned.error.value) : undefined);
    return error?.cancelled ? undefined : error;
  });

  async function after<T>(what: () => Promise<T>): Promise<T | undefined> {
    const out = await act(what);
    await client.invalidateQueries({ queryKey: keys.campaigns });
    return out;
  }

  return {
    query,
    draft,
    savedAt,
    isDraft,
    undecided,
    plan: computed(() => (chosen.value && undecided.value ? plan.value : undefined)),
    planning,
    refusal,
    preview: computed(() => preview.data.value),
    nth,
    language,
    busy,
    save,
    start: (seal: string, typed: number) => after(() => startCampaign(id(), seal, typed)),
    pause: () => after(() => pauseCampaign(id())),
    resume: () => after(() => resumeCampaign(id())),
    cancel: () => after(() => cancelCampaign(id())),
  };
}
