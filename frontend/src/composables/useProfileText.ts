import { UNKNOWN } from '../i18n/format';
import { useFormat } from './useFormat';
import { useText } from './useText';

/** How values of the profile's histories are read: kept as plain texts, shown as the profile shows them. */
export function useProfileText() {
  const { t, say } = useText();
  const { date, count } = useFormat();

  const fieldName = (field: string): string =>
    field.startsWith('field:') ? field.slice('field:'.length) : (say(`profile.field.${field}`) ?? field);

  function valueText(field: string, value: string): string {
    if (field === 'impersonal' || field === 'blocked') return t(value ? 'field.yes' : 'field.no');
    if (value === '') return UNKNOWN;
    if (value === 'yes' || value === 'no') return t(value === 'yes' ? 'field.yes' : 'field.no');
    if (field === 'gender') return say(`gender.${value}`) ?? value;
    if (field === 'level') return t('customer.level', { n: value });
    if (field === 'points') return count(Number(value));
    if (field === 'cardAt') return date(Number(value));
    if (field === 'birthday') return birthdayText(value);
    if (field === 'referrer') return t('profile.numbered', { n: value });
    return value;
  }

  /** "1994-08-26", "--08-26 lunar" as the profile writes them. */
  function birthdayText(value: string): string {
    const day = value.replace(' lunar', '').replace(/^--/, '');
    return value.endsWith(' lunar') ? t('profile.lunar', { date: day }) : day;
  }

  return { fieldName, valueText };
}
