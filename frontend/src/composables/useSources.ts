import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

import { keys } from '../api/keys';
import { editSource, fetchSources, mergeSources, setSource } from '../api/sources';
import type { Operation, Selection } from '../api/types';
import { useToast } from '../stores/toast';
import { useAct } from './useAct';
import { useOperation } from './useOperation';

/** Where customers come from, and correcting it; every change is said with its undo. */
export function useSources() {
  const query = useQuery({ queryKey: keys.sources, queryFn: fetchSources });
  const { act, busy } = useAct();
  const toast = useToast();
  const { sentence } = useOperation();

  const change = (what: () => Promise<Operation>): Promise<boolean | undefined> =>
    act(async () => {
      const o = await what();
      if (o.id) toast.show({ text: sentence(o), ...(o.undoable && { undo: o.id }) });
      return true;
    });

  return {
    query,
    sources: computed(() => query.data.value ?? []),
    busy,
    rename: (id: number, name: string) => change(() => editSource(id, { name })),
    setKind: (id: number, kind: string) => change(() => editSource(id, { kind })),
    merge: (into: number, from: number) => change(() => mergeSources(into, from)),
    correct: (name: string, selection: () => Promise<Selection>) =>
      change(async () => setSource(name, (await selection()).id)),
  };
}
