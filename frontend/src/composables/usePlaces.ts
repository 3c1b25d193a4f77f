import { regionNames } from '../i18n/format';
import { useText } from './useText';

/** Names of countries in the window's language; provinces as the country writes them. */
export function usePlaces() {
  const { t, say, locale } = useText();

  function countryName(code: string): string {
    if (!/^[A-Z]{2}$/.test(code)) return code;
    return regionNames(locale.value, { type: 'region' }).of(code) ?? code;
  }

  /** The 34 regions in the window's language; other countries' as they write them. */
  const provinceName = (province: string): string => say(`province.${province}`) ?? province;

  /** Chinese provinces stand alone, others before the letters of their country; nothing known says so. */
  function placeName(country: string, province: string | null | undefined): string {
    if (!country && !province) return t('place.unknown');
    if (province == null) return countryName(country);
    if (!province) return country ? t('place.somewhere', { country: countryName(country) }) : t('place.unknown');
    return country && country !== 'CN' ? `${province}, ${country}` : provinceName(province);
  }

  return { countryName, provinceName, placeName };
}
