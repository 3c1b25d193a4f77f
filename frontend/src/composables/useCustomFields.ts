import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

import { fetchCustomFields } from '../api/fields';
import { keys } from '../api/keys';
import { useText } from './useText';

/** The shop's custom fields by name. */
export function useCustomFields() {
  const { t } = useText();
  const query = useQuery({ queryKey: keys.customFields, queryFn: fetchCustomFields });
  const fields = computed(() => query.data.value ?? []);
  const fieldName = (id: number): string => fields.value.find((f) => f.id === id)?.name ?? t('customer.columns.gone');
  return { fields, fieldName };
}
