import type { ComputedRef } from 'vue';

import type { CustomerDetails, CustomerEdit } from '../api/types';
import type { useCustomer } from './useCustomer';

/**
 * Edits single fields of a profile. Each names the value this window saw when the editing began, so that what another window
 * wrote meanwhile is not overwritten unseen: the first try is refused, the one after having been told goes through.
 */
export function useProfileEdit(details: ComputedRef<CustomerDetails | undefined>, one: ReturnType<typeof useCustomer>) {
  const seen = new Map<string, string>();
  const markOf = (field: string): string | undefined => details.value?.marks.find((m) => m.field === field)?.mark;

  function begin(field: string): void {
    const mark = markOf(field);
    if (mark) seen.set(field, mark);
  }

  async function save(field: string, edit: CustomerEdit): Promise<boolean | undefined> {
    const mark = seen.get(field);
    const done = await one.edit({ ...edit, ...(mark && { seen: [{ field, mark }] }) });
    if (done) return true;
    await Promise.all([one.customer.refetch(), one.details.refetch()]);
    begin(field);
    return false;
  }

  return { begin, save };
}
