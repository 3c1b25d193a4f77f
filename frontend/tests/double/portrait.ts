import type { Portrait, PortraitQuery } from '../../src/api/types';
import { NOW } from './people';

const place = (province: string, customers: number) => ({
  country: province ? 'CN' : '',
  province,
  code: 0,
  customers,
  share: province ? customers / 41_877 : null,
  orders: customers * 2,
  orderShare: province ? customers / 41_877 : null,
  paid: customers * 18_640,
});

const bar = (data: object[]): string =>
  JSON.stringify({
    xAxis: { type: 'category' },
    yAxis: { type: 'value' },
    series: [{ type: 'bar', data, itemStyle: { color: 'var(--cat-1)' } }],
  });

/** A development page may bring options drawn by Go; tests do with bars. */
interface Drawn {
  ageOption: string;
  genderOption: string;
  tileOption: string;
  mapOption: string;
}
declare global {
  interface Window {
    drawnByGo?: Record<string, Drawn>;
    chinaByGo?: string;
  }
}

export function draw(q: PortraitQuery): Portrait {
  const drawn = window.drawnByGo?.[`${q.language} ${q.measure}`];
  const ages = [
    [0, 17, 385],
    [18, 24, 4752],
    [25, 29, 8798],
    [30, 34, 7739],
    [35, 39, 5009],
    [40, 49, 3757],
    [50, 0, 1670],
  ] as const;
  return {
    customers: 52_640,
    everyone: 128_406,
    dataSince: NOW - 1000 * 86_400_000,
    currency: 'CNY',
    ageKnown: 32_110,
    genderKnown: 41_100,
    placeKnown: 41_877,
    ordersPlaced: 97_208,
    ages: [
      ...ages.map(([from, to, count]) => ({ band: { from, to, unknown: false }, count, share: count / 32_110 })),
      { band: { from: 0, to: 0, unknown: true }, count: 20_530 },
    ],
    genders: [
      { gender: 'female', count: 29_891, share: 0.7273 },
      { gender: 'male', count: 11_168, share: 0.2717 },
      { gender: 'other', count: 41, share: 0.001 },
      { gender: 'unknown', count: 11_540 },
    ],
    places: [
      place('浙江', 5341),
      place('广东', 5010),
      place('江苏', 4803),
      place('上海', 3064),
      place('山东', 2443),
      place('四川', 2236),
      place('福建', 1987),
      place('北京', 1822),
      place('湖北', 1800),
      place('河南', 1480),
      place('安徽', 1420),
      place('湖南', 1390),
      place('河北', 1200),
      place('辽宁', 1150),
      place('', 10_763),
    ] as Portrait['places'],
    ageOption: drawn?.ageOption ?? bar([{ name: '25–29', value: 27.4, age: { from: 25, to: 29 } }]),
    genderOption: drawn?.genderOption ?? bar([{ name: '女', value: 72.7, gender: 'female' }]),
    tileOption: drawn?.tileOption ?? bar([{ name: '浙江', value: 12.9, country: 'CN', province: '浙江' }]),
    who: q.rule ? '人群「老客」' : '',
    sentence: q.rule ? '在人群「老客」里的客户' : '',
    mapOption: drawn?.mapOption ?? bar([{ name: '浙江', value: 12.9, country: 'CN', province: '浙江' }]),
  };
}
