import { useText } from './useText';

/** Where a message stands, and why, in words. */
export function useDeliveryText() {
  const { say } = useText();

  const deliveryText = (state: string, reason: string): string =>
    [say(`delivery.state.${state}`), say(`delivery.reason.${reason}`)].filter(Boolean).join(' · ');

  return { deliveryText };
}
