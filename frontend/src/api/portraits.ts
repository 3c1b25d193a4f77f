import * as Portraits from '../../wailsjs/go/bind/Portraits';
import { call } from './call';
import type { ChartExport, PopulationCounts, Portrait, PortraitQuery } from './types';

export const drawPortrait = (q: PortraitQuery): Promise<Portrait> => call(() => Portraits.Draw(q));
export const fetchPopulations = (lastDays: number): Promise<PopulationCounts> => call(() => Portraits.Counts(lastDays));
/** GeoJSON text of the 34 regions. */
export const fetchChina = (): Promise<string> => call(() => Portraits.China());
/** Answers the path of the written file, or "" when the owner closed the dialog. */
export const exportPortrait = (e: ChartExport): Promise<string> => call(() => Portraits.Export(e));
