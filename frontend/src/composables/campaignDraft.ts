// What is known of a draft without asking anybody: its steps, its moment, its waterfall.
import type {
  CampaignDraft,
  CampaignFinding,
  CampaignPlan,
  CampaignPlanning,
  CampaignReaders,
  CampaignStep,
} from '../api/types';

export const STEPS = ['audience', 'message', 'sending'] as const;
export type Step = (typeof STEPS)[number];

/** What a new campaign has, as crm.DefaultPlan. */
export const NEW_PLAN: CampaignPlanning = {
  holdOut: 10,
  when: 'now',
  moment: '',
  zone: 'shop',
  batch: 0,
  every: 0,
  decide: 'sending',
  late: 'ask',
  hours: 12,
  priority: 0,
  from: 0,
  to: 0,
  price: 0,
  footer: '',
};

/** How many pictures go with a message, as crm.MaxMessagePictures. */
export const MOST_PICTURES = 9;

/** For how long a message makes sense that nobody said anything about: what is done by hand takes days. */
const HOURS_BY_HAND = 14 * 24;

/** The hours of a plan when a channel of a class is chosen; what the owner set stays. */
export function hoursFor(of: string | undefined, hours: number): number {
  const byHand = of === 'assisted' || of === 'manual';
  if (hours === NEW_PLAN.hours || hours === HOURS_BY_HAND) return byHand ? HOURS_BY_HAND : NEW_PLAN.hours;
  return hours;
}

/** A price is kept in ten-thousandths of the shop's currency. */
const PARTS_OF_PRICE = 10_000;

export const priceText = (price: number): string => (price ? String(price / PARTS_OF_PRICE) : '');

/** What a typed price means, also while it is half typed (0.); undefined where it is no price. */
export function readPrice(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/^[¥￥$]/, '')
    .replace(/[,，。]/, '.');
  if (plain === '') return 0;
  return /^\d*\.?\d*$/.test(plain) ? Math.round(Number(plain === '.' ? 0 : plain) * PARTS_OF_PRICE) : undefined;
}

/** The times of day most people look; the evening one comes before text messages have to rest. */
export const PEAKS = [
  { key: 'morning', clock: '08:30' },
  { key: 'noon', clock: '12:00' },
  { key: 'evening', clock: '20:30' },
] as const;

/** Whether a step is done, so far as one can tell without the others. */
export function done(draft: CampaignDraft, step: Step, plan: CampaignPlan | undefined): boolean {
  switch (step) {
    case 'audience':
      return draft.rule !== '' || draft.after !== 0;
    case 'message':
      return draft.channelId !== 0 && draft.variants.every((v) => v.text.trim() !== '') && !stops(plan);
    case 'sending':
      return false; // what is done here has been sent
  }
}

export const stops = (plan: CampaignPlan | undefined): boolean => plan?.findings.some((f) => f.stops) ?? false;

/** The next day's peak on somebody's clock: today while it is still ahead by more than a quarter of an hour. */
export function nextPeak(clock: string, today: string, now: string): string {
  if (clock > now) return `${today}T${clock}`;
  const next = new Date(`${today}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return `${next.toISOString().slice(0, 10)}T${clock}`;
}

/** Clocks that show the same at the same moment are one, by the name of the one most live by. */
export function clocksAlike(
  clocks: readonly CampaignReaders[],
  shown: (at: number, zone: string) => string,
): CampaignReaders[] {
  const alike = new Map<string, CampaignReaders>();
  for (const c of clocks) {
    const key = `${c.at} ${shown(c.at, c.of)}`;
    const met = alike.get(key);
    alike.set(key, met ? { ...met, people: met.people + c.people } : c);
  }
  return [...alike.values()];
}

/** Whoever is written to later than the campaign begins, because nobody is at that hour where they are: how many, from when on. */
export const resting = (plan: Pick<CampaignPlan, 'resting'>): { people: number; from: number } => ({
  people: plan.resting.reduce((sum, r) => sum + r.people, 0),
  from: plan.resting[0]?.at ?? 0,
});

/** How many of an audience get nothing, and the steps that took some. */
export const leftOut = (steps: readonly CampaignStep[]): { people: number; steps: CampaignStep[] } => ({
  people: steps.reduce((sum, s) => sum + s.people, 0),
  steps: steps.filter((s) => s.people > 0),
});

export interface Fall {
  reason: string;
  people: number;
  /** Where the bar begins and how long it is, as parts of the audience. */
  left: number;
  width: number;
}

/** The steps as bars: each falls out where those before it ended. Steps that take nobody are left out. */
export function falls(audience: number, steps: readonly CampaignStep[]): Fall[] {
  let rest = audience;
  return steps
    .filter((s) => s.people > 0)
    .map((s) => {
      rest -= s.people;
      return { ...s, left: audience ? rest / audience : 0, width: audience ? s.people / audience : 0 };
    });
}

/** What is not written yet is no fault before one comes to send it. */
const UNWRITTEN = ['campaign.noChannel', 'campaign.message.empty', 'campaign.message.noSubject'];

/** What there is to look at in a step: what is still missing is told where it stands in the way. */
export const toLookAt = (plan: CampaignPlan, step: Step): CampaignFinding[] =>
  plan.findings.filter((f) => step === 'sending' || !UNWRITTEN.includes(f.key));

/** Where a finding is mended. */
export const stepOf = (finding: Pick<CampaignFinding, 'part'>): Step =>
  finding.part === 'plan' ? 'sending' : 'message';

/** A line of text that can be inserted: {{姓名|朋友}}. */
export const placeOf = (word: string, instead: string): string => `{{${word}${instead ? `|${instead}` : ''}}}`;

/**
 * An approved text as a draft: who is called by name is, and each other variable becomes a place that has to be filled in before
 * the message can go.
 */
export const asDraft = (approved: string, name: string): string =>
  approved.replaceAll(/\$\{(\w+)\}|\{(\d+)\}/g, (_, word?: string, n?: string) =>
    word && /name|姓名|xingming/i.test(word) ? name : placeOf(word ?? n ?? '', ''),
  );

/** Puts a text where the cursor stands, and answers where it stands then. */
export function insertAt(text: string, piece: string, from: number, to: number): { text: string; at: number } {
  return { text: text.slice(0, from) + piece + text.slice(to), at: from + piece.length };
}
