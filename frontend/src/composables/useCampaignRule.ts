import { useQuery } from '@tanstack/vue-query';
import { computed, ref, watch, type Ref } from 'vue';

import { keys } from '../api/keys';
import { fetchPresets, fetchSegments } from '../api/segments';
import type { CampaignDraft } from '../api/types';
import { parsedRule } from './rule';
import { useRowFacts } from './useRowFacts';
import { useRuleEditor } from './useRuleEditor';
import { useRuleSchema } from './useRuleSchema';
import { useSegmentAnswer } from './useSegmentAnswer';
import { useText } from './useText';

const EVERYONE = '{"all":[]}';

/** The rule of a campaign's audience: chosen from those there are, or built. */
export function useCampaignRule(draft: Ref<CampaignDraft | undefined>) {
  const { locale } = useText();
  const { schema, ready } = useRuleSchema();
  const editor = useRuleEditor(schema);
  const building = ref(false);
  const json = ref(false);
  const tried = ref(false);
  const rule = computed(() => draft.value?.rule || EVERYONE);
  const asked = useSegmentAnswer(rule);
  const facts = useRowFacts(editor, asked, tried);
  const segments = useQuery({ queryKey: computed(() => keys.segmentList(locale.value)), queryFn: fetchSegments });
  const presets = useQuery({ queryKey: computed(() => keys.presets(locale.value)), queryFn: fetchPresets });

  // The builder opens with the rule that stands; from then on what is built is the rule.
  watch([building, ready], () => {
    const node = parsedRule(rule.value);
    if (building.value && ready.value && node) editor.load(node);
  });
  watch(editor.rule, (built) => {
    if (building.value && draft.value && ready.value && editor.written.value.open.length === 0)
      draft.value.rule = built;
  });

  function choose(chosen: string): void {
    if (!draft.value) return;
    draft.value.rule = chosen;
    const node = parsedRule(chosen);
    if (building.value && node) editor.load(node);
  }

  return {
    schema,
    ready,
    editor,
    building,
    json,
    asked,
    facts,
    choose,
    segments: computed(() => segments.data.value ?? []),
    presets: computed(() => presets.data.value ?? []),
  };
}
