import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

import { fetchFields } from '../api/imports';
import { keys } from '../api/keys';
import type { Column, Field, Inspection } from '../api/types';
import { useText } from './useText';

/** Begins the id of a custom field: "field:会员卡号". */
export const CUSTOM = 'field:';
export const FIELD_TYPES = ['text', 'number', 'date', 'yesno', 'choice'] as const;
export const isCustom = (id: string): boolean => id.startsWith(CUSTOM);

/** What files say most often, in the order an owner looks for it; the other fields come behind. */
const FIRST = [
  'account',
  'nick',
  'name',
  'phone',
  'email',
  'orderNo',
  'status',
  'paidAt',
  'paid',
  'createdAt',
  'total',
  'title',
  'quantity',
  'address',
  'gender',
  'birthday',
  'tags',
  'note',
];
const rank = (id: string): number => FIRST.indexOf(id) + 1 || FIRST.length + 1;

interface Option {
  value: string;
  text: string;
}

/** What the columns of a file can be matched to, and what of it no column says yet. */
export function useMapping(inspection: () => Inspection) {
  const { t, say } = useText();
  const fields = useQuery({ queryKey: keys.fields, queryFn: fetchFields });
  const possible = computed<Field[]>(() =>
    (fields.data.value ?? []).filter((f) => f.kinds.includes(inspection().kind)),
  );
  const withPeople = computed(() => possible.value.some((f) => f.id === 'phone'));

  /** A column may say several things: "province+city". */
  const nameOf = (ids: string): string =>
    isCustom(ids)
      ? ids.slice(CUSTOM.length)
      : ids
          .split('+')
          .map((id) => say(`field.${id}`) ?? id)
          .join(t('import.comma'));

  const used = computed(
    () => new Set(inspection().columns.flatMap((c) => (isCustom(c.field) ? [c.field] : c.field.split('+')))),
  );
  const unused = computed(() =>
    possible.value
      .filter((f) => !used.value.has(f.id) && !used.value.has(`${f.id}?`))
      .sort((a, b) => rank(a.id) - rank(b.id)),
  );

  const groups = computed(() => {
    const byGroup = new Map<string, { name: string; options: Option[] }>();
    for (const field of possible.value) {
      const name = say(`field.group.${field.group}`) ?? field.group;
      const group = byGroup.get(name) ?? { name, options: [] };
      group.options.push({ value: field.id, text: field.name || nameOf(field.id) });
      byGroup.set(name, group);
    }
    return [...byGroup.values()];
  });

  /** The choices of one column: what it says now, leaving it out, every field, and a custom field of its own name. */
  function choicesOf(c: Column) {
    const own = CUSTOM + c.name;
    const known = groups.value.some((g) => g.options.some((o) => o.value === c.field));
    const first: Option[] = [{ value: '', text: t('import.column.skip') }];
    if (c.field && !known && c.field !== own) first.unshift({ value: c.field, text: nameOf(c.field) });
    const last = { name: t('import.field.new'), options: [{ value: own, text: c.name }] };
    const offered = withPeople.value && !possible.value.some((f) => f.id === own);
    return [{ name: '', options: first }, ...groups.value, ...(offered ? [last] : [])];
  }

  return { possible, unused, choicesOf, nameOf };
}
