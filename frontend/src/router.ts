import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router';

import type { MessageKey } from './i18n';

declare module 'vue-router' {
  interface RouteMeta {
    /** The window's title for this page. */
    title: MessageKey;
    /** Wizards fold the sidebar to a rail and show a breadcrumb instead of the search. */
    rail?: boolean;
    /** The page says something even without an open shop. */
    withoutShop?: boolean;
  }
}

export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/customers' },
  {
    path: '/customers',
    name: 'customers',
    component: () => import('./views/CustomersView.vue'),
    meta: { title: 'customer.list.title' },
  },
  {
    path: '/customers/:id(\\d+)',
    name: 'customer',
    component: () => import('./views/CustomerView.vue'),
    meta: { title: 'customer.page.title' },
    props: (to) => ({ id: Number(to.params.id) }),
  },
  {
    path: '/calls/:selection',
    name: 'calls',
    component: () => import('./views/CallsView.vue'),
    meta: { title: 'calls.title' },
    props: true,
  },
  {
    path: '/doubles/:ids(\\d+-\\d+)?',
    name: 'doubles',
    component: () => import('./views/DoublesView.vue'),
    meta: { title: 'doubles.title' },
    props: (to) => ({
      asked: String(to.params.ids ?? '')
        .split('-')
        .filter(Boolean)
        .map(Number),
    }),
  },
  {
    path: '/todo',
    name: 'todo',
    component: () => import('./views/TodoView.vue'),
    meta: { title: 'reminder.title' },
  },
  {
    path: '/slips/:customer(\\d+)?',
    name: 'slips',
    component: () => import('./views/SlipsView.vue'),
    meta: { title: 'slip.title' },
    props: (to) => ({ customer: Number(to.params.customer || 0) }),
  },
  {
    path: '/feedback',
    name: 'feedback',
    component: () => import('./views/FeedbackView.vue'),
    meta: { title: 'feedback.title' },
  },
  {
    path: '/segments',
    name: 'segments',
    component: () => import('./views/SegmentsView.vue'),
    meta: { title: 'segment.list.title' },
  },
  {
    path: '/segments/:id(new|\\d+)',
    name: 'segment',
    component: () => import('./views/SegmentView.vue'),
    meta: { title: 'segment.list.title' },
    props: (to) => ({ id: to.params.id === 'new' ? 0 : Number(to.params.id) }),
  },
  {
    path: '/campaigns',
    name: 'campaigns',
    component: () => import('./views/CampaignsView.vue'),
    meta: { title: 'campaign.title' },
  },
  {
    path: '/campaigns/:id(\\d+)',
    name: 'campaign',
    component: () => import('./views/CampaignView.vue'),
    meta: { title: 'campaign.title' },
    props: (to) => ({ id: Number(to.params.id) }),
  },
  {
    path: '/campaigns/:id(\\d+)/worklist',
    name: 'worklist',
    component: () => import('./views/WorklistView.vue'),
    meta: { title: 'worklist.title' },
    props: (to) => ({ id: Number(to.params.id) }),
  },
  { path: '/tags', name: 'tags', component: () => import('./views/TagsView.vue'), meta: { title: 'tag.list.title' } },
  {
    path: '/tags/:id(\\d+)',
    name: 'tag',
    component: () => import('./views/TagView.vue'),
    meta: { title: 'tag.list.title' },
    props: (to) => ({ id: Number(to.params.id) }),
  },
  {
    path: '/sources',
    name: 'sources',
    component: () => import('./views/SourcesView.vue'),
    meta: { title: 'source.title' },
  },
  {
    path: '/channels',
    name: 'channels',
    component: () => import('./views/ChannelsView.vue'),
    meta: { title: 'channel.title' },
  },
  {
    path: '/portrait',
    name: 'portrait',
    component: () => import('./views/PortraitView.vue'),
    meta: { title: 'portrait.title' },
  },
  {
    path: '/records',
    name: 'records',
    component: () => import('./views/RecordsView.vue'),
    meta: { title: 'record.title' },
  },
  {
    path: '/import',
    name: 'import',
    component: () => import('./views/ImportView.vue'),
    meta: { title: 'import.title', rail: true },
  },
  {
    path: '/settings',
    name: 'settings',
    component: () => import('./views/SettingsView.vue'),
    meta: { title: 'settings.title', withoutShop: true },
  },
  { path: '/:rest(.*)', redirect: '/customers' },
];

export const makeRouter = () => createRouter({ history: createWebHashHistory(), routes });

/** Reads the code of all pages, one after the other, so that none is waited for when it is first opened. */
export async function readPages(): Promise<void> {
  for (const { component } of routes) if (component) await (component as () => Promise<unknown>)();
}
