import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { createPinia } from 'pinia';
import { createApp } from 'vue';

import { AppError } from './api/call';
import { logFailure } from './api/desktop';
import App from './App.vue';
import { openLastList } from './composables/openLastList';
import { makeI18n } from './i18n';
import { makeRouter, readPages } from './router';
import { usePreferences } from './stores/preferences';
import 'element-plus/es/components/base/style/css';
import './styles/tokens.css';
import './styles/element.css';
import './styles/base.css';

/** Milliseconds in which the first page has the machine to itself. */
const AFTER_FIRST_SCREEN = 2_000;

/** What nobody caught goes to the log; the page stands as it is. */
function reportFailure(reason: unknown): void {
  if (reason instanceof AppError) return;
  const reference = Math.random().toString(36).slice(2, 8);
  void logFailure(reference, reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
}

async function start(): Promise<void> {
  const app = createApp(App);
  app.use(createPinia());
  const preferences = usePreferences();
  document.documentElement.dataset.theme = preferences.theme; // the system's, until the owner's is read
  await preferences.load().catch(reportFailure);
  app.use(makeI18n(preferences.locale));
  const opens = /^#?\/?$/.test(window.location.hash); // asked before the router writes a place of its own
  const router = makeRouter();
  // A window that opens goes on with the list that was looked at last; one that is reloaded stays where it is.
  if (opens) await openLastList(router).catch(reportFailure);
  app.use(router);
  app.use(VueQueryPlugin, {
    queryClient: new QueryClient({
      defaultOptions: {
        // Everything comes from this machine: no network to wait for, nothing to retry, and events say when it is stale.
        queries: { networkMode: 'always', retry: false, staleTime: 30_000, refetchOnWindowFocus: false },
        mutations: { networkMode: 'always' },
      },
    }),
  });
  app.config.errorHandler = reportFailure;
  window.addEventListener('unhandledrejection', (e) => reportFailure(e.reason));
  app.mount('#app');
  setTimeout(() => void readPages().catch(reportFailure), AFTER_FIRST_SCREEN);
}

void start();
