import * as Sources from '../../wailsjs/go/bind/Sources';
import { call } from './call';
import type { Operation, Source, SourceChange, SourceEdit, SourceReport } from './types';

export const fetchSources = (): Promise<Source[]> => call(() => Sources.All());
export const fetchSourceReport = (lastDays: number, language: string): Promise<SourceReport> =>
  call(() => Sources.Report(lastDays, language));
export const fetchSourceHistory = (customerId: number): Promise<SourceChange[]> =>
  call(() => Sources.History(customerId));
export const editSource = (id: number, e: SourceEdit): Promise<Operation> => call(() => Sources.Edit(id, e));
export const mergeSources = (into: number, from: number): Promise<Operation> => call(() => Sources.Merge(into, from));
export const setSource = (name: string, selection: string): Promise<Operation> =>
  call(() => Sources.Set(name, selection));
