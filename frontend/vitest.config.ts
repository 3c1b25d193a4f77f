import { defineConfig, mergeConfig } from 'vitest/config';

import viteConfig from './vite.config.ts';

/** Logic needs no window and shares nothing that changes, so its tests share one world; one that needs a document says so. */
const logic = {
  name: 'logic',
  include: ['src/**/*.test.ts'],
  environment: 'node',
  isolate: false,
};
/** Whole pages over the double, in a window; tests/setup.ts has each file begin anew. */
const pages = {
  name: 'pages',
  include: ['tests/**/*.test.ts'],
  environment: 'jsdom',
  setupFiles: ['tests/setup.ts'],
  isolate: false,
  server: { deps: { inline: ['element-plus'] } },
};

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      projects: [
        { extends: true, test: logic },
        { extends: true, test: pages },
      ],
      restoreMocks: true,
      testTimeout: 60_000,
      maxWorkers: '100%', // by itself it leaves one core idle, which of two is half the machine
      css: false,
    },
  }),
);
