import { defineStore } from 'pinia';
import { ref } from 'vue';

/** The tag that was put on last: one key puts it on again. Its name is what it was called then. */
export const useLastTag = defineStore('lastTag', () => {
  const tag = ref<{ id: number; name: string }>();
  return { tag };
});
