import * as Segments from '../../wailsjs/go/bind/Segments';
import { call } from './call';
import type {
  Operation,
  RuleMeasure,
  Segment,
  SegmentCount,
  SegmentHistory,
  SegmentOverlap,
  SegmentPeople,
  SegmentPreset,
  SegmentRow,
  SegmentWhy,
  Tag,
} from './types';

/** How many a rule means now. A newer question ends an older one, which then rejects as cancelled. */
export const countSegment = (rule: string): Promise<SegmentCount> => call(() => Segments.Count(rule));
/** Who came and went, and what those of a month ago did since. */
export const fetchSegmentHistory = (rule: string): Promise<SegmentHistory> => call(() => Segments.History(rule));
/** Some of a rule's people; another turn brings others. */
export const fetchSegmentPeople = (rule: string, turn: number): Promise<SegmentPeople> =>
  call(() => Segments.People(rule, turn));
export const fetchPresets = (): Promise<SegmentPreset[]> => call(() => Segments.Presets());
export const fetchMeasures = (): Promise<RuleMeasure[]> => call(() => Segments.Measures());
export const fetchSegments = (): Promise<SegmentRow[]> => call(() => Segments.All());
export const fetchSegment = (id: number): Promise<Segment> => call(() => Segments.Get(id));
/** A frozen one keeps the people whom the rule means now, whatever becomes of them. */
export const saveSegment = (name: string, rule: string, frozen: boolean): Promise<Segment> =>
  call(() => Segments.Save(name, rule, frozen));
/** Like a new name, refused where the segment was changed after `seen`. */
export const editSegment = (id: number, seen: number, rule: string): Promise<Operation> =>
  call(() => Segments.Edit(id, seen, rule));
export const renameSegment = (seen: Segment, name: string): Promise<Operation> =>
  call(() => Segments.Rename(seen.id, seen.changedAt, name));
export const deleteSegment = (id: number): Promise<Operation> => call(() => Segments.Delete(id));
export const makeRuleTag = (name: string, color: string, rule: string): Promise<Tag> =>
  call(() => Segments.MakeTag(name, color, rule));
export const fetchWhy = (rule: string, customer: number): Promise<SegmentWhy> =>
  call(() => Segments.Why(rule, customer));
export const fetchOverlap = (tags: number[], segments: number[]): Promise<SegmentOverlap> =>
  call(() => Segments.Overlap(tags, segments));
