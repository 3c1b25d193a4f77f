import * as Fields from '../../wailsjs/go/bind/Fields';
import { call } from './call';
import type { CustomField, Operation } from './types';

export const fetchCustomFields = (): Promise<CustomField[]> => call(() => Fields.All());
export const createField = (name: string, type: string): Promise<CustomField> => call(() => Fields.Create(name, type));
export const renameField = (id: number, name: string): Promise<Operation> => call(() => Fields.Rename(id, name));
export const deleteField = (id: number): Promise<Operation> => call(() => Fields.Delete(id));
/** Writes a value as it was typed; an empty one takes it away. */
export const setField = (customer: number, field: number, text: string): Promise<Operation> =>
  call(() => Fields.Set(customer, field, text));
