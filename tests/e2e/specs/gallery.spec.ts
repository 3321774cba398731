// The gallery: axe over every widget in every state, and pictures of the gallery and of the main pages, which are compared with those that
// were taken before. `cargo xtask pictures` takes them anew. Where other fonts draw the text, the comparison is skipped, and counted so.
import type { Backend } from '../support/backend.js';
import { application, at, button, heading, orders, prepare, saveApplication } from '../support/desk.js';
import { hasFontsOfPictures, hasGallery } from '../support/gallery.js';
import { type Page, expect, expectAccessible, test } from '../support/test.js';
import { hideTimes } from '../support/times.js';

const looks = [
  { lang: 'en', locale: 'en-GB', colorScheme: 'light', width: 1000 },
  { lang: 'zh', locale: 'zh-CN', colorScheme: 'dark', width: 360 },
] as const;

/** Opens the gallery and waits until its last widget is drawn. */
async function openGallery(page: Page) {
  await page.goto('/gallery');
  await expect(page.locator('#photo-uploading')).toBeAttached({ timeout: 20_000 });
  await expect(page.locator('#csr-text')).toBeVisible();
  await page.waitForLoadState('networkidle');
}

const names = ['www.harbour-tea.com', 'xn--mller-cargo-thb.de'];

/** The pages whose pictures are compared: how each is reached, and in which looks. */
const pages: [name: string, in_: string, reach: (page: Page, backend: Backend) => Promise<unknown>][] = [
  ['orders', 'en', (page) => page.goto('/')],
  ['form', 'zh', (page) => page.goto(at(orders.evMixed, 'application'))],
  ['verification', 'en', async (page, backend) => {
    await saveApplication(page, backend, orders.evMixed, application(...names));
    await page.goto(at(orders.evMixed, 'verification'));
  }],
  ['check', 'en', async (page, backend) => {
    await prepare(page, backend, orders.ov, ...names);
    await page.goto(at(orders.ov, 'check'));
    await expect(page.getByRole('img').last()).toBeVisible();
  }],
  ['status', 'en zh', async (page, backend) => {
    await prepare(page, backend, orders.ov, ...names);
    await page.goto(at(orders.ov, 'check'));
    await page.locator('#submit').click();
    await expect(page.locator('.confirmation')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(/checked|更新于/)).toBeVisible();
    await expect(page.locator('.attempts code')).toBeVisible();
  }],
  ['print', 'zh', async (page, backend) => {
    await saveApplication(page, backend, orders.ov, application(...names));
    await page.goto(`/orders/${orders.ov}/documents/organizationForm/print`);
    await expect(page.getByText('+86 21 5555 0100')).toBeVisible();
  }],
];

/** Compares the page with its picture. */
async function compare(page: Page, name: string) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(hideTimes);
  // Numbers that the backend draws, the version of the app, and a bar that moves differ from run to run.
  await page.evaluate(() => document.querySelectorAll('.attempts code').forEach((number) => { number.textContent = '0'; }));
  const mask = [page.locator('.site-foot'), page.locator('progress:not([value])')];
  await expect.soft(page).toHaveScreenshot(['pictures', `${name}.png`], { fullPage: true, mask, scale: 'device', maxDiffPixels: 100, threshold: 0.3, timeout: 30_000 });
}

for (const { lang, locale, colorScheme, width } of looks) {
  test.describe(lang, () => {
    test.use({ locale, colorScheme, viewport: { width, height: 800 }, deviceScaleFactor: 0.5, reducedMotion: 'reduce' });

    test('every widget in every state passes axe', async ({ page }) => {
      test.skip(!hasGallery, 'a release has no gallery');
      await openGallery(page);
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        await expectAccessible(page);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    });

    // Half as wide and high, so that the pictures are small; what moves or changes its colour is seen all the same.
    test('pages and widgets look as in their pictures', async ({ page, backend }) => {
      test.slow();
      await page.goto('/');
      await expect(page.getByRole('listitem').first()).toBeVisible();
      test.skip(!(await hasFontsOfPictures(page)), 'this machine has other fonts or another browser than the pictures');
      if (hasGallery) {
        await openGallery(page);
        await compare(page, `gallery-${lang}`);
      }
      for (const [name, , reach] of pages.filter(([, where]) => where.includes(lang))) {
        await backend.reset();
        await reach(page, backend);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await compare(page, `${name}-${lang}`);
      }
    });
  });
}

test('a release has no gallery', async ({ page }) => {
  test.skip(hasGallery, 'this is a development build');
  await page.goto('/gallery');
  await expect(heading(page, 'Page not found')).toBeVisible();
  await expect(button(page, '中文')).toBeVisible();
});
