import type { Ref } from 'vue';

import { exportPortrait } from '../api/portraits';
import type { PortraitQuery } from '../api/types';
import { usePreferences } from '../stores/preferences';
import { useExport } from './useExport';

export type PictureFormat = 'png' | 'svg';
export type ChartName = 'age' | 'gender' | 'region';

/** Writes the portrait: one chart as a picture the page drew, or all of it as a workbook or a page of its own. */
export function usePortraitExport(query: Ref<PortraitQuery>) {
  const { save, busy } = useExport();
  const preferences = usePreferences();
  const write = (chart: string, format: string, picture = ''): Promise<void> =>
    save(() => exportPortrait({ query: query.value, chart, format, picture, theme: preferences.theme }));

  const picture = (chart: ChartName, format: PictureFormat, drawn: string): Promise<void> =>
    write(chart, format, drawn);
  const whole = (format: 'xlsx' | 'html'): Promise<void> => write('all', format);

  return { picture, whole, busy };
}
