import * as Readings from '../../wailsjs/go/bind/Readings';
import { call } from './call';
import type { Reading } from './types';

export const fetchReadings = (): Promise<Reading[]> => call(() => Readings.All());
export const renameReading = (id: number, name: string): Promise<Reading[]> => call(() => Readings.Rename(id, name));
export const forgetReading = (id: number): Promise<Reading[]> => call(() => Readings.Forget(id));
/** Answers the path of the written file, or "" when the owner closed the dialog. */
export const saveReading = (id: number): Promise<string> => call(() => Readings.Save(id));
/** Remembers a mapping file for files like this one; false when the owner closed the dialog. */
export const openReading = (path: string): Promise<boolean> => call(() => Readings.Open(path));
