import * as Segments from '../../wailsjs/go/bind/Segments';
import { call } from './call';
import type { RuleMeasure, SegmentCount, SegmentHistory, SegmentPeople, SegmentPreset } from './types';

/** How many a rule means now. A newer question ends an older one, which then rejects as cancelled. */
export const countSegment = (rule: string): Promise<SegmentCount> => call(() => Segments.Count(rule));
/** Who came and went, and what those of a month ago did since. */
export const fetchSegmentHistory = (rule: string): Promise<SegmentHistory> => call(() => Segments.History(rule));
export const fetchSegmentPeople = (rule: string): Promise<SegmentPeople> => call(() => Segments.People(rule));
export const fetchPresets = (): Promise<SegmentPreset[]> => call(() => Segments.Presets());
export const fetchMeasures = (): Promise<RuleMeasure[]> => call(() => Segments.Measures());
