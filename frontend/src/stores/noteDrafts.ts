import { defineStore } from 'pinia';

import type { NoteDraft } from '../api/types';

/** Notes that were begun and not saved, by whom they are about: one looks something up elsewhere, and goes on writing. */
export const useNoteDrafts = defineStore('noteDrafts', () => {
  const begun = new Map<string, NoteDraft>();

  function keep(of: string, draft: NoteDraft): void {
    if (draft.text.trim() || draft.pictures.length) begun.set(of, draft);
    else begun.delete(of);
  }
  const find = (of: string): NoteDraft | undefined => begun.get(of);

  return { keep, find };
});
