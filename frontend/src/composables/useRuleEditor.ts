import { computed, ref, shallowRef } from 'vue';

import type { RuleNode } from './rule';
import {
  isGroup,
  newGroup,
  nodeAt,
  placeOf,
  treeOf,
  writtenOf,
  type Group,
  type Schema,
  type TreeNode,
} from './ruleTree';

/** Changes of one thing within this time are one step of undo: a number that is typed, not each digit. */
const ONE_STEP = 800;

/** The tree of a rule that is being built, each change a step that can be taken back. */
export function useRuleEditor(schema: { readonly value: Schema }) {
  const root = shallowRef<Group>(newGroup('all'));
  const past = ref<string[]>([]);
  const future = ref<string[]>([]);
  let lastStep = { what: '', at: 0 };
  /** What is being written as JSON cannot be read: the rule is still the one before. */
  const broken = ref(false);

  const written = computed(() => writtenOf(schema.value, root.value));
  const rule = computed(() => JSON.stringify(written.value.rule));

  /** Changes a copy of the tree. Steps of the same name in a row are taken back together. */
  function change(what: string, f: (copy: Group) => void): void {
    const before = JSON.stringify(root.value);
    const copy = JSON.parse(before) as Group;
    f(copy);
    const now = Date.now();
    if (what !== lastStep.what || now - lastStep.at > ONE_STEP) past.value.push(before);
    lastStep = { what, at: now };
    future.value = [];
    root.value = copy;
  }

  function travel(from: string[], to: string[]): void {
    const back = from.pop();
    if (back === undefined) return;
    to.push(JSON.stringify(root.value));
    root.value = JSON.parse(back) as Group;
    lastStep = { what: '', at: 0 };
  }

  const onNode = (what: string, key: number, f: (node: TreeNode, copy: Group) => void): void =>
    change(`${what} ${key}`, (copy) => {
      const node = nodeAt(copy, key);
      if (node) f(node, copy);
    });

  const add = (group: number, node: TreeNode): void =>
    onNode(`add ${node.key}`, group, (g) => isGroup(g) && g.of.push(node));

  const remove = (key: number): void => onNode('remove', key, (_, copy) => take(copy, key));

  const patch = (key: number, what: string, values: Partial<TreeNode>): void =>
    onNode(what, key, (node) => Object.assign(node, values));

  /** Puts a node into a group before the one at that place; a group does not go into itself. */
  function move(key: number, into: number, at: number): void {
    const moved = nodeAt(root.value, key);
    if (!moved || key === into || (isGroup(moved) && nodeAt(moved, into))) return;
    onNode('move', key, (_, copy) => {
      const from = placeOf(copy, key);
      const target = nodeAt(copy, into);
      if (!from || !target || !isGroup(target)) return;
      const node = from.group.of.splice(from.at, 1)[0] as TreeNode;
      target.of.splice(from.group === target && from.at < at ? at - 1 : at, 0, node);
    });
  }

  /** A step up or down, in and out of groups on the way. */
  function step(key: number, by: -1 | 1): void {
    const place = placeOf(root.value, key);
    if (!place) return;
    const { group, at } = place;
    const next = group.of[at + by];
    if (next && isGroup(next)) return move(key, next.key, by > 0 ? 0 : next.of.length);
    if (next) return move(key, group.key, by > 0 ? at + 2 : at - 1);
    const outer = placeOf(root.value, group.key);
    if (outer) move(key, outer.group.key, by > 0 ? outer.at + 1 : outer.at);
  }

  /** Puts a node into a group of its own, so that others can be joined to it. */
  const wrap = (key: number): void =>
    onNode('wrap', key, (node, copy) => {
      const place = placeOf(copy, key);
      place?.group.of.splice(place.at, 1, newGroup(place.group.kind === 'all' ? 'any' : 'all', [node]));
    });

  function load(node: RuleNode): void {
    root.value = treeOf(schema.value, node);
    past.value = [];
    future.value = [];
  }

  return {
    root,
    written,
    rule,
    broken,
    add,
    remove,
    patch,
    move,
    step,
    wrap,
    load,
    replace: (node: RuleNode) =>
      change(`replace ${Date.now()}`, (copy) => Object.assign(copy, treeOf(schema.value, node))),
    undo: () => travel(past.value, future.value),
    redo: () => travel(future.value, past.value),
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
  };
}

function take(root: Group, key: number): void {
  const place = placeOf(root, key);
  place?.group.of.splice(place.at, 1);
}

export type RuleEditor = ReturnType<typeof useRuleEditor>;
