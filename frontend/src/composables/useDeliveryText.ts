import { useText } from './useText';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where a message stands, and why, in words. */
export function useDeliveryText() {
  const { t, say } = useText();

  const stateText = (state: string): string => say(`delivery.state.${state}`) ?? state;
  const why = (reason: string): string => reason && (say(`delivery.reason.${reason}`) ?? reason);
  /** Why it is so, standing alone; what the other side said stands behind. */
  const reasonText = (reason: string, code: string): string => capital([why(reason), code].filter(Boolean).join(' '));
  const deliveryText = (state: string, reason: string): string =>
    [stateText(state), why(reason)].filter(Boolean).join(t('order.comma'));

  return { deliveryText, stateText, reasonText };
}
