// The browser tests: the built dist/, served by the reference backend. `cargo xtask test` runs them; to run some by hand:
// `npx playwright test -g "N10"` in this folder, after `cargo xtask build` and `cargo build -p signet-backend`.
import { existsSync } from 'node:fs';

import { defineConfig } from '@playwright/test';

const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

export default defineConfig({
  testDir: 'specs',
  // It makes pictures for `cargo xtask photos --print-view`, and tests nothing.
  testIgnore: process.env.SIGNET_SHEETS ? [] : ['**/sheets.spec.ts'],
  outputDir: 'results',
  snapshotPathTemplate: 'snapshots/{arg}{ext}',
  fullyParallel: false, // The tests of one file share a backend; files run beside each other, each worker with its own.
  workers: 2,
  // A test that passes the second time is a defect of the test or of the app. CI counts it as flaky, and goes on: a busy machine
  // must not keep a release from landing.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1120, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    actionTimeout: 10_000,
    // A trace takes a fifth of the time, so it is made when a test is repeated, or with `npx playwright test --trace on`.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? installed,
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
      ],
    },
  },
});
