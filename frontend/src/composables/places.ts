import { formatZone, type Locale } from '../i18n/format';

/** The currencies a shop of ours is likely to take, before any other. */
const CURRENCIES = [
  'CNY',
  'TWD',
  'HKD',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'SGD',
  'MYR',
  'THB',
  'IDR',
  'VND',
  'PHP',
  'BRL',
  'KRW',
  'AUD',
  'CAD',
];

interface Option {
  value: string;
  text: string;
}

/** Currencies to choose from, the one that holds now first. */
export function currencyOptions(now: string, locale: string): Option[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const codes = [...new Set([now, ...CURRENCIES])].filter(Boolean);
  return codes.map((c) => ({ value: c, text: `${names.of(c) ?? c} ${c}` }));
}

/** The clocks a shop of ours is likely to keep, before any other. */
const ZONES = [
  'Asia/Shanghai',
  'Asia/Taipei',
  'Asia/Hong_Kong',
  'Asia/Singapore',
  'Asia/Kuala_Lumpur',
  'Asia/Bangkok',
  'Asia/Jakarta',
  'Asia/Manila',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
];

/** Time zones to choose from, the one that holds now first. The others stand by their places: to name all takes seconds. */
export function zoneOptions(now: string, locale: Locale): Option[] {
  const named = [...new Set([now, ...ZONES])].filter(Boolean);
  const others = Intl.supportedValuesOf('timeZone').filter((z) => !named.includes(z));
  return [
    ...named.map((z) => ({ value: z, text: formatZone(locale, z) })),
    ...others.map((z) => ({ value: z, text: z.replaceAll('_', ' ') })),
  ];
}

/** The names of all time zones, as files say them. */
export const zoneNames = (now: string): string[] => [...new Set([now, ...Intl.supportedValuesOf('timeZone')])];
