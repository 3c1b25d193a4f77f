import * as Tags from '../../wailsjs/go/bind/Tags';
import { call } from './call';
import type { Operation, Tag, TagDraft, TagPage, TagReport } from './types';

export const fetchTags = (): Promise<Tag[]> => call(() => Tags.All());
export const fetchTagReport = (): Promise<TagReport> => call(() => Tags.Report());
export const createTag = (draft: TagDraft): Promise<Tag> => call(() => Tags.Create(draft));
/** Refused where the tag is no longer what was seen. */
export const editTag = (tagId: number, draft: TagDraft, seen: TagDraft): Promise<Operation> =>
  call(() => Tags.Edit(tagId, draft, seen));
/** Moves a tag into a group, before another tag of it or, for 0, to its end. */
export const placeTag = (tagId: number, group: string, before: number): Promise<Operation> =>
  call(() => Tags.Place(tagId, group, before));
export const mergeTags = (into: number, from: number): Promise<Operation> => call(() => Tags.Merge(into, from));
export const addTag = (tagId: number, selection: string): Promise<Operation> => call(() => Tags.Add(tagId, selection));
export const removeTag = (tagId: number, selection: string): Promise<Operation> =>
  call(() => Tags.Remove(tagId, selection));
export const deleteTag = (tagId: number): Promise<Operation> => call(() => Tags.Delete(tagId));
export const fetchTag = (tagId: number): Promise<TagPage> => call(() => Tags.Get(tagId));
/** Another rule, or none for "": whoever carries the tag then stays. */
export const setTagRule = (tagId: number, rule: string): Promise<Operation> => call(() => Tags.SetRule(tagId, rule));
export const exceptFromTag = (tagId: number, customers: number[], how: TagException): Promise<Operation> =>
  call(() => Tags.Except(tagId, customers, how));
/** Gives a right to the discount of a tag, or takes it. */
export const entitle = (tagId: number, selection: string, entitled: boolean): Promise<Operation> =>
  call(() => Tags.Entitle(tagId, selection, entitled));

/** Always or never in a tag that has a rule, or as the rule says. */
export type TagException = 'always' | 'never' | 'rule';
