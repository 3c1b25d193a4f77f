import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Files that were dropped on the window wait here until the import page takes them. */
export const useDropped = defineStore('dropped', () => {
  const paths = ref<string[]>([]);

  /** Hands them over, once. */
  const taken = (): string[] => paths.value.splice(0);

  return { paths, taken };
});
