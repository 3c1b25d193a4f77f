import type { Contacts, Customer, CustomerEdit } from '../api/types';
import { readBirthday, writeBirthday } from './birthday';

/** The profile as text fields, the way it is typed. */
export interface ProfileDraft {
  name: string;
  phone: string;
  email: string;
  gender: string;
  birthday: string;
  lunar: boolean;
  source: string;
  level: string;
  address: string;
}

export type DraftErrors = Partial<Record<'email' | 'birthday' | 'level', true>>;

export function draftOf(person: Customer, contacts: Contacts): ProfileDraft {
  return {
    name: person.name,
    phone: contacts.phone,
    email: contacts.email,
    gender: person.gender,
    birthday: writeBirthday(person.birthday),
    lunar: person.birthday?.lunar ?? false,
    source: person.source,
    level: person.level ? String(person.level) : '',
    address: contacts.address,
  };
}

export function checkDraft(d: ProfileDraft): DraftErrors {
  return {
    ...(d.email.trim() && !/^\S+@\S+\.\S+$/.test(d.email.trim()) && { email: true as const }),
    ...(!readBirthday(d.birthday, d.lunar) && { birthday: true as const }),
    ...(!/^\d{0,2}$/.test(d.level.trim()) && { level: true as const }),
  };
}

/** Only what was changed: Go leaves alone what is missing, and an undo then touches nothing else. */
export function editOf(before: ProfileDraft, after: ProfileDraft): CustomerEdit {
  const edit: CustomerEdit = {};
  for (const key of ['name', 'phone', 'email', 'gender', 'source', 'address'] as const) {
    const value = after[key].trim();
    if (value !== before[key]) edit[key] = value;
  }
  if (after.level.trim() !== before.level) edit.level = Number(after.level.trim() || 0);
  if (after.birthday.trim() !== before.birthday || after.lunar !== before.lunar) {
    const birthday = readBirthday(after.birthday, after.lunar);
    if (birthday) edit.birthday = birthday;
  }
  return edit;
}
