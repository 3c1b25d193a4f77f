import { useText } from './useText';

/** Why somebody of an audience gets nothing, in the words of the channel where it has its own. */
export function useSkipText() {
  const { say } = useText();
  const skipText = (reason: string, medium: string, holdOut: number): string =>
    say(`campaign.skip.${reason}.${medium}`) ??
    say(`campaign.skip.${reason}`, { channel: say(`channel.${medium}`) ?? '', share: `${holdOut}%` }) ??
    reason;
  return { skipText };
}
