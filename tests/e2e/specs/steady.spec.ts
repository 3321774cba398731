// Nothing on a page moves while the rest of it comes, not even where the scroll bar takes room.
import config from '../playwright.config.js';
import { application, at, card, heading, orders, prepare, saveApplication } from '../support/desk.js';
import { type Page, expect, test } from '../support/test.js';

test.use({ launchOptions: { ...config.use?.launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] } });

/** The sum of the page's layout shifts, as Web Vitals define them, until everything has come and was painted. */
async function shifts(page: Page, address: string, arrived: () => Promise<void>) {
  await page.goto(address);
  await arrived();
  await page.waitForLoadState('networkidle');
  // The browser reports a shift before the second frame after it.
  return page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    return (window as any).shifted as number;
  });
}

for (const width of [1280, 360]) {
  test(`pages come without moving, ${width} pixels wide`, async ({ page, backend }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => {
      (window as any).shifted = 0;
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries() as any[]) if (!shift.hadRecentInput) (window as any).shifted += shift.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await saveApplication(page, backend, orders.evMixed, application('www.harbour-tea.com', 'harbour-tea.com', 'shop.harbour-tea.com'));
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    for (const [address, arrived] of [
      ['/', () => expect(card(page, orders.ov).first()).toBeVisible()],
      [at(orders.dv, 'application'), () => expect(heading(page, 'Applicant information')).toBeVisible()],
      [at(orders.evMixed, 'application'), () => expect(page.getByRole('list', { name: 'Domain names', exact: true })).toBeVisible()],
      [at(orders.ov, 'verification'), () => expect(heading(page, 'Verification information')).toBeVisible()],
      [at(orders.ov, 'check'), () => expect(heading(page, 'Check your answers')).toBeVisible()],
      [at(orders.evFailed, 'status'), () => expect(heading(page, 'Application status')).toBeVisible()],
    ] as const) {
      expect.soft(await shifts(page, address, arrived), address).toBeLessThan(0.05);
    }
  });
}
