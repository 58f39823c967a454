import { defineConfig } from 'vitest/config';

/** Unit tests. `server-only` modules load under the same condition that the server and the command use. */
export default defineConfig({
  ssr: { resolve: { conditions: ['react-server', 'node'] } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC' },
  },
});
