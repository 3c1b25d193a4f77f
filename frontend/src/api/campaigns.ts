import * as Campaigns from '../../wailsjs/go/bind/Campaigns';
import * as Sending from '../../wailsjs/go/bind/Sending';
import { type AppError, call, toAppError } from './call';
import type {
  Campaign,
  CampaignChoices,
  CampaignDraft,
  CampaignMoment,
  CampaignPeople,
  CampaignPlan,
  CampaignPreview,
  CampaignRecipients,
  CampaignRow,
  Operation,
  SendingRules,
  SendingSettings,
} from './types';

export const fetchCampaigns = (): Promise<CampaignRow[]> => call(() => Campaigns.All());
/** Those whose moment passed while the computer slept, and whose owner is to be asked. */
export const fetchLateCampaigns = (): Promise<CampaignRow[]> => call(() => Campaigns.Late());
export const fetchCampaign = (id: number): Promise<Campaign> => call(() => Campaigns.Get(id));
export const fetchCampaignChoices = (): Promise<CampaignChoices> => call(() => Campaigns.Choices());
/** Answers the draft's id. */
export const saveCampaign = (draft: CampaignDraft): Promise<number> => call(() => Campaigns.Save(draft));
/** A copy, or with `follow` a draft for those who got it and have paid nothing since. */
export const copyCampaign = (id: number, name: string, follow: boolean): Promise<number> =>
  call(() => Campaigns.Copy(id, name, follow));
export const deleteCampaign = (id: number): Promise<Operation> => call(() => Campaigns.Delete(id));
export const planCampaign = (id: number): Promise<CampaignPlan> => call(() => Campaigns.Plan(id));
/** As the n-th of those who get it reads it: of all, or of those who read a language. */
export const previewCampaign = (id: number, n: number, language: string): Promise<CampaignPreview> =>
  call(() => Campaigns.Preview(id, n, language));
export const fetchCampaignPeople = (id: number, reason: string, after: number): Promise<CampaignPeople> =>
  call(() => Campaigns.People(id, reason, after));
/** Goes only to those and says only what the seal stands for. */
export const startCampaign = (id: number, seal: string, typed: number): Promise<Operation> =>
  call(() => Sending.Start(id, seal, typed));
/** Why nothing is sent at the moment; null while things go their way. */
export const fetchStandstill = (): Promise<AppError | null> =>
  call(() => Sending.Standstill()).then(
    () => null,
    (problem: unknown) => toAppError(problem),
  );
export const pauseCampaign = (id: number): Promise<void> => call(() => Sending.Pause(id));
export const resumeCampaign = (id: number): Promise<void> => call(() => Sending.Resume(id));
/** Answers how many messages will not go. */
export const cancelCampaign = (id: number): Promise<number> => call(() => Sending.Cancel(id));
export const fetchRecipients = (id: number, state: string, after: number): Promise<CampaignRecipients> =>
  call(() => Sending.Recipients(id, state, after));
export const fetchRecipientHistory = (delivery: number): Promise<CampaignMoment[]> =>
  call(() => Sending.History(delivery));
/** The owner's word on a message that nobody answered for: it counts as sent, or is sent `again`. */
export const resolveMessage = (delivery: number, again: boolean): Promise<boolean> =>
  call(() => Sending.Resolve(delivery, again));
/** The owner's word that a message came back: nothing goes to its address any more. */
export const bounceMessage = (delivery: number): Promise<boolean> => call(() => Sending.Bounce(delivery));
/** The owner's word that whoever got a message wants no more of its kind. */
export const optOut = (delivery: number): Promise<Operation> => call(() => Sending.OptOut(delivery));
/** What holds for all campaigns, what is usual, and which countries can have hours of their own. */
export const fetchSendingRules = (): Promise<SendingRules> => call(() => Sending.Settings());
export const saveSendingSettings = (s: SendingSettings): Promise<Operation> => call(() => Sending.SaveSettings(s));
