import { useQuery } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';

import { keys } from '../api/keys';
import { fetchRuleFields, fetchRuleWords } from '../api/rules';
import type { RuleField } from '../api/types';

/** What rules can ask for; it only changes with the program. */
export function useRuleFields() {
  const query = useQuery({ queryKey: keys.ruleFields, queryFn: fetchRuleFields, staleTime: Infinity });
  const all = computed<RuleField[]>(() => query.data.value ?? []);
  const ofCustomers = computed(() => all.value.filter((f) => f.of === 'customers'));
  const fieldNamed = (name: string): RuleField | undefined => ofCustomers.value.find((f) => f.name === name);
  return { all, ofCustomers, fieldNamed };
}

/** The words the shop knows for a field of texts. */
export function useRuleWords(field: Ref<RuleField | undefined>) {
  const asked = computed(() => (field.value?.type === 'text' ? field.value.name : ''));
  const query = useQuery({
    queryKey: computed(() => keys.ruleWords(asked.value)),
    queryFn: () => fetchRuleWords(asked.value),
    enabled: computed(() => asked.value !== ''),
  });
  return computed(() => query.data.value ?? []);
}
