import { computed, ref, type Ref } from 'vue';

import { isGroup, walk, type TreeNode } from './ruleTree';
import { useFormat } from './useFormat';
import type { RuleEditor } from './useRuleEditor';
import type { SegmentAnswer } from './useSegmentAnswer';
import { useText } from './useText';

/** What stands beside each row: how many it means alone, or what is missing or wrong. */
export function useRowFacts(
  editor: RuleEditor,
  answer: SegmentAnswer,
  tried: Ref<boolean>,
  listed: Ref<boolean> = ref(false),
) {
  const { t, sayError } = useText();
  const { count } = useFormat();

  const wrongs = computed(() => {
    const found = new Map<number, string>();
    const { paths, open } = editor.written.value;
    if (tried.value) open.forEach((key) => found.set(key, t('segment.row.unfinished')));
    const error = answer.problem.value;
    const at = error?.params.path;
    if (!error || at === undefined) return found;
    // The deepest row whose path the error's begins with.
    let best: [number, string] | undefined;
    walk(editor.root.value, (node) => {
      const path = paths.get(node.key);
      if (!isGroup(node) && path !== undefined && at.startsWith(path) && path.length >= (best?.[1].length ?? 0)) {
        best = [node.key, path];
      }
    });
    if (best) found.set(best[0], sayError(error));
    return found;
  });

  function alone(node: TreeNode): string {
    const path = editor.written.value.paths.get(node.key);
    if (path === undefined) return t('segment.row.open');
    if (listed.value) return '';
    const people = answer.alone.value.get(path);
    const everyone = answer.answer.value?.everyone ?? 0;
    if (people === undefined) return '';
    const n = node.kind === 'leaf' && node.not ? everyone - people : people;
    return t('segment.row.alone', { n: count(n) }, n);
  }

  return { alone, wrong: (key: number) => wrongs.value.get(key) };
}

export type RowFacts = ReturnType<typeof useRowFacts>;
