import * as Views from '../../wailsjs/go/bind/Views';
import { call } from './call';
import type { Operation, SavedView, View } from './types';

export const fetchViews = (): Promise<View[]> => call(() => Views.All());
export const createView = (name: string, query: string, columns: View['columns']): Promise<SavedView> =>
  call(() => Views.Create(name, query, columns));
/** Like a new name, refused where the view was changed since it was seen. */
export const editView = (seen: View, query: string, columns: View['columns']): Promise<Operation> =>
  call(() => Views.Edit(seen.id, seen.changedAt, query, columns));
export const renameView = (seen: View, name: string): Promise<Operation> =>
  call(() => Views.Rename(seen.id, seen.changedAt, name));
export const deleteView = (id: number): Promise<Operation> => call(() => Views.Delete(id));
