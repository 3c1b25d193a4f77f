import type { TagLine } from '../api/types';

export interface TagGroup {
  name: string;
  tags: TagLine[];
}

/** Tags in their groups, by name, those without one first; of a search, those whose name, group or description has it. */
export function groupTags(tags: readonly TagLine[], search: string, locale: string): TagGroup[] {
  const text = search.trim().toLowerCase();
  const groups = new Map<string, TagLine[]>();
  for (const tag of tags) {
    if (![tag.name, tag.group, tag.description].some((s) => s.toLowerCase().includes(text))) continue;
    groups.set(tag.group, [...(groups.get(tag.group) ?? []), tag]);
  }
  return [...groups]
    .map(([name, list]) => ({ name, tags: list }))
    .sort((a, b) => (a.name && b.name ? a.name.localeCompare(b.name, locale) : a.name.length - b.name.length));
}

/** What one chooses a tag from: those put on by hand, then, under a heading, those a rule decides about. */
export function tagChoices<T extends { id: number; automatic: boolean }>(
  tags: readonly T[],
  automatic: string,
  text: (tag: T) => string,
): { name: string; options: { value: number; text: string }[] }[] {
  const group = (name: string, list: readonly T[]) => ({
    name,
    options: list.map((tag) => ({ value: tag.id, text: text(tag) })),
  });
  const groups = [
    group(
      '',
      tags.filter((tag) => !tag.automatic),
    ),
    group(
      automatic,
      tags.filter((tag) => tag.automatic),
    ),
  ];
  return groups.filter((g) => g.options.length > 0);
}
