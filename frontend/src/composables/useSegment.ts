import { useQuery } from '@tanstack/vue-query';
import { computed, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

import { keys } from '../api/keys';
import { fetchTag, setTagRule } from '../api/tags';
import { editSegment, fetchPresets, fetchSegment, makeRuleTag, saveSegment } from '../api/segments';
import { useToast } from '../stores/toast';
import { parsedRule, ruleOf } from './rule';
import { useAct } from './useAct';
import { useOperation } from './useOperation';
import { useRowFacts } from './useRowFacts';
import { useRuleEditor } from './useRuleEditor';
import { useRuleSchema } from './useRuleSchema';
import { useSegmentAnswer } from './useSegmentAnswer';
import { useText } from './useText';

interface Person {
  id: number;
  name: string;
  nick?: string;
}

/** One segment being built: a saved one by its id, or 0 for a new one, which the address may bring a rule for. */
export function useSegment(id: () => number) {
  const { t, say, locale } = useText();
  const route = useRoute();
  const router = useRouter();
  const { act, busy } = useAct();
  const toast = useToast();
  const { sentence } = useOperation();
  const { schema, ready } = useRuleSchema();
  const editor = useRuleEditor(schema);
  const tried = ref(false);
  const loaded = ref('');
  /** When the rule that was loaded was changed last: what another window writes meanwhile is not overwritten unseen. */
  let seen = 0;

  const one = useQuery({
    queryKey: computed(() => keys.segment(id())),
    queryFn: () => fetchSegment(id()),
    enabled: computed(() => id() > 0),
    retry: false,
  });
  const saved = computed(() => (id() ? one.data.value : undefined));
  const changed = computed(() => loaded.value !== editor.rule.value);
  /** A list is being looked at, and not the rule it was made by. */
  const listed = computed(() => Boolean(saved.value?.frozenAt) && !changed.value);
  const itself = computed(() => ruleOf([{ field: 'segment', op: '=', value: id() }]));
  /** Whom the page is about: those of the list, or whom the rule means as it stands. */
  const meant = computed(() => (listed.value ? itself.value : editor.rule.value));
  const asked = useSegmentAnswer(meant, editor.broken);
  const facts = useRowFacts(editor, asked, tried, listed);
  // The rule of a tag is built here too: the address names the tag, which takes the rule when it is saved.
  const tagId = computed(() => (id() ? 0 : Number(route.query.tag) || 0));
  const ofTag = useQuery({
    queryKey: computed(() => keys.tag(tagId.value, locale.value)),
    queryFn: () => fetchTag(tagId.value),
    enabled: computed(() => tagId.value > 0),
    retry: false,
  });
  const tag = computed(() => (tagId.value ? ofTag.data.value : undefined));
  const presets = useQuery({ queryKey: computed(() => keys.presets(locale.value)), queryFn: fetchPresets });
  const offered = computed(() =>
    (presets.data.value ?? []).map((p) => ({ key: p.name, text: say(`segment.preset.${p.name}`) ?? p.name })),
  );
  const wanted = computed(() => String(route.query.preset ?? ''));
  const suggestion = computed(
    () => saved.value?.name ?? tag.value?.tag.name ?? say(`segment.preset.${wanted.value}`) ?? '',
  );
  const title = computed(() => suggestion.value || t('segment.new'));
  const person = ref<Person>({ id: Number(route.query.who) || 0, name: String(route.query.name ?? '') });

  /** What a list or a portrait asks for these people: a saved segment by itself, anything else by its rule. */
  const people = computed(() => (id() && !changed.value ? itself.value : editor.rule.value));

  function take(name: string): void {
    const node = parsedRule(presets.data.value?.find((p) => p.name === name)?.rule ?? '');
    if (node) editor.replace(node);
  }

  /** The rule to begin with: the segment's, the address's, or a preset's; each once. */
  const begin = computed(() => {
    if (!ready.value) return undefined;
    if (id()) return saved.value && { of: `saved ${id()}`, rule: saved.value.rule || '{"all":[]}' };
    if (tagId.value) return tag.value && { of: `tag ${tagId.value}`, rule: tag.value.rule || '{"all":[]}' };
    if (route.query.where) return { of: `where ${String(route.query.where)}`, rule: String(route.query.where) };
    if (!wanted.value) return { of: 'new', rule: '{"all":[]}' };
    const preset = presets.data.value?.find((p) => p.name === wanted.value);
    return preset ? { of: `preset ${preset.name}`, rule: preset.rule } : undefined;
  });
  watch(
    () => begin.value?.of,
    () => {
      const node = parsedRule(begin.value?.rule ?? '');
      if (!node) return;
      editor.load(node);
      loaded.value = editor.rule.value;
      seen = saved.value?.changedAt ?? 0;
    },
    { immediate: true },
  );

  /** Nothing is kept of a rule with a condition that is not finished: it would mean others than it seems to. */
  function finished(): boolean {
    tried.value = true;
    return editor.written.value.open.length === 0 && !editor.broken.value && !asked.problem.value;
  }

  const keep = (): Promise<void> =>
    act(async () => {
      try {
        const o = await editSegment(id(), seen, editor.rule.value);
        loaded.value = editor.rule.value;
        toast.show({ text: sentence(o), ...(o.undoable && { undo: o.id }) });
      } finally {
        seen = (await one.refetch()).data?.changedAt ?? seen;
      }
    }) as Promise<void>;

  async function create(name: string, frozen: boolean): Promise<void> {
    const made = await saveSegment(name, editor.rule.value, frozen);
    toast.show({ text: t(frozen ? 'segment.frozen.saved' : 'segment.saved', { name: made.name }) });
    await router.push(`/segments/${made.id}`);
  }

  async function makeTag(name: string): Promise<void> {
    const tag = await makeRuleTag(name, '', meant.value);
    toast.show({ text: t('segment.tagged', { name: tag.name, n: tag.count }, tag.count) });
  }

  const giveRule = (): Promise<void> =>
    act(async () => {
      const o = await setTagRule(tagId.value, editor.rule.value);
      if (o.id) toast.show({ text: sentence(o), ...(o.undoable && { undo: o.id }) });
      await router.push(`/tags/${tagId.value}`);
    }) as Promise<void>;

  const explain = (chosen: Person): void =>
    void (person.value = { id: chosen.id, name: chosen.name || chosen.nick || '' });

  return {
    schema,
    ready,
    editor,
    asked,
    facts,
    saved,
    tag,
    error: computed(() => one.error.value ?? ofTag.error.value),
    offered,
    suggestion,
    title,
    changed,
    listed,
    meant,
    people,
    person,
    busy,
    take,
    finished,
    keep,
    create,
    makeTag,
    giveRule,
    explain,
  };
}
