// The parts of ECharts we draw with, and nothing else, so that the bundle carries no more.
import { BarChart, HeatmapChart, MapChart } from 'echarts/charts';
import {
  AriaComponent,
  GeoComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapPiecewiseComponent,
} from 'echarts/components';
import { getMap, init, registerMap, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

use([
  BarChart,
  HeatmapChart,
  MapChart,
  AriaComponent,
  GeoComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapPiecewiseComponent,
  CanvasRenderer,
  SVGRenderer,
]);

/** ECharts adds the South China Sea inset to a map of this name, and to no other. */
const CHINA = 'china';

/** Makes the map known; once is enough for the life of the window. */
export function registerChina(geoJSON: string): void {
  if (!getMap(CHINA)) registerMap(CHINA, JSON.parse(geoJSON));
}

export { init };
export type { ECharts } from 'echarts/core';
