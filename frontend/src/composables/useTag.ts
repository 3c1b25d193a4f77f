import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

import { freezeIDs } from '../api/customers';
import { keys } from '../api/keys';
import { entitle, exceptFromTag, fetchTag, setTagRule, type TagException } from '../api/tags';
import type { Operation } from '../api/types';
import { useAct } from './useAct';
import { useTags } from './useTags';
import { useText } from './useText';

/** One tag: its rule, who stands apart from it, who has no right to its discount. Every change is said with its undo. */
export function useTag(id: () => number) {
  const { locale } = useText();
  const { tell } = useTags();
  const { act, busy } = useAct();
  const query = useQuery({
    queryKey: computed(() => keys.tag(id(), locale.value)),
    queryFn: () => fetchTag(id()),
    retry: false,
  });

  const change = (what: () => Promise<Operation>): Promise<boolean> =>
    act(async () => {
      const op = await what();
      if (op.id) tell(op);
      return true;
    }).then(Boolean);

  return {
    page: computed(() => query.data.value),
    error: query.error,
    again: () => query.refetch(),
    busy,
    dropRule: () => change(() => setTagRule(id(), '')),
    except: (customer: number, how: TagException) => change(() => exceptFromTag(id(), [customer], how)),
    entitle: (customer: number, on: boolean) => change(async () => entitle(id(), (await freezeIDs([customer])).id, on)),
  };
}
