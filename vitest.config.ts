import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Unit tests. `server-only` throws outside a server bundle; here it is the empty module that servers get. */
export default defineConfig({
  resolve: {
    alias: { 'server-only': path.join(import.meta.dirname, 'node_modules/server-only/empty.js') },
  },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    setupFiles: ['tests/remove-temp-folders.ts'],
    // Most tests wait for a database or a process of their own: on two cores three files at a time keep both busy.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC' },
  },
});
