// Query keys. The first word is the area, so that one `invalidateQueries` reaches everything in it.
import type { CustomerFilter, CustomerQuery, PortraitQuery, TimelineAsk } from './types';

export type ListQuery = Omit<CustomerQuery, 'after' | 'limit'>;

export const keys = {
  shop: ['shop'] as const,
  shopState: ['shop', 'state'] as const,
  totals: ['shop', 'totals'] as const,
  customers: ['customers'] as const,
  customerList: (q: ListQuery) => ['customers', 'list', q] as const,
  customerCount: (f: CustomerFilter) => ['customers', 'count', f] as const,
  standings: (f: CustomerFilter) => ['customers', 'standings', f] as const,
  customer: (id: number) => ['customers', 'one', id] as const,
  orders: (id: number) => ['customers', 'orders', id] as const,
  details: (id: number) => ['customers', 'details', id] as const,
  share: (id: number) => ['customers', 'share', id] as const,
  timeline: (q: TimelineAsk) => ['customers', 'timeline', q] as const,
  doubles: ['identities', 'queue'] as const,
  comparison: (ids: number[], into: number) => ['identities', 'comparison', ids, into] as const,
  todo: ['reminders', 'todo'] as const,
  reminders: (customer: number) => ['reminders', 'of', customer] as const,
  sources: ['sources', 'all'] as const,
  sourceReport: (lastDays: number) => ['sources', 'report', lastDays] as const,
  sourceHistory: (id: number) => ['sources', 'history', id] as const,
  tags: ['tags'] as const,
  portrait: (q: PortraitQuery) => ['portraits', 'draw', q] as const,
  populations: (lastDays: number) => ['portraits', 'counts', lastDays] as const,
  china: ['china'] as const,
  readings: ['imports', 'readings'] as const,
  customFields: ['fields'] as const,
  fields: ['imports', 'fields'] as const,
  formats: ['imports', 'formats'] as const,
  history: ['imports', 'history'] as const,
  journal: ['journal', 'pages'] as const,
  latest: ['journal', 'latest'] as const,
  jobs: ['jobs'] as const,
  preferences: ['preferences'] as const,
};
