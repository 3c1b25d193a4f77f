import * as Bulk from '../../wailsjs/go/bind/Bulk';
import { call } from './call';
import type { NoteDraft, Operation, Segment, Selection } from './types';

/** Which of some customers are in a frozen set. */
export const fetchAmong = (selection: string, ids: number[]): Promise<number[]> =>
  call(() => Bulk.Among(selection, ids));
/** The frozen set with some customers more and some fewer, as another one. */
export const reselect = (selection: string, more: number[], fewer: number[]): Promise<Selection> =>
  call(() => Bulk.Reselect(selection, more, fewer));

// Each is one operation; it has no id where nobody was left to change.
export const setLevel = (selection: string, level: number): Promise<Operation> =>
  call(() => Bulk.SetLevel(selection, level));
export const setBlocked = (selection: string, blocked: boolean): Promise<Operation> =>
  call(() => Bulk.SetBlocked(selection, blocked));
export const fillField = (selection: string, field: number, text: string): Promise<Operation> =>
  call(() => Bulk.FillField(selection, field, text));
export const noteMany = (selection: string, draft: NoteDraft): Promise<Operation> =>
  call(() => Bulk.Note(selection, draft));
export const moveTag = (selection: string, from: number, to: number): Promise<Operation> =>
  call(() => Bulk.MoveTag(selection, from, to));
export const copyTag = (selection: string, from: number, to: number): Promise<Operation> =>
  call(() => Bulk.CopyTag(selection, from, to));
export const deleteMany = (selection: string): Promise<Operation> => call(() => Bulk.Delete(selection));
/** Keeps the people under a name. */
export const saveAsSegment = (selection: string, name: string): Promise<Segment> =>
  call(() => Bulk.SaveSegment(selection, name));
