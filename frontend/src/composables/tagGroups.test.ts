import { describe, expect, it } from 'vitest';

import type { TagLine } from '../api/types';
import { groupTags, tagChoices } from './tagGroups';

const tag = (id: number, name: string, group: string, description = ''): TagLine =>
  ({ id, name, group, description }) as TagLine;

describe('groups of tags', () => {
  const tags = [
    tag(1, 'vip', '价值'),
    tag(2, '母婴', ''),
    tag(3, '新客', '价值', 'first month'),
    tag(4, '晒图', '喜好'),
  ];

  it('stand by name, behind those without one, and keep the order of their tags', () => {
    expect(groupTags(tags, '', 'zh-CN').map((g) => [g.name, g.tags.map((t) => t.id)])).toEqual([
      ['', [2]],
      ['价值', [1, 3]],
      ['喜好', [4]],
    ]);
  });

  it('are searched by name, group and description', () => {
    expect(groupTags(tags, ' First ', 'zh-CN').flatMap((g) => g.tags.map((t) => t.id))).toEqual([3]);
    expect(groupTags(tags, '价值', 'zh-CN').flatMap((g) => g.tags.map((t) => t.id))).toEqual([1, 3]);
    expect(groupTags(tags, 'zzz', 'zh-CN')).toEqual([]);
  });

  it('are chosen from with those of a rule apart', () => {
    const some = [
      { id: 1, name: 'a', automatic: true },
      { id: 2, name: 'b', automatic: false },
    ];
    const names = (list: typeof some) =>
      tagChoices(list, '自动', (x) => x.name).map((g) => [g.name, g.options[0]?.text]);
    expect(names(some)).toEqual([
      ['', 'b'],
      ['自动', 'a'],
    ]);
    expect(names(some.slice(0, 1))).toEqual([['自动', 'a']]);
    expect(names([])).toEqual([]);
  });
});
