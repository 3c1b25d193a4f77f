import * as Reach from '../../wailsjs/go/bind/Reach';
import { call } from './call';
import type { CallList, LabelSheet, Operation } from './types';

export const writeLabels = (selection: string, grid: string): Promise<LabelSheet> =>
  call(() => Reach.Labels(selection, grid));
export const fetchCalls = (selection: string): Promise<CallList> => call(() => Reach.Calls(selection));
/** Writes down how a call ended, as a note; who wants no more calls is kept so. */
export const logCall = (id: number, outcome: string, said: string): Promise<Operation> =>
  call(() => Reach.Called(id, outcome, said));
