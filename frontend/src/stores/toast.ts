import { defineStore } from 'pinia';
import { ref } from 'vue';

/** One thing that was said, with the operation that can be taken back or the file that can be shown. */
export interface Toast {
  text: string;
  undo?: number;
  /** An undo that can be taken back. */
  redo?: number;
  file?: string;
  /** A failure stays until it is closed. */
  failed?: boolean;
}

/** One toast at a time; a new one takes the old one's place. */
export const useToast = defineStore('toast', () => {
  const current = ref<Toast>();
  const shown = ref(0);

  function show(toast: Toast): void {
    current.value = toast;
    shown.value += 1;
  }

  function close(): void {
    current.value = undefined;
  }

  return { current, shown, show, close };
});
