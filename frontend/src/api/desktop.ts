import * as Desktop from '../../wailsjs/go/bind/Desktop';
import { call } from './call';
import type { Preferences } from './types';

export const fetchPreferences = (): Promise<Preferences> => call(() => Desktop.Preferences());
export const savePreferences = (p: Preferences): Promise<Preferences> => call(() => Desktop.SavePreferences(p));
/** Tells Go which language the page speaks, for the files that Go writes. */
export const speak = (language: string): Promise<boolean> => call(() => Desktop.Speak(language));
export const showInFolder = (path: string): Promise<boolean> => call(() => Desktop.ShowInFolder(path));
/** Opens a link of a note in the browser, the mail or the telephone program of the computer. */
export const openLink = (address: string): Promise<boolean> => call(() => Desktop.OpenLink(address));
/** Closes the window, whatever is going on. */
export const leave = (): Promise<boolean> => call(() => Desktop.Leave());
/** The address of the list that was looked at last in the shop that is open. */
export const fetchLastList = (): Promise<string> => call(() => Desktop.LastList());
export const keepList = (address: string): Promise<boolean> => call(() => Desktop.KeepList(address));
/** Writes a failure of the page itself into the log. Its own failure has nowhere to go. */
export async function logFailure(reference: string, message: string): Promise<void> {
  await call(() => Desktop.Log(reference, message)).catch(() => false);
}
