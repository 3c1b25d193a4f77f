import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

import { keys } from '../api/keys';
import { addTag, createTag, deleteTag, fetchTags, removeTag } from '../api/tags';
import type { Operation, Selection, Tag } from '../api/types';
import { useLastTag } from '../stores/lastTag';
import { useToast } from '../stores/toast';
import { useAct } from './useAct';
import { useOperation } from './useOperation';

/** The owner's tags, and putting them on and off people; every change is said with its undo. */
export function useTags() {
  const query = useQuery({ queryKey: keys.tags, queryFn: fetchTags });
  const tags = computed(() => query.data.value ?? []);
  const { act, busy } = useAct();
  const toast = useToast();
  const { sentence } = useOperation();

  function tell(o: Operation): void {
    toast.show({ text: sentence(o), ...(o.undoable && { undo: o.id }) });
  }

  const last = useLastTag();
  const put = (tag: Pick<Tag, 'id' | 'name'>, selection: () => Promise<Selection>): Promise<boolean | undefined> =>
    act(async () => {
      tell(await addTag(tag.id, (await selection()).id));
      last.tag = { id: tag.id, name: tag.name };
      return true;
    });

  const take = (tag: Tag, selection: () => Promise<Selection>): Promise<boolean | undefined> =>
    act(async () => {
      tell(await removeTag(tag.id, (await selection()).id));
      return true;
    });

  const remove = (tag: Tag): Promise<void> => act(async () => tell(await deleteTag(tag.id))) as Promise<void>;
  const create = (name: string, color = ''): Promise<Tag> => createTag({ name, color, group: '', description: '' });

  return { query, tags, put, take, remove, create, tell, busy };
}
