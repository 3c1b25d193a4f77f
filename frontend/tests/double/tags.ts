import type {
  CustomerRow,
  NoteDraft,
  Operation,
  Tag,
  TagDraft,
  TagPage,
  TagPeople,
  TagReport,
} from '../../src/api/types';
import * as journal from './journal';
import * as people from './people';
import { keepPeople } from './segments';
import { freeze, refuse, selections } from './selections';

type Described = Pick<TagDraft, 'group' | 'description'>;
const described = new Map<number, Described>([
  [1, { group: '喜好', description: '买过两次以上香薰或香皂' }],
  [2, { group: '家庭', description: '' }],
  [3, { group: '喜好', description: '' }],
]);
const about = (id: number): Described => described.get(id) ?? { group: '', description: '' };
const found = (id: number): Tag => people.tags.find((t) => t.id === id) as Tag;

function report(): TagReport {
  const carriers = (id: number) => people.rows.filter((r) => people.carried.get(r.id)?.has(id));
  const paid = (rows: CustomerRow[]): number => rows.reduce((sum, r) => sum + r.netPaid, 0);
  return {
    tags: people
      .tagList()
      .map((t) => ({ ...t, ...about(t.id), paid: paid(carriers(t.id)), automatic: false, uses: [] })),
    everyone: people.rows.length,
    everyonePaid: paid(people.rows),
    currency: 'CNY',
  };
}

/** Writes something that is what it was when `again` is turned back. */
function turn(kind: string, count: number, params: Record<string, string>, back: () => void, again: () => void) {
  again();
  return journal.enter(kind, count, params, back, again);
}

function put(tagId: number, selection: string, on: boolean): Operation {
  const ids = (selections.get(selection) ?? []).filter((id) => people.carried.get(id)?.has(tagId) !== on);
  const give = (yes: boolean) =>
    ids.forEach((id) => (yes ? people.carried.get(id)?.add(tagId) : people.carried.get(id)?.delete(tagId)));
  return turn(
    on ? 'tag.add' : 'tag.remove',
    ids.length,
    { tag: found(tagId).name },
    () => give(!on),
    () => give(on),
  );
}

const kept = { rule: '', always: new Set<number>(), never: new Set<number>(), withheld: new Set<number>() };

function some(ids: Set<number>): TagPeople {
  const first = people.rows.filter((r) => ids.has(r.id));
  return {
    count: first.length,
    first: first.map(({ id, name, netPaid, lastOrderAt }) => ({ id, name, netPaid, lastOrderAt })),
  };
}

/** Puts somebody into a set, or takes them out, with the way back. */
function flip(kind: string, tagId: number, set: Set<number>, ids: number[], on: boolean): Operation {
  const change = (yes: boolean) => ids.forEach((id) => (yes ? set.add(id) : set.delete(id)));
  return turn(
    kind,
    ids.length,
    { tag: found(tagId).name },
    () => change(!on),
    () => change(on),
  );
}

export const Tags = {
  Get(id: number): TagPage {
    const tag = report().tags.find((t) => t.id === id);
    if (!tag) throw refuse('not_found', 'tag.gone', {});
    return {
      tag,
      rule: kept.rule,
      sentence: kept.rule && '付款订单数至少 3 笔的客户',
      refreshedAt: kept.rule ? people.NOW : 0,
      problemKey: '',
      problemParams: [],
      enteredYesterday: 2,
      leftYesterday: 1,
      enteredWeek: 8,
      leftWeek: 3,
      always: some(kept.always),
      never: some(kept.never),
      withheld: some(kept.withheld),
    };
  },
  SetRule(id: number, rule: string) {
    const was = kept.rule;
    return turn(
      'tag.rule',
      1,
      { tag: found(id).name, entered: '0', left: '0' },
      () => (kept.rule = was),
      () => (kept.rule = rule),
    );
  },
  Except(id: number, ids: number[], how: string) {
    const set = how === 'never' ? kept.never : kept.always;
    if (how === 'rule') kept.never.clear();
    return flip('tag.except', id, set, ids, how !== 'rule');
  },
  Entitle: (id: number, selection: string, on: boolean) =>
    flip(on ? 'tag.grant' : 'tag.withhold', id, kept.withheld, selections.get(selection) ?? [], !on),
  All: () => people.tagList(),
  Report: () => report(),
  Create({ name, color, group, description }: TagDraft) {
    if (people.tags.some((t) => t.name === name)) throw refuse('conflict', 'tag.name.taken', { name });
    const tag = { id: people.tags.length + 1, name, color, count: 0, automatic: false };
    turn(
      'tag.create',
      1,
      { tag: name },
      () => people.tags.splice(people.tags.indexOf(tag), 1),
      () => people.tags.push(tag),
    );
    described.set(tag.id, { group, description });
    return tag;
  },
  Edit(id: number, draft: TagDraft) {
    const tag = found(id);
    const was = { ...tag, ...about(id) };
    const set = (d: TagDraft) => {
      Object.assign(tag, { name: d.name, color: d.color });
      described.set(id, { group: d.group, description: d.description });
    };
    return turn(
      'tag.edit',
      1,
      { tag: draft.name },
      () => set(was),
      () => set(draft),
    );
  },
  Place(id: number, group: string, before: number) {
    const order = [...people.tags];
    const was = about(id);
    return turn(
      'tag.arrange',
      1,
      { tag: found(id).name },
      () => {
        people.tags.splice(0, people.tags.length, ...order);
        described.set(id, was);
      },
      () => {
        const [tag] = people.tags.splice(
          people.tags.findIndex((t) => t.id === id),
          1,
        ) as [Tag];
        const at = people.tags.findIndex((t) => t.id === before);
        people.tags.splice(at < 0 ? people.tags.length : at, 0, tag);
        described.set(id, { ...was, group });
      },
    );
  },
  Merge(into: number, from: number) {
    const ids = people.rows.map((r) => r.id).filter((id) => people.carried.get(id)?.has(from));
    const set = freeze(ids).id;
    put(into, set, true);
    journal.operations.pop();
    const gone = found(from);
    const at = people.tags.indexOf(gone);
    return turn(
      'tag.merge',
      ids.length,
      { tag: found(into).name, other: gone.name },
      () => people.tags.splice(at, 0, gone),
      () => people.tags.splice(at, 1),
    );
  },
  Add: (id: number, selection: string) => put(id, selection, true),
  Remove: (id: number, selection: string) => put(id, selection, false),
  Delete(id: number) {
    const tag = found(id);
    const at = people.tags.indexOf(tag);
    return turn(
      'tag.delete',
      1,
      { tag: tag.name },
      () => people.tags.splice(at, 0, tag),
      () => people.tags.splice(at, 1),
    );
  },
};

/** Sets fields of the selected rows that have another value. */
function set(kind: string, selection: string, value: Partial<CustomerRow>, params: Record<string, string> = {}) {
  const [key] = Object.keys(value) as [keyof CustomerRow];
  const rows = people.rows.filter((r) => selections.get(selection)?.includes(r.id) && r[key] !== value[key]);
  const was = rows.map((r) => r[key]);
  return turn(
    kind,
    rows.length,
    params,
    () => rows.forEach((r, i) => Object.assign(r, { [key]: was[i] })),
    () => rows.forEach((r) => Object.assign(r, value)),
  );
}

export const Bulk = {
  SaveSegment: (selection: string, name: string) => keepPeople(name, selections.get(selection)?.length ?? 0),
  Among: (selection: string, ids: number[]) => ids.filter((id) => selections.get(selection)?.includes(id)),
  Reselect: (selection: string, more: number[], fewer: number[]) =>
    freeze([...new Set([...(selections.get(selection) ?? []), ...more])].filter((id) => !fewer.includes(id))),
  SetLevel: (selection: string, level: number) => set('level.set', selection, { level }, { level: String(level) }),
  SetBlocked: (selection: string, blocked: boolean) =>
    set(blocked ? 'customer.block' : 'customer.unblock', selection, { blocked }),
  FillField: (selection: string, _field: number, value: string) =>
    journal.enter(
      value ? 'field.fill' : 'field.clear',
      selections.get(selection)?.length ?? 0,
      { field: '爱好', value },
      () => undefined,
    ),
  Note: (selection: string, draft: NoteDraft) => set('note.many', selection, { note: draft.text }),
  MoveTag(selection: string, from: number, to: number) {
    const ids = (selections.get(selection) ?? []).filter((id) => people.carried.get(id)?.has(from));
    return turn(
      'tag.move',
      ids.length,
      { tag: found(to).name, other: found(from).name },
      () => ids.forEach((id) => people.carried.get(id)?.add(from) && people.carried.get(id)?.delete(to)),
      () => ids.forEach((id) => people.carried.get(id)?.delete(from) && people.carried.get(id)?.add(to)),
    );
  },
  CopyTag: (selection: string, _from: number, to: number) => put(to, selection, true),
  Delete(selection: string) {
    const kept = [...people.rows];
    const gone = selections.get(selection) ?? [];
    return turn(
      'customer.delete',
      gone.length,
      {},
      () => people.rows.splice(0, people.rows.length, ...kept),
      () => people.rows.splice(0, people.rows.length, ...kept.filter((r) => !gone.includes(r.id))),
    );
  },
};
