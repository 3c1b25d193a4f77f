import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

import { keys } from '../api/keys';
import { fetchRuleFields } from '../api/rules';
import { fetchMeasures } from '../api/segments';
import type { Schema } from './ruleTree';

/** Everything a rule can be built of; it only changes with the program. */
export function useRuleSchema() {
  const fields = useQuery({ queryKey: keys.ruleFields, queryFn: fetchRuleFields, staleTime: Infinity });
  const measures = useQuery({ queryKey: keys.ruleMeasures, queryFn: fetchMeasures, staleTime: Infinity });
  const schema = computed<Schema>(() => ({ fields: fields.data.value ?? [], measures: measures.data.value ?? [] }));
  const ready = computed(() => fields.isSuccess.value && measures.isSuccess.value);
  return { schema, ready };
}
