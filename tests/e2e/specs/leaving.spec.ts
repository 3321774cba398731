// A page is left while something in it has the focus, or waits for an answer. The browser sends `blur`, `change` and `focusout`
// when a focused control is removed, and timers, workers and calls may end after the page has gone: none of them may touch it then.
// `test` fails on every error in the console and every exception.
import type { Page } from '@playwright/test';

import { application, field, heading, link, open, orders, saveApplication } from '../support/desk.js';
import { expect, test } from '../support/test.js';

const titles = {
  application: 'Applicant information',
  verification: 'Verification information',
  check: 'Check your answers',
  status: 'Application status',
} as const;
type Place = keyof typeof titles;

/** Every control of the page that can have the focus. */
const controls = (page: Page) =>
  page.locator('main').locator('a[href], button:not([disabled]), input:not([type=hidden]):not([hidden]), select, textarea, [tabindex="0"]');

/** Goes to a page of the order from the list of orders, so that Back leads to the list. */
async function come(page: Page, order: string, place: Place) {
  await page.evaluate((path) => {
    const way = document.createElement('a');
    way.href = path;
    document.body.append(way);
    way.click();
    way.remove();
  }, `/orders/${order}/${place}`);
  await expect(heading(page, titles[place])).toBeVisible();
}

for (const place of ['application', 'verification', 'check', 'status'] as const) {
  test(`${place} is left by Back and by Forward with the focus on every control in turn`, async ({ page, backend }) => {
    await saveApplication(page, backend, orders.ov, { ...application('www.harbour-tea.com', 'xn--mller-cargo-thb.de'), csr: { method: 'manual', pem: '' } });
    await page.goto('/');
    await expect(heading(page, 'Your certificates')).toBeVisible();
    await come(page, orders.ov, place);
    if (place === 'application') await expect(page.getByRole('list', { name: 'Domain names', exact: true }).getByRole('listitem')).toHaveCount(2);
    // The parts that come later are there once two counts are the same.
    let count = 0;
    await expect.poll(async () => {
      const before = count;
      count = await controls(page).count();
      return count > 0 && count === before;
    }, { intervals: [300] }).toBe(true);
    for (let at = 0; at < count; at++) {
      const control = controls(page).nth(at);
      await expect(control).toBeAttached();
      await control.evaluate((element: HTMLElement) => element.focus());
      await page.goBack();
      await expect(heading(page, 'Your certificates')).toBeVisible();
      await page.goForward();
      await expect(heading(page, titles[place])).toBeVisible();
      await expect(controls(page)).toHaveCount(count);
    }
    // And forward, away from the page: first to it again by Back from another.
    await come(page, orders.dv, 'application');
    await page.goBack();
    await expect(heading(page, titles[place])).toBeVisible();
    await controls(page).first().evaluate((element: HTMLElement) => element.focus());
    await page.goForward();
    await expect(heading(page, titles.application)).toBeVisible();
  });
}

test('the form is left by a link with letters that wait, a list that is judged and a CSR that is read', async ({ page, backend }) => {
  await saveApplication(page, backend, orders.ov, { ...application('www.harbour-tea.com'), csr: { method: 'manual', pem: '' } });
  await backend.fault({ method: 'PUT', path: '/api/v1/orders/*/application', times: 1, delayMs: 400 });
  await open(page, orders.ov, 'application');
  await page.getByRole('textbox', { name: 'Your CSR' }).evaluate((area: HTMLTextAreaElement) => {
    area.focus();
    document.execCommand('insertText', false, '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----');
  });
  const names = Array.from({ length: 90 }, (_, at) => `tea-${at}.müller-cargo.de`).join('\n');
  await field(page, 'Domain names').evaluate((area: HTMLTextAreaElement, names) => {
    area.focus();
    document.execCommand('insertText', false, names);
    document.querySelector<HTMLElement>('a.brand')?.click();
  }, names);
  await expect(heading(page, 'Your certificates')).toBeVisible();
  // After the save, the page still answers.
  await expect.poll(async () => (await backend.log()).calls.filter((call: any) => call.method === 'PUT').length).toBeGreaterThan(0);
  await link(page, 'Signet').click();
  await expect(heading(page, 'Your certificates')).toBeVisible();
});

test('the language is switched with a list that is judged and a call under way', async ({ page, backend }) => {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await open(page, orders.ov, 'application');
  await field(page, 'Domain names').evaluate((area: HTMLTextAreaElement) => {
    area.focus();
    document.execCommand('insertText', false, '\nmüller-cargo.de');
    document.querySelector<HTMLElement>('button.language')?.click();
  });
  await expect(heading(page, '申请信息')).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(field(page, 'Domain names')).toHaveValue(/müller-cargo\.de/);
});
