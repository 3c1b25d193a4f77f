import * as Journal from '../../wailsjs/go/bind/Journal';
import { call } from './call';
import type { JournalFilter, Operation, UndoReport } from './types';

/** Operations of a full page; a shorter one is the last. */
export const JOURNAL_PAGE = 100;

/** Operations older than the one named, newest first; 0 starts at the newest. */
export const fetchOperations = (filter: JournalFilter, before: number): Promise<Operation[]> =>
  call(() => Journal.Page(filter, before));
export const countOperations = (filter: JournalFilter): Promise<number> => call(() => Journal.Count(filter));
export const fetchOperation = (id: number): Promise<Operation> => call(() => Journal.One(id));
export const previewUndo = (id: number): Promise<UndoReport> => call(() => Journal.Preview(id));
export const undoOperation = (id: number): Promise<UndoReport> => call(() => Journal.Undo(id));
/** The newest undo that can be taken back, or null once something else was done. */
export const fetchLatestUndone = (): Promise<Operation | null> => call(() => Journal.LatestUndone());
/** Several imports at once, as one; what one changed of another is no conflict then. */
export const previewUndoAll = (ids: number[]): Promise<UndoReport> => call(() => Journal.PreviewAll(ids));
export const undoAll = (ids: number[]): Promise<UndoReport> => call(() => Journal.UndoAll(ids));
/** The newest operation that can be taken back, or null. */
export const fetchLatest = (): Promise<Operation | null> => call(() => Journal.Latest());
