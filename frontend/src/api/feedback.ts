import * as Feedback from '../../wailsjs/go/bind/Feedback';
import { call } from './call';
import type { FeedbackGroup, FeedbackSaid, Operation, QualityDraft, QualityRequest } from './types';

export const fetchFeedback = (): Promise<FeedbackGroup[]> => call(() => Feedback.Groups());
export const fetchSaid = (product: string, batch: string): Promise<FeedbackSaid[]> =>
  call(() => Feedback.Said(product, batch));
/** The first day a batch was sold; "" takes it back. */
export const setBatch = (product: string, batch: string, date: string): Promise<Operation> =>
  call(() => Feedback.SetBatch(product, batch, date));
export const fetchRequests = (): Promise<QualityRequest[]> => call(() => Feedback.Requests());
export const addRequest = (d: QualityDraft): Promise<Operation> => call(() => Feedback.AddRequest(d));
export const editRequest = (id: number, d: QualityDraft): Promise<Operation> => call(() => Feedback.EditRequest(id, d));
export const moveRequest = (id: number, state: string, answer: string): Promise<Operation> =>
  call(() => Feedback.MoveRequest(id, state, answer));
export const deleteRequest = (id: number): Promise<Operation> => call(() => Feedback.DeleteRequest(id));
