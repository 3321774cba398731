// A field shows at once what is typed, and the form takes it a moment later. However soon the applicant goes on, nothing is lost.
import type { Page } from '@playwright/test';

import type { Backend } from '../support/backend.js';
import { applicant, application, button, company, field, heading, open, orders, saveApplication } from '../support/desk.js';
import { expect, test } from '../support/test.js';

/** Types into a field, and goes on before the browser does anything else. */
async function typeAnd(page: Page, name: string, text: string, then: 'blur' | 'click Next' | 'submit' | 'back') {
  const next = await button(page, 'Next').elementHandle();
  await field(page, name).evaluate((control, { text, then, next }) => {
    const typed = control as HTMLInputElement;
    typed.focus();
    typed.setSelectionRange(typed.value.length, typed.value.length);
    document.execCommand('insertText', false, text);
    if (then === 'blur') typed.blur();
    if (then === 'click Next') (next as HTMLElement).click();
    if (then === 'submit') typed.form?.requestSubmit();
    if (then === 'back') history.back();
  }, { text, then, next });
}

async function saved(page: Page, backend: Backend, order: string) {
  return (await page.request.get(`${backend.url}/api/v1/orders/${order}/application`)).json();
}

for (const then of ['click Next', 'submit'] as const) {
  test(`typed and gone on with in one breath (${then}): the last letter is there, in its normal form, saved once`, async ({ page, backend }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    await page.clock.install();
    await open(page, orders.ov, 'application');
    const saves: string[] = [];
    page.on('request', (request) => request.method() === 'PUT' && saves.push(request.url()));
    await typeAnd(page, 'City', ' Pudong ', then);
    await expect(heading(page, 'Verification information')).toBeVisible({ timeout: 20_000 });
    expect((await saved(page, backend, orders.ov)).company.city).toBe('Shanghai Pudong');
    // Every timer that still waits runs now, and a call after it shows that nothing else is on its way.
    await page.clock.fastForward(60_000);
    await page.evaluate(() => fetch('/api/v1/session'));
    expect(saves).toHaveLength(1);
  });
}

test('typed and left at once: it is saved though no timer and no frame comes', async ({ page, backend }) => {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await open(page, orders.ov, 'application');
  await page.evaluate(() => {
    const later = window.setTimeout.bind(window);
    window.setTimeout = ((run: TimerHandler, ms?: number) => (ms && ms < 100 ? 0 : later(run, ms))) as typeof window.setTimeout;
    window.requestAnimationFrame = () => 0;
  });
  await typeAnd(page, 'City', ' Pudong', 'blur');
  await expect.poll(async () => (await saved(page, backend, orders.ov)).company.city).toBe('Shanghai Pudong');
});

test('typed and gone back in one breath: the page saves it while it goes', async ({ page, backend }) => {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await page.goto('/');
  await page.locator(`a[href*="${orders.ov}/application"]`).first().click();
  await expect(field(page, 'City')).toHaveValue('Shanghai');
  await typeAnd(page, 'City', ' Pudong', 'back');
  await expect(heading(page, 'Your certificates')).toBeVisible();
  await expect.poll(async () => (await saved(page, backend, orders.ov)).company.city).toBe('Shanghai Pudong');
});

test('fast typing loses no key and is judged when it rests', async ({ page }) => {
  await open(page, orders.ov, 'application');
  const names = Array.from({ length: 12 }, (_, i) => `host${i}.harbour-tea.com`).join(' ');
  await field(page, 'Domain names').pressSequentially(names, { delay: 2, timeout: 30_000 });
  await expect(field(page, 'Domain names')).toHaveValue(names);
  await expect(page.getByRole('list', { name: 'Domain names', exact: true }).getByRole('listitem')).toHaveCount(12);
  for (const [name, answer] of Object.entries({ ...company, ...applicant })) {
    await field(page, name).pressSequentially(answer);
    await expect(field(page, name)).toHaveValue(answer);
  }
  await expect(page.getByText(/^Saved /)).toBeVisible({ timeout: 20_000 });
  await page.reload();
  await expect(field(page, 'Domain names')).toHaveValue(/host11\.harbour-tea\.com$/);
  await expect(field(page, 'Applicant\'s email')).toHaveValue(applicant['Applicant\'s email'] ?? '');
});

test('a control is laid out by itself, and what is in it fits at every size of text', async ({ page }) => {
  await open(page, orders.evMixed, 'application');
  await page.getByRole('radio', { name: 'I already have a CSR' }).check();
  await expect(field(page, 'Your CSR')).toBeVisible();
  for (const size of ['100%', '200%']) {
    await page.evaluate((size) => void (document.documentElement.style.fontSize = size), size);
    const controls = await page.locator('main').getByRole('textbox').evaluateAll((all) =>
      (all as HTMLInputElement[]).map((control) => {
        control.value = 'Ågjy 汉字';
        const { contain, lineHeight } = getComputedStyle(control);
        const rows = control instanceof HTMLTextAreaElement ? control.rows : 1;
        return { id: control.id, contain, fits: control.scrollHeight <= control.clientHeight && control.clientHeight >= parseFloat(lineHeight) * rows };
      }));
    expect(controls.length).toBeGreaterThan(10);
    expect(controls.filter(({ contain, fits }) => contain !== 'strict' || !fits), size).toEqual([]);
  }
});
