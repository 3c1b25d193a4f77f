import { defineStore } from 'pinia';
import { ref } from 'vue';

import type { ListQuery } from '../api/keys';
import type { Selection } from '../api/types';

/** What was selected in a list, by its address: numbers of customers, or everybody it meant then. */
interface Selected {
  of: string;
  picked: readonly number[];
  everyone: Selection | undefined;
}

/** The list a customer was opened from: its question, its address, the place in it and who is selected, never its rows. */
export const useTrail = defineStore('trail', () => {
  const query = ref<ListQuery>();
  const from = ref(0);
  const address = ref('/customers');
  const place = ref(0);
  const scroll = ref<number>();
  const selected = ref<Selected>();

  function remember(q: ListQuery, row: number, fullPath: string, index: number): void {
    query.value = q;
    from.value = row;
    address.value = fullPath;
    place.value = index;
  }

  /** Where to go on in a list: the remembered place when it is the same list, its top otherwise. */
  const placeIn = (fullPath: string): number => (fullPath === address.value ? place.value : 0);

  /** How far it was scrolled, unless the place has changed since: on the customer's page one goes to the next. */
  const scrollIn = (fullPath: string, index: number): number | undefined =>
    fullPath === address.value && index === place.value ? scroll.value : undefined;

  return { query, from, address, place, scroll, selected, remember, placeIn, scrollIn };
});
