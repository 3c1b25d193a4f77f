import type { Consent } from '../api/types';
import { useText } from './useText';

/** What a customer agreed to, in words; evidence is the owner's own or the file it came from. */
export function useConsentText() {
  const { t, say } = useText();

  /** A channel, or its service messages, which are agreed to on their own. */
  function channelName(consent: string): string {
    const channel = consent.replace(/^service:/, '');
    const name = say(`channel.${channel}`) ?? channel;
    return channel === consent ? name : t('consent.service', { channel: name });
  }
  const consentText = (c: Pick<Consent, 'channel' | 'granted'>): string =>
    t(c.granted ? 'consent.granted' : 'consent.refused', { channel: channelName(c.channel) });
  const evidenceText = (c: Consent): string => {
    if (c.byHand) return c.evidence ? t('consent.byHand', { text: c.evidence }) : t('consent.byHandOnly');
    if (c.evidence === 'sample') return t('consent.bySample');
    const format = say(`format.${c.evidence}`);
    return format ? t('consent.byFile', { format }) : t('consent.byImport');
  };

  return { channelName, consentText, evidenceText };
}
