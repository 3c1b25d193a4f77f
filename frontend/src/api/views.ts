import * as Views from '../../wailsjs/go/bind/Views';
import { call } from './call';
import type { Operation, SavedView, View } from './types';

export const fetchViews = (): Promise<View[]> => call(() => Views.All());
export const createView = (name: string, query: string, columns: View['columns']): Promise<SavedView> =>
  call(() => Views.Create(name, query, columns));
export const editView = (id: number, query: string, columns: View['columns']): Promise<Operation> =>
  call(() => Views.Edit(id, query, columns));
export const renameView = (id: number, name: string): Promise<Operation> => call(() => Views.Rename(id, name));
export const deleteView = (id: number): Promise<Operation> => call(() => Views.Delete(id));
