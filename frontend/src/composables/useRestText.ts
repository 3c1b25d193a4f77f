import type { CampaignPlan } from '../api/types';
import { resting } from './campaignDraft';
import { useFormat } from './useFormat';
import { useText } from './useText';

/** Says of whom it is night, or another hour at which nobody is written to, when a campaign begins; "" of nobody. */
export function useRestText() {
  const { t } = useText();
  const { count, shortTime } = useFormat();
  function restText(plan: Pick<CampaignPlan, 'resting' | 'sending'>): string {
    const { people, from } = resting(plan);
    const when = shortTime(from);
    if (!people) return '';
    if (people === plan.sending) return t('campaign.review.restAll', { when });
    return t('campaign.review.restSome', { n: count(people), when }, people);
  }
  return { restText };
}
