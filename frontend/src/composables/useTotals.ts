import { useQuery } from '@tanstack/vue-query';

import { keys } from '../api/keys';
import { fetchTotals } from '../api/shop';

/** The whole shop's sums in its own currency; other currencies stand apart. */
export function useTotals() {
  return useQuery({ queryKey: keys.totals, queryFn: fetchTotals });
}
