import { onScopeDispose, watch } from 'vue';
import { useRoute } from 'vue-router';

import { keepList } from '../api/desktop';

/** How long a list stands still before it is remembered as the one that was looked at last. */
const PAUSE = 800;

/** Remembers the list that is looked at, so that the next start goes on with it. */
export function useLastList(): void {
  const route = useRoute();
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => (route.name === 'customers' ? new URLSearchParams(route.query as Record<string, string>).toString() : ''),
    (address) => {
      clearTimeout(timer);
      if (route.name === 'customers') timer = setTimeout(() => void keepList(address).catch(() => false), PAUSE);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
}
