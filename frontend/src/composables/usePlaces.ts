import { useText } from './useText';

/** Names of countries in the window's language; provinces as the country writes them. */
export function usePlaces() {
  const { t, locale } = useText();

  function countryName(code: string): string {
    if (!/^[A-Z]{2}$/.test(code)) return code;
    return new Intl.DisplayNames(locale.value, { type: 'region' }).of(code) ?? code;
  }

  /** Chinese provinces stand alone, others behind their country; nothing known says so. */
  function placeName(country: string, province: string | null | undefined): string {
    if (!country && !province) return t('place.unknown');
    if (province == null) return countryName(country);
    if (!province) return country ? t('place.somewhere', { country: countryName(country) }) : t('place.unknown');
    return country && country !== 'CN' ? `${countryName(country)} ${province}` : province;
  }

  return { countryName, placeName };
}
