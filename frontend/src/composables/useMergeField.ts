import type { Customer } from '../api/types';
import { writeBirthday } from './birthday';
import { useCustomFields } from './useCustomFields';
import { useFormat } from './useFormat';
import { usePlaces } from './usePlaces';
import { useProfileText } from './useProfileText';
import { useText } from './useText';

const OWN = 'field:';

/** What a customer has in a field that a merge chooses of, as it is shown; '' when nothing is known. */
export function useMergeField() {
  const { t, say } = useText();
  const { count, date } = useFormat();
  const { placeName } = usePlaces();
  const { fields: ownFields } = useCustomFields();
  const { valueText } = useProfileText();

  /** What a customer has in one of the shop's own fields. */
  function own(field: string, p: Customer): string {
    const id = ownFields.value.find((f) => f.name === field.slice(OWN.length))?.id;
    const value = p.fields.find((v) => v.id === id)?.value;
    return value ? valueText(field, value) : '';
  }

  function address(p: Customer): string {
    // An address as platforms write it begins with the province, and says the place again.
    if (p.province && p.address.startsWith(p.province)) return p.address;
    const place = p.country || p.province ? placeName(p.country, p.province || null) : '';
    if (p.regionGuessed && !p.address) return t('doubles.guessed', { place });
    return [place, p.city !== p.province && p.city, p.district, p.address].filter(Boolean).join(' ');
  }

  function birthday(p: Customer): string {
    const written = writeBirthday(p.birthday);
    return written && p.birthday?.lunar ? t('profile.lunar', { date: written }) : written;
  }

  const read: Record<string, (p: Customer) => string> = {
    name: (p) => p.name,
    nick: (p) => p.nick,
    phone: (p) => p.phone,
    email: (p) => p.email,
    gender: (p) => (p.gender === 'unknown' ? '' : (say(`gender.${p.gender}`) ?? '')),
    birthday,
    address,
    source: (p) => p.source,
    level: (p) => (p.level ? t('customer.level', { n: p.level }) : ''),
    points: (p) => (p.points ? count(p.points) : ''),
    card: (p) => (p.cardClaimedAt ? date(p.cardClaimedAt) : ''),
  };

  return {
    value: (field: string, p: Customer): string => (field.startsWith(OWN) ? own(field, p) : (read[field]?.(p) ?? '')),
    name: (field: string): string =>
      field.startsWith(OWN) ? field.slice(OWN.length) : (say(`merge.field.${field}`) ?? field),
    called: (p: { name: string; nick: string }): string => p.name || p.nick || t('customer.nameless'),
  };
}
