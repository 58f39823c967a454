import path from 'node:path';
import { defineConfig } from '@playwright/test';

/** Each worker has a server of its own, on a free port and a fresh data directory (see start-server.ts). */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.join(import.meta.dirname, '../../test-results/e2e'),
  globalSetup: path.join(import.meta.dirname, 'start-server.ts'),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Much of a test is waiting; two beside each other keep two cores busy.
  workers: 2,
  // Software WebGL on a shared machine may starve a page once; a test that needs its second try is printed as flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--ignore-gpu-blocklist',
        // Only what asks for WebGL is drawn by the software GPU: it is slow at painting the rest of a page.
        '--disable-gpu-rasterization',
        '--disable-gpu-compositing',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
