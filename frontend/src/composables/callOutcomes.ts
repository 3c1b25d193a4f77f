/** How a call can end, as Go names it. */
export const CALL_OUTCOMES = ['reached', 'noAnswer', 'later', 'wrong', 'stop'] as const;
export type CallEnd = (typeof CALL_OUTCOMES)[number];
