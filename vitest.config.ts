import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';

/** Unit tests. `server-only` throws outside a server bundle; here it is the empty module that servers get. */
export default defineConfig({
  resolve: {
    alias: { 'server-only': path.join(import.meta.dirname, 'node_modules/server-only/empty.js') },
  },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    globalSetup: ['tests/make-template-folder.ts'],
    setupFiles: ['tests/remove-temp-folders.ts'],
    // The long ones wait for a database or a process of their own: on two cores four files at a time keep both busy.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // Only what hangs meets these: on a busy machine the longest takes a minute.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'UTC' },
  },
});
