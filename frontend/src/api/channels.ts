import * as Channels from '../../wailsjs/go/bind/Channels';
import { call } from './call';
import type { Channel, ChannelDraft, ChannelKinds, Keyring, Operation } from './types';

export const fetchChannelKinds = (): Promise<ChannelKinds> => call(() => Channels.Kinds());
export const fetchChannels = (): Promise<Channel[]> => call(() => Channels.All());
export const addChannel = (d: ChannelDraft): Promise<Channel> => call(() => Channels.Add(d));
export const editChannel = (id: number, d: ChannelDraft): Promise<Operation> => call(() => Channels.Edit(id, d));
export const removeChannel = (id: number): Promise<Operation> => call(() => Channels.Remove(id));
export const checkChannel = (id: number): Promise<boolean> => call(() => Channels.Check(id));
export const tryChannel = (id: number, to: string, subject: string, text: string): Promise<boolean> =>
  call(() => Channels.Try(id, to, subject, text));
export const wakeChannel = (id: number): Promise<boolean> => call(() => Channels.Wake(id));
export const fetchKeyring = (): Promise<Keyring> => call(() => Channels.Keyring());
export const unlockKeyring = (passphrase: string): Promise<boolean> => call(() => Channels.Unlock(passphrase));
