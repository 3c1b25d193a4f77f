import type { Router } from 'vue-router';

import { fetchLastList } from '../api/desktop';

/** Opens the list that was looked at last in this shop; without one, everybody. */
export async function openLastList(router: Router): Promise<void> {
  const last = await fetchLastList().catch(() => '');
  await router.push({ path: '/customers', query: Object.fromEntries(new URLSearchParams(last)) });
}
