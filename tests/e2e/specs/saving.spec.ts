// The draft on its way to the backend: closing the tab too early, no network for a while, and the network that is back.
import { application, field, open, orders, saveApplication } from '../support/desk.js';
import { type Page, expect, test } from '../support/test.js';

const city = (page: Page) => field(page, 'City');

/** Types as a person does: browsers ask before they close a page only where somebody has touched it. */
async function type(page: Page, words: string) {
  await city(page).click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

test.beforeEach(async ({ page, backend }) => {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
});

test('W4 a tab that is closed with unsaved answers asks first, and one with saved answers does not', async ({ page, backend }) => {
  await open(page, orders.ov, 'application');
  await backend.fault({ method: 'PUT', path: '*/application', times: 1, status: 503, headers: { 'Retry-After': '3000' } });
  await type(page, ' Pudong');
  await expect(page.getByRole('alert').getByText('Your answers could not be saved. We will keep trying. Do not close this page.')).toBeVisible();
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(city(page)).toHaveValue('Shanghai Pudong');

  await type(page, ' East');
  await expect(page.getByText(/^Saved /)).toBeVisible();
  // Screen readers announce trouble only: the form is saved after every pause.
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toHaveCount(0);
  let isAsked = false;
  page.on('dialog', (unwanted) => {
    isAsked = true;
    void unwanted.dismiss();
  });
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(isAsked).toBe(false);
});

test('answers that were typed without a network are saved as soon as it is back', async ({ page, context }) => {
  await page.clock.install();
  await open(page, orders.ov, 'application');
  // The parts of the program that come later are there too.
  await expect(page.getByText(/\d+ of \d+ done/).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await type(page, ' Pudong');
  await expect(page.getByText('Your answers could not be saved. We will keep trying. Do not close this page.')).toBeVisible();
  await expect(page.getByText(/You seem to be offline\./)).toBeVisible();
  // No timer that was set before runs from now on: only the news of the network can bring the next attempt.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
  await expect(page.getByText('Your answers could not be saved. We will keep trying. Do not close this page.')).toBeVisible();
  await context.setOffline(false);
  await page.clock.runFor(1);
  await expect(page.getByText(/^Saved /)).toBeVisible();
  expect((await (await page.request.get(`/api/v1/orders/${orders.ov}/application`)).json()).company.city).toBe('Shanghai Pudong');
});

test('a page that is hidden saves at once', async ({ page }) => {
  await page.clock.install();
  await open(page, orders.ov, 'application');
  // No timer runs from now on, so the form takes the answer when the field is left.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
  await type(page, ' Pudong');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Not saved yet')).toBeVisible();
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.clock.runFor(1);
  await saved;
  await expect(page.getByText(/^Saved /)).toBeVisible();
});
