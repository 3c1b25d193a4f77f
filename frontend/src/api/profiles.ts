import * as Profiles from '../../wailsjs/go/bind/Profiles';
import { call } from './call';
import type {
  Address,
  ContactRef,
  CustomerDetails,
  EntryPlace,
  Identity,
  Operation,
  ShopShare,
  Timeline,
  TimelineAsk,
} from './types';

export const fetchDetails = (id: number): Promise<CustomerDetails> => call(() => Profiles.Details(id));
export const fetchShare = (id: number): Promise<ShopShare> => call(() => Profiles.Share(id));
export const fetchTimeline = (q: TimelineAsk, after: EntryPlace | undefined): Promise<Timeline> =>
  call(() => Profiles.Timeline({ ...q, ...(after && { after }) }));
export const addContact = (id: number, contact: Identity): Promise<Operation> =>
  call(() => Profiles.AddContact(id, contact));
export const removeContact = (ref: ContactRef): Promise<Operation> => call(() => Profiles.RemoveContact(ref));
export const makePrimary = (ref: ContactRef): Promise<Operation> => call(() => Profiles.MakePrimary(ref));
export const saveAddress = (a: Address): Promise<Operation> => call(() => Profiles.SaveAddress(a));
export const deleteAddress = (id: number): Promise<Operation> => call(() => Profiles.DeleteAddress(id));
export const makeMainAddress = (id: number): Promise<Operation> => call(() => Profiles.MakeMainAddress(id));
/** For good: nothing takes it back. */
export const eraseCustomer = (id: number): Promise<Operation> => call(() => Profiles.Erase(id));
/** The path of the folder with all that is known of them, or "" when the owner closed the dialog. */
export const disclose = (id: number): Promise<string> => call(() => Profiles.Disclose(id));
/** The owner's word on a channel; a yes needs what speaks for it. */
export const setConsent = (id: number, channel: string, granted: boolean, evidence: string): Promise<Operation> =>
  call(() => Profiles.SetConsent(id, channel, granted, evidence));
/** The owner's word that nobody is reached at their number or mail address, or that somebody is after all. */
export const setDead = (id: number, channel: string, dead: boolean): Promise<Operation> =>
  call(() => Profiles.SetDead(id, channel, dead));
