import * as Parcels from '../../wailsjs/go/bind/Parcels';
import { call } from './call';
import type { Operation, Slip } from './types';

/** Everybody's for 0. */
export const fetchSlips = (customerId: number): Promise<Slip[]> => call(() => Parcels.Slips(customerId));
export const addParcel = (customerId: number, order: string, contents: string): Promise<Operation> =>
  call(() => Parcels.Add(customerId, order, contents));
export const deleteParcel = (id: number): Promise<Operation> => call(() => Parcels.Delete(id));
/** The system's print dialog; every one of them can save a PDF, with the fonts that are there. */
export const printPage = (): Promise<boolean> => call(() => Parcels.Print());
