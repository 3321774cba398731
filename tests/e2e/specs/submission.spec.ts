// A submission over a network that fails in every way: there is one application in the end, and the applicant knows it.
import type { Fault } from '../support/backend.js';
import { application, button, field, heading, link, open, orders, prepare, saveApplication, sentKeys, submissions } from '../support/desk.js';
import { summary } from '../support/problems.js';
import { expect, test } from '../support/test.js';

for (const [name, fault] of [
  ['N2 a connection that breaks before the work', { times: 1, reset: 'before' }],
  ['N3 an answer that is lost', { times: 1, reset: 'after' }],
  ['N5 an answer that is cut off', { times: 1, truncateAfter: 30 }],
  ['B1 two answers of 503', { times: 2, status: 503 }],
  ['B1 answers of 502 and 504', [{ times: 1, status: 502 }, { times: 1, status: 504 }]],
  ['B3 an answer of 429 without a word about when', { times: 1, status: 429 }],
  ['B4 a wait that is negative', { times: 1, status: 503, headers: { 'Retry-After': '-1' } }],
  ['B1 a page of trouble in place of an answer', { times: 1, status: 500, headers: { 'Content-Type': 'text/html' }, body: '<h1>Oops</h1>' }],
  ['N9 a page of somebody else', { times: 1, status: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>Hotel</h1>' }],
] as const) {
  test(`${name} → one application, under one key`, async ({ page, backend }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await open(page, orders.ov, 'check');
    for (const each of [fault].flat()) await backend.fault({ method: 'POST', path: '*/submission', ...(each as Omit<Fault, 'path'>) });
    await button(page, 'Submit for verification').click();
    const again = button(page, 'Check if it was submitted').or(button(page, 'Submit for verification'));
    await expect(async () => {
      // Where the outcome is unknown, the applicant finds it out by hand; otherwise the page goes on by itself.
      if (await page.getByText(/We do not know yet if|The reply did not come/).first().isVisible() && await again.first().isEnabled({ timeout: 500 })) {
        await again.first().click({ timeout: 1000 });
      }
      await expect(heading(page, 'Application status')).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 30_000 });
    expect(await submissions(backend, orders.ov)).toBe(1);
    expect(new Set(await sentKeys(backend)).size).toBe(1);
    await expect(page.getByRole('listitem').filter({ hasText: 'Submission number' }).getByRole('code')).toHaveText(/\d{8,}/);
  });
}

for (const header of ['120', '999999999']) {
  test(`B3 nothing is sent sooner than a Retry-After of ${header} asks, nor beyond what somebody waits for`, async ({ page, backend }) => {
    await page.clock.install();
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await open(page, orders.ov, 'check');
    await backend.fault({ method: 'POST', path: '*/submission', times: 1, status: 429, headers: { 'Retry-After': header } });
    await button(page, 'Submit for verification').click();
    const told = page.getByText(/Too many requests\. (We will try again in 2 minutes|Try again in 60 minutes)/).last();
    await expect(told).toBeVisible();
    await page.clock.runFor(110_000);
    await page.evaluate(() => fetch('/api/v1/session'));
    expect(await sentKeys(backend)).toHaveLength(1);
    if (header === '120') {
      await page.clock.runFor(20_000);
    } else {
      await page.clock.fastForward('02:00:00');
      await page.evaluate(() => fetch('/api/v1/session'));
      expect(await sentKeys(backend)).toHaveLength(1);
      await button(page, 'Submit for verification').click();
    }
    await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
    expect(await submissions(backend, orders.ov)).toBe(1);
    expect(new Set(await sentKeys(backend)).size).toBe(1);
  });
}

test('B2 the applicant can stop a long wait, and submit again', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  await backend.fault({ method: 'POST', path: '*/submission', times: 1, status: 503, headers: { 'Retry-After': '120' } });
  await button(page, 'Submit for verification').click();
  await expect(page.getByText(/We will try again in [12] minutes? \(attempt 2\)/).last()).toBeVisible();
  // Screen readers announce the wait once, and not its seconds.
  await expect(page.getByRole('status').filter({ hasText: 'We will try again in' })).toBeAttached();
  await button(page, 'Stop trying').click();
  await expect(button(page, 'Stop trying')).toHaveCount(0);
  await button(page, 'Check if it was submitted').or(button(page, 'Submit for verification')).first().click();
  await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
  expect(await submissions(backend, orders.ov)).toBe(1);
});

test('B5 a refusal by the backend is shown above the page and leads to the answer', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  await backend.fault({
    method: 'POST', path: '*/submission', times: 1, status: 422, headers: { 'Content-Type': 'application/problem+json' },
    body: JSON.stringify({
      type: 'about:blank', title: 'Refused', status: 422, requestId: 'r-1',
      errors: [
        { pointer: '/company/phone', code: 'phone', detail: 'The company phone is <b>not</b> listed' },
        { pointer: '/unheard/of', code: 'other', detail: 'Something else' },
      ],
    }),
  });
  await button(page, 'Submit for verification').click();
  await expect(summary(page)).toBeFocused({ timeout: 20_000 });
  await expect(summary(page)).toContainText('Something else');
  await summary(page).getByRole('link', { name: 'The company phone is <b>not</b> listed' }).click();
  await expect(link(page, 'Change Company phone')).toBeFocused();
  await page.keyboard.press('Enter');
  // The answer shows the same words until it is changed. After that the check page no longer shows them.
  const phone = field(page, 'Company phone');
  await expect(phone).toHaveValue('+862155550100');
  await expect(phone).toHaveAccessibleDescription(/The company phone is <b>not<\/b> listed/);
  await phone.fill('+86 21 5555 0199');
  await expect(phone).not.toHaveAccessibleDescription(/not<\/b> listed/);
  await button(page, 'Next').click();
  await expect(heading(page, 'Check your answers')).toBeFocused({ timeout: 20_000 });
  await expect(page.getByText('The company phone is <b>not</b> listed')).toHaveCount(0);
  expect(await submissions(backend, orders.ov)).toBe(0);
  await button(page, 'Submit for verification').click();
  await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
  expect(await submissions(backend, orders.ov)).toBe(1);
});

test('B8 the page says that the session has ended, and the submission carries on after signing in', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  await backend.signOut();
  await button(page, 'Submit for verification').click();
  await expect(page.getByText(/You are signed out/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('link', { name: /Sign in/ })).toHaveAttribute('href', /.+/);
  await backend.signIn();
  await button(page, 'Continue').or(button(page, 'Submit for verification')).first().click();
  await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
  expect(await submissions(backend, orders.ov)).toBe(1);
});

test('W6 an answer that was changed while the submission was under way is there again after a refusal', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  // The submission arrives, and every answer about it is lost for a while.
  await backend.fault({ method: 'POST', path: '/api/**/submission', times: 99, reset: 'after' });
  await button(page, 'Submit for verification').click();
  await expect.poll(() => submissions(backend, orders.ov)).toBe(1);
  const steps = page.getByRole('navigation', { name: 'Steps' });
  await steps.getByRole('link', { name: 'Applicant information' }).click();
  await field(page, 'City').fill('Suzhou');
  await expect(page.getByText('Your last changes are not saved')).toBeVisible({ timeout: 20_000 });
  await backend.endFaults();
  await page.goBack();
  const find = button(page, 'Check if it was submitted');
  await expect(heading(page, 'Application status').or(find).first()).toBeVisible({ timeout: 30_000 });
  if (await find.isVisible()) await find.click();
  await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
  await backend.decide(orders.ov, { outcome: 'CHECKED_FAIL', auditNote: 'The seal cannot be read.', auditType: 'Documents', fields: [] });
  await link(page, 'Modify and re-apply').first().click({ timeout: 30_000 });
  await expect(field(page, 'City')).toHaveValue('Suzhou');
  await expect(page.getByText(/^Saved at /)).toBeVisible({ timeout: 20_000 });
});

test('W6 answers that were changed elsewhere are looked at before they are submitted', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  const changed = application('www.harbour-tea.com');
  await saveApplication(page, backend, orders.ov, { ...changed, company: { ...changed.company, city: 'Suzhou' } });
  await button(page, 'Submit for verification').click();
  await expect(page.getByText('Your answers were changed after you opened this page. Check them again.')).toBeVisible({ timeout: 20_000 });
  await button(page, 'Show the latest answers').click();
  await expect(page.getByText('Suzhou', { exact: true })).toBeVisible();
  expect(await submissions(backend, orders.ov)).toBe(0);
  await button(page, 'Submit for verification').click();
  await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
  expect(await submissions(backend, orders.ov)).toBe(1);
});
