import { computed, type Ref } from 'vue';

import type { RuleField } from '../api/types';
import { phrasesOf, type PhraseKey } from './ruleDraft';
import { useRuleWords } from './useRuleFields';
import { useRuleText } from './useRuleText';
import { useSegmentNames } from './useSegmentNames';
import { useTags } from './useTags';

const EXAMPLES: Record<string, string> = { day: '2026-11-22', birthday: '08-26', money: '500', number: '3' };

/** What the second half of a condition offers: the ways to compare a field, what the chosen one takes, and the values there are. */
export function useRuleValue(field: Ref<RuleField>, phrase: Ref<PhraseKey>) {
  const { choiceName, wordName } = useRuleText();
  const { tags } = useTags();
  const { segments } = useSegmentNames();
  const words = useRuleWords(field);

  const phrases = computed(() => phrasesOf(field.value));
  const takes = computed(() => phrases.value.find((p) => p.key === phrase.value)?.takes);
  const example = computed(() => EXAMPLES[field.value.type] ?? '');
  const choices = computed<{ value: string | number; text: string }[]>(() => {
    const { type, name } = field.value;
    if (type === 'tag') return tags.value.map((tag) => ({ value: tag.id, text: tag.name }));
    if (type === 'segment') return segments.value.map((s) => ({ value: s.id, text: s.name }));
    if (type === 'choice') return field.value.choices.map((value) => ({ value, text: choiceName(name, value) }));
    return words.value.map((value) => ({ value, text: wordName(name, value) }));
  });
  return { phrases, takes, example, choices };
}
