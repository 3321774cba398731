// The page comes back out of the browser's back/forward cache, which the tests elsewhere do without.
import config from '../playwright.config.js';
import { openReady, orders, sentKeys, submit } from '../support/desk.js';
import { expect, test } from '../support/test.js';

test.use({ launchOptions: { ...config.use?.launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] } });

test('W7 back from another site the page is as it was, asks for the status and submits nothing again', async ({ page, backend }) => {
  await openReady(page, backend);
  await submit(page);
  await page.evaluate(() => {
    (window as any).mark = 'kept';
    addEventListener('pageshow', (event) => ((window as any).persisted = event.persisted));
  });
  await page.goto('about:blank');
  await backend.decide(orders.ov, { outcome: 'CHECKED_FAIL', auditNote: 'The seal cannot be read.', auditType: 'Documents' });
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.getByText('The seal cannot be read.').first()).toBeVisible({ timeout: 20_000 });
  expect(await page.evaluate(() => [(window as any).mark, (window as any).persisted]), 'it came out of the cache').toEqual(['kept', true]);
  expect(await sentKeys(backend)).toHaveLength(1);
});
