import { defineStore } from 'pinia';
import { ref } from 'vue';

import type { UndoReport } from '../api/types';

/** An undo that would leave something alone waits here until the owner has seen what. */
export const usePendingUndo = defineStore('undo', () => {
  const report = ref<UndoReport>();
  /** The operations that are asked about: one, or the imports of files that came together. */
  const ids = ref<number[]>([]);
  return { report, ids };
});
