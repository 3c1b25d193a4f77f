import * as Notes from '../../wailsjs/go/bind/Notes';
import { call } from './call';
import type { Operation } from './types';

export const addNote = (customerId: number, text: string): Promise<Operation> =>
  call(() => Notes.Add(customerId, text));
export const editNote = (id: number, text: string, pinned: boolean): Promise<Operation> =>
  call(() => Notes.Edit(id, text, pinned));
export const deleteNote = (id: number): Promise<Operation> => call(() => Notes.Delete(id));
