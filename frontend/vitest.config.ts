import { defineConfig, mergeConfig } from 'vitest/config';

import viteConfig from './vite.config.ts';

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      environment: 'jsdom',
      include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
      setupFiles: ['tests/setup.ts'],
      restoreMocks: true,
      testTimeout: 60_000,
      maxWorkers: '100%', // by itself it leaves one core idle, which of two is half the machine
      css: false,
      server: { deps: { inline: ['element-plus'] } },
    },
  }),
);
