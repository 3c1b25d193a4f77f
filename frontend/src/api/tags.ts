import * as Tags from '../../wailsjs/go/bind/Tags';
import { call } from './call';
import type { Operation, Tag } from './types';

export const fetchTags = (): Promise<Tag[]> => call(() => Tags.All());
export const createTag = (name: string, color: string): Promise<Tag> => call(() => Tags.Create(name, color));
export const addTag = (tagId: number, selection: string): Promise<Operation> => call(() => Tags.Add(tagId, selection));
export const removeTag = (tagId: number, selection: string): Promise<Operation> =>
  call(() => Tags.Remove(tagId, selection));
export const deleteTag = (tagId: number): Promise<Operation> => call(() => Tags.Delete(tagId));
