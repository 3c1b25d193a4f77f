import * as Identities from '../../wailsjs/go/bind/Identities';
import { call } from './call';
import type { CandidateQueue, Comparison, MergeRequest, Operation, SplitRequest, SplitResult } from './types';

export const fetchQueue = (): Promise<CandidateQueue> => call(() => Identities.Queue());
export const searchDoubles = (): Promise<string> => call(() => Identities.Search());
export const compareCustomers = (ids: number[], into: number): Promise<Comparison> =>
  call(() => Identities.Compare(ids, into));
export const mergeCustomers = (r: MergeRequest): Promise<Operation> => call(() => Identities.Merge(r));
export const keepApart = (ids: number[]): Promise<Operation> => call(() => Identities.Apart(ids));
export const putOff = (ids: number[]): Promise<Operation> => call(() => Identities.Later(ids));
export const splitCustomer = (r: SplitRequest): Promise<SplitResult> => call(() => Identities.Split(r));
