import { useQuery } from '@tanstack/vue-query';
import { computed, ref } from 'vue';

import { keys } from '../api/keys';
import * as api from '../api/tags';
import type { Operation, Tag, TagDraft, TagLine } from '../api/types';
import { groupTags } from './tagGroups';
import { useAct } from './useAct';
import { useTags } from './useTags';
import { useText } from './useText';

/** The page of tags: what there is, in groups, and what is done with them; every change is said with its undo. */
export function useTagPage() {
  const report = useQuery({ queryKey: [...keys.tags, 'report'], queryFn: api.fetchTagReport });
  const { tell } = useTags();
  const { act, busy } = useAct();
  const search = ref('');
  const { locale } = useText();
  const lines = computed(() => report.data.value?.tags ?? []);
  const groups = computed(() => groupTags(lines.value, search.value, locale.value));
  const whole = () => groupTags(lines.value, '', locale.value);
  const groupNames = computed(() => whole().flatMap((g) => (g.name ? [g.name] : [])));

  const change = (what: () => Promise<Operation>): Promise<boolean> =>
    act(async () => {
      const op = await what();
      if (op.id) tell(op);
      return true;
    }).then(Boolean);

  // The form says what was wrong beside its fields, so these two throw.
  const create = (draft: TagDraft): Promise<Tag> => api.createTag(draft);
  const told = new WeakMap<TagLine, TagLine>();
  /** Refused while the tag is not what was seen; whoever was told so saves over what is there now. */
  async function edit(seen: TagLine, draft: TagDraft): Promise<void> {
    try {
      const { name, color, group, description } = told.get(seen) ?? seen;
      const op = await api.editTag(seen.id, draft, { name, color, group, description });
      if (op.id) tell(op);
    } catch (reason) {
      const now = (await report.refetch()).data?.tags.find((t) => t.id === seen.id);
      if (now) told.set(seen, now);
      throw reason;
    }
  }

  /** Puts a tag before another one of a group, or at its end. */
  const place = (tag: TagLine, group: string, before: number) => change(() => api.placeTag(tag.id, group, before));

  /** One place up or down among its group. */
  function step(tag: TagLine, by: -1 | 1): Promise<boolean> {
    const among = whole().find((g) => g.name === tag.group)?.tags ?? [];
    const at = among.findIndex((t) => t.id === tag.id);
    if (at + by < 0 || at + by >= among.length) return Promise.resolve(false);
    return place(tag, tag.group, among[by < 0 ? at - 1 : at + 2]?.id ?? 0);
  }

  return {
    report,
    lines,
    groups,
    groupNames,
    search,
    busy,
    create,
    edit,
    place,
    step,
    merge: (into: number, from: number) => change(() => api.mergeTags(into, from)),
    remove: (tag: TagLine) => change(() => api.deleteTag(tag.id)),
  };
}
