import { defineStore } from 'pinia';
import { computed, ref } from 'vue';

import { type ListColumn, standardColumns, usableColumns } from '../composables/listColumns';
import { usePreferences } from './preferences';

/** How the customer list looks: its columns and how close its rows stand. A view brings columns of its own along. */
export const useListLooks = defineStore('listLooks', () => {
  const preferences = usePreferences();
  /** The columns of the view that is open, changed or not. */
  const ofView = ref<ListColumn[]>();
  /** What stands while a change is being written. */
  const pending = ref<ListColumn[]>();

  const columns = computed(() => usableColumns(pending.value ?? ofView.value ?? preferences.saved.columns));
  const roomy = computed(() => preferences.saved.density === 'roomy');
  const rowHeight = computed(() => (roomy.value ? 36 : 32));

  /** Keeps other columns: with the view while one is open, else on this computer. */
  async function keep(next: ListColumn[]): Promise<void> {
    if (ofView.value) {
      ofView.value = next;
      return;
    }
    pending.value = next;
    try {
      await preferences.change({ columns: next });
    } finally {
      pending.value = undefined;
    }
  }

  /** Shows columns without keeping them: while an edge is being dragged. */
  function show(next: ListColumn[] | undefined): void {
    pending.value = next;
  }

  const reset = (): Promise<void> => keep(standardColumns());

  return { columns, ofView, roomy, rowHeight, keep, show, reset };
});
