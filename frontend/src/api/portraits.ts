import * as Portraits from '../../wailsjs/go/bind/Portraits';
import { call } from './call';
import type { Buying, ChartExport, PopulationCounts, Portrait, PortraitQuery } from './types';

export const drawPortrait = (q: PortraitQuery): Promise<Portrait> => call(() => Portraits.Draw(q));
export const fetchPopulations = (q: PortraitQuery): Promise<PopulationCounts> => call(() => Portraits.Counts(q));
export const fetchBuying = (q: PortraitQuery): Promise<Buying> => call(() => Portraits.Buying(q));
/** GeoJSON text of the 34 regions. */
export const fetchChina = (): Promise<string> => call(() => Portraits.China());
/** Answers the path of the written file, or "" when the owner closed the dialog. */
export const exportPortrait = (e: ChartExport): Promise<string> => call(() => Portraits.Export(e));
