import { defineStore } from 'pinia';
import { ref } from 'vue';

/** The job whose progress the page itself shows: the top bar need not say it twice. */
export const useShownJob = defineStore('shownJob', () => {
  const id = ref('');
  return { id };
});
