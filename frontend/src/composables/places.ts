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

/** Time zones to choose from, the one that holds now first. */
export function zoneOptions(now: string): Option[] {
  return [...new Set([now, ...Intl.supportedValuesOf('timeZone')])].map((z) => ({
    value: z,
    text: z.replaceAll('_', ' '),
  }));
}
