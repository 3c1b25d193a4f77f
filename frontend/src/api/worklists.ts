import * as Worklists from '../../wailsjs/go/bind/Worklists';
import { call } from './call';
import type { Selection, WorkTold, WorkToDo, Worklist } from './types';

/** The campaigns that something is to be done for by hand. */
export const fetchWork = (): Promise<WorkToDo[]> => call(() => Worklists.All());
export const fetchWorklist = (campaign: number): Promise<Worklist> => call(() => Worklists.List(campaign));
/** Gives messages to the owner: from now on they count as if they went. */
export const handOut = (campaign: number, ids: number[]): Promise<WorkTold> =>
  call(() => Worklists.HandOut(campaign, ids));
export const markDone = (campaign: number, ids: number[]): Promise<WorkTold> =>
  call(() => Worklists.Done(campaign, ids));
export const skipWork = (campaign: number, ids: number[], reason: string, said: string): Promise<WorkTold> =>
  call(() => Worklists.Skip(campaign, ids, reason, said));
export const tellCall = (campaign: number, id: number, outcome: string, said: string): Promise<WorkTold> =>
  call(() => Worklists.Called(campaign, id, outcome, said));
/** Forgets what was said of messages; `operation` is what that changed besides, or 0. */
export const takeBack = (campaign: number, ids: number[], operation: number): Promise<WorkTold> =>
  call(() => Worklists.Back(campaign, ids, operation));
/** Hands everybody on the list out and answers who that is, for labels. */
export const selectWork = (campaign: number): Promise<Selection> => call(() => Worklists.Selection(campaign));
