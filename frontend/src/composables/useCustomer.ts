import { useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';

import { editCustomer, fetchCustomer, fetchOrders, freezeIDs, revealContacts } from '../api/customers';
import { setField } from '../api/fields';
import { keys } from '../api/keys';
import { addNote, deleteNote, editNote } from '../api/notes';
import { fetchDetails } from '../api/profiles';
import type { Cursor, CustomerEdit, Note, NoteDraft, Operation } from '../api/types';
import { useToast } from '../stores/toast';
import { useAct } from './useAct';
import { useOperation } from './useOperation';

/** One customer with orders and events, and everything that can be done to them; each change is said with its undo. */
export function useCustomer(id: Ref<number>) {
  const { act, busy } = useAct();
  const toast = useToast();
  const { sentence } = useOperation();

  const customer = useQuery({
    queryKey: computed(() => keys.customer(id.value)),
    queryFn: () => fetchCustomer(id.value),
  });
  const details = useQuery({
    queryKey: computed(() => keys.details(id.value)),
    queryFn: () => fetchDetails(id.value),
  });
  const orderPages = useInfiniteQuery({
    queryKey: computed(() => keys.orders(id.value)),
    queryFn: ({ pageParam }) => fetchOrders(id.value, pageParam),
    initialPageParam: undefined as Cursor | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const orders = computed(() => orderPages.data.value?.pages.flatMap((p) => p.rows) ?? []);

  const tell = (o: Operation): void => toast.show({ text: sentence(o), ...(o.undoable && { undo: o.id }) });
  const change = (what: () => Promise<Operation>): Promise<boolean | undefined> =>
    act(async () => {
      tell(await what());
      return true;
    });

  return {
    customer,
    details,
    orders,
    orderPages,
    change,
    busy,
    reveal: () => act(() => revealContacts(id.value)),
    selection: () => freezeIDs([id.value]),
    edit: (e: CustomerEdit) => change(() => editCustomer(id.value, e)),
    setField: (field: number, text: string) => change(() => setField(id.value, field, text)),
    note: (draft: NoteDraft) => change(() => addNote(id.value, draft)),
    editNote: (n: Note, draft: NoteDraft) => change(() => editNote(n.id, draft)),
    deleteNote: (n: Note) => change(() => deleteNote(n.id)),
  };
}
