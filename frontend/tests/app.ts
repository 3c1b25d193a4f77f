// Starts the whole page at an address, over the double, the way main.ts does.
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { render } from '@testing-library/vue';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { createPinia, setActivePinia } from 'pinia';
import { createMemoryHistory, createRouter } from 'vue-router';

import App from '../src/App.vue';
import { makeI18n } from '../src/i18n';
import type { Locale } from '../src/i18n/format';
import { routes } from '../src/router';
import { usePreferences } from '../src/stores/preferences';
import { installDouble } from './double/install';
import { preferences } from './double/services';

export async function openApp(address: string, locale: Locale = 'zh-CN') {
  installDouble();
  Object.assign(preferences, { language: locale, density: '', columns: [] });
  const pinia = createPinia();
  setActivePinia(pinia);
  await usePreferences().load();
  const router = createRouter({ history: createMemoryHistory(), routes });
  await router.push(address);
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  const view = render(App, {
    global: { plugins: [pinia, makeI18n(locale), router, [VueQueryPlugin, { queryClient }]] },
  });
  return { ...view, router, user: userEvent.setup() };
}

/** What axe finds wrong; colours are left to Chromium, which has them. */
export async function auditPage(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}
