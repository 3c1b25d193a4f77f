import * as Notes from '../../wailsjs/go/bind/Notes';
import { call } from './call';
import type { NoteDraft, Operation } from './types';

export const addNote = (customerId: number, draft: NoteDraft): Promise<Operation> =>
  call(() => Notes.Add(customerId, draft));
export const editNote = (id: number, draft: NoteDraft): Promise<Operation> => call(() => Notes.Edit(id, draft));
export const deleteNote = (id: number): Promise<Operation> => call(() => Notes.Delete(id));
