import { useText } from './useText';

/** Where a message stands, and why, in words. */
export function useDeliveryText() {
  const { t, say } = useText();

  const stateText = (state: string): string => say(`delivery.state.${state}`) ?? state;
  /** Why it is so; what the other side said stands behind. */
  const reasonText = (reason: string, code: string): string =>
    [reason && (say(`delivery.reason.${reason}`) ?? reason), code].filter(Boolean).join(' ');
  const deliveryText = (state: string, reason: string): string =>
    [stateText(state), reasonText(reason, '')].filter(Boolean).join(t('order.comma'));

  return { deliveryText, stateText, reasonText };
}
