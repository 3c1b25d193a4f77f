import { onScopeDispose, ref } from 'vue';

/** Whether a media query holds, now and whenever that changes. */
export function useMedia(query: string) {
  const list = window.matchMedia(query);
  const matches = ref(list.matches);
  const changed = (e: MediaQueryListEvent): void => void (matches.value = e.matches);
  list.addEventListener('change', changed);
  onScopeDispose(() => list.removeEventListener('change', changed));
  return { matches };
}
