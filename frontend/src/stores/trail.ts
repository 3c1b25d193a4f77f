import { defineStore } from 'pinia';
import { ref } from 'vue';

import type { ListQuery } from '../api/keys';

/** The list a customer was opened from: its question, its address and the place in it, never its rows. */
export const useTrail = defineStore('trail', () => {
  const query = ref<ListQuery>();
  const address = ref('/customers');
  const place = ref(0);

  function remember(q: ListQuery, fullPath: string, index: number): void {
    query.value = q;
    address.value = fullPath;
    place.value = index;
  }

  /** Where to go on in a list: the remembered place when it is the same list, its top otherwise. */
  const placeIn = (fullPath: string): number => (fullPath === address.value ? place.value : 0);

  return { query, address, place, remember, placeIn };
});
