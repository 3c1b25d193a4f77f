import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useRouter } from 'vue-router';

import { copyCampaign, deleteCampaign, fetchCampaignChoices, fetchCampaigns, saveCampaign } from '../api/campaigns';
import { keys } from '../api/keys';
import type { CampaignDraft, CampaignRow } from '../api/types';
import { useToast } from '../stores/toast';
import { hoursFor, NEW_PLAN } from './campaignDraft';
import { useAct } from './useAct';
import { useFormat } from './useFormat';
import { useOperation } from './useOperation';
import { useText } from './useText';

/** How often what is on its way is looked at again, besides when the sender says that something became of it. */
const WATCHED = 5000;

const moves = (row: Pick<CampaignRow, 'state'>): boolean => row.state === 'sending' || row.state === 'scheduled';

/** How often to look again at a campaign, or at several. */
export const watched = (rows: Pick<CampaignRow, 'state'>[]): number | false => (rows.some(moves) ? WATCHED : false);

/** The channels and fields a campaign can choose from. */
export function useCampaignChoices() {
  const { locale } = useText();
  const query = useQuery({
    queryKey: computed(() => keys.campaignChoices(locale.value)),
    queryFn: fetchCampaignChoices,
  });
  return { choices: computed(() => query.data.value), channels: computed(() => query.data.value?.channels ?? []) };
}

/** The campaigns, and what can be done with one of them in the list. */
export function useCampaigns() {
  const { t, locale } = useText();
  const { date } = useFormat();
  const router = useRouter();
  const { act, busy } = useAct();
  const toast = useToast();
  const { sentence } = useOperation();
  const query = useQuery({
    queryKey: keys.campaignList,
    queryFn: fetchCampaigns,
    refetchInterval: (q) => watched(q.state.data ?? []),
  });
  const { channels } = useCampaignChoices();

  const open = (id: number | undefined): void => void (id && router.push({ name: 'campaign', params: { id } }));

  /** A new draft is there from its first moment, so that nothing typed is lost. */
  async function begin(draft: Partial<CampaignDraft> = {}): Promise<void> {
    const [only] = channels.value.length === 1 ? channels.value : [];
    open(
      await act(() =>
        saveCampaign({
          id: 0,
          name: t('campaign.unnamed', { date: date(Date.now()) }),
          channelId: only?.id ?? 0,
          purpose: 'marketing',
          rule: '',
          after: 0,
          variants: [{ language: locale.value, subject: '', text: '', html: '' }],
          pictures: [],
          plan: { ...NEW_PLAN, hours: hoursFor(only?.class, NEW_PLAN.hours) },
          ...draft,
        }),
      ),
    );
  }

  const copy = async (row: Pick<CampaignRow, 'id' | 'name'>, follow: boolean): Promise<void> =>
    open(
      await act(() =>
        copyCampaign(row.id, t(follow ? 'campaign.followName' : 'campaign.copyName', { name: row.name }), follow),
      ),
    );

  async function remove(row: Pick<CampaignRow, 'id'>): Promise<void> {
    await act(async () => {
      const op = await deleteCampaign(row.id);
      toast.show({ text: sentence(op), undo: op.id });
    });
  }

  return { query, rows: computed(() => query.data.value ?? []), begin, copy, remove, busy };
}
