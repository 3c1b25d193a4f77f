import { defineStore } from 'pinia';
import { ref } from 'vue';

import type { ListQuery } from '../api/keys';

/** The list a customer was opened from: its question and its address, never its rows. */
export const useTrail = defineStore('trail', () => {
  const query = ref<ListQuery>();
  const address = ref('/customers');

  function remember(q: ListQuery, fullPath: string): void {
    query.value = q;
    address.value = fullPath;
  }

  return { query, address, remember };
});
