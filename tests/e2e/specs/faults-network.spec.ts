// The network fails before, during and after a submission: the page never calls an unknown outcome a failure, and never sends twice.
import { at, button, heading, open, openReady, orders, saveApplication, application, sentKeys, submissions } from '../support/desk.js';
import { png } from '../support/png.js';
import { type Page, expect, test } from '../support/test.js';

test.describe.configure({ mode: 'parallel' });

const press = (page: Page) => button(page, 'Submit for verification').click();
const isUnknown = (page: Page) => page.getByText(/We do not know yet if your application was received/).first();
const post = { method: 'POST', path: '*/submission' };

/** Waits for the status page, and checks that there is one application, whatever was sent. */
async function expectOneApplication(page: Page, backend: Parameters<typeof submissions>[0]) {
  await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
  expect(await submissions(backend, orders.ov)).toBe(1);
  expect(new Set(await sentKeys(backend)).size, 'one key').toBe(1);
}

for (const [name, lies] of [['N1 the browser knows that it is offline', false], ['W17 the browser believes that it is online', true]] as const) {
  test(`${name}: nothing is sent, the page says so, and one press sends it later`, async ({ page, context, backend }) => {
    if (lies) await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => true }));
    await openReady(page, backend);
    await context.setOffline(true);
    await press(page);
    await expect(page.getByText('You seem to be offline. Nothing was sent. Your answers are still on this page.')).toBeVisible();
    await expect(page.getByText('Harbour Tea Limited').first()).toBeVisible();
    await context.setOffline(false);
    expect(await sentKeys(backend)).toEqual([]);
    await press(page);
    await expectOneApplication(page, backend);
    expect(await sentKeys(backend)).toHaveLength(1);
  });
}

test('N4 an answer that stalls is called unknown, then found out', async ({ page, backend }) => {
  await page.clock.install();
  await openReady(page, backend);
  await backend.fault({ ...post, times: 1, delayAfterMs: 120_000 });
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/submission'));
  await press(page);
  await asked;
  await expect.poll(() => submissions(backend, orders.ov)).toBe(1);
  await page.clock.runFor(30_000);
  await expect(isUnknown(page).or(heading(page, 'Application status'))).toBeVisible();
  await expect(page.getByText(/failed|could not be sent/i)).toHaveCount(0);
  await page.clock.runFor(5000);
  await expectOneApplication(page, backend);
});

for (const [name, reset] of [['arrived', 'after'], ['never arrived', 'before']] as const) {
  test(`N4 “Check if it was submitted” reads the attempts before it sends anything, for an application that ${name}`, async ({ page, backend }) => {
    await page.clock.install();
    await openReady(page, backend);
    // No timer runs from now on, so the page waits until it is stopped. A browser repeats a broken request once by itself.
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
    await backend.fault({ ...post, times: 9, reset });
    await press(page);
    await button(page, 'Stop trying').click();
    await page.clock.runFor(1);
    await expect(isUnknown(page)).toBeVisible();
    await backend.endFaults();
    const before = (await backend.log()).calls.length;
    await button(page, 'Check if it was submitted').click();
    await expectOneApplication(page, backend);
    const asked = (await backend.log()).calls.slice(before).map((call: any) => `${call.method} ${call.path.split('/').pop()}`);
    const read = asked.indexOf('GET attempts');
    expect(read, asked.join(', ')).toBeGreaterThanOrEqual(0);
    expect(asked.slice(0, read)).not.toContain('POST submission');
    expect(asked.includes('POST submission'), 'it is sent again only where it never arrived').toBe(reset === 'before');
  });
}

test('N6 on a line of 50 kbit/s the upload shows its progress, is not given up, and nothing is sent twice', async ({ page, backend }) => {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await open(page, orders.ov, 'verification');
  let seed = 1;
  const noise = () => (seed = (seed * 48_271) % 2_147_483_647) & 31;
  const buffer = png(90, 127, () => [200 + noise(), 200 + noise(), 200 + noise()]);
  await page.getByLabel('Photo of the signed form', { exact: true }).setInputFiles({ name: 'form.png', mimeType: 'image/png', buffer });
  await expect(button(page, 'Upload')).toBeVisible({ timeout: 20_000 });
  const line = await page.context().newCDPSession(page);
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 300, uploadThroughput: 6250, downloadThroughput: 6250 });
  await button(page, 'Upload').click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText('Photo uploaded')).toBeVisible({ timeout: 20_000 });
  const uploads = (await backend.log()).calls.filter((call: any) => call.method === 'PUT' && call.path.includes('/documents/'));
  expect(uploads).toHaveLength(1);
});

test('N6 while a slow submission is under way the page says so, and further presses send nothing', async ({ page, backend }) => {
  await openReady(page, backend);
  await backend.fault({ ...post, times: 1, delayMs: 1500 });
  await press(page);
  await expect(page.getByRole('status').filter({ hasText: 'Submitting…' })).toBeVisible();
  await button(page, 'Submit for verification').dispatchEvent('click');
  await expectOneApplication(page, backend);
  expect(await sentKeys(backend)).toHaveLength(1);
});

test('N7 a network that comes and goes for a minute gets one application and no storm of requests', async ({ page, context, backend }) => {
  await page.clock.install();
  await openReady(page, backend);
  await backend.fault({ ...post, times: 4, reset: 'after' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname.split('/').pop()}`));
  await press(page);
  for (let seconds = 0; seconds < 60; seconds += 2) {
    await context.setOffline(seconds % 4 === 0);
    const submit = button(page, 'Submit for verification');
    // The page may have gone on to the status meanwhile.
    const isBusy = await submit.getAttribute('aria-disabled', { timeout: 500 }).catch(() => 'gone');
    if (isBusy === null) await submit.dispatchEvent('click', undefined, { timeout: 500 }).catch(() => undefined);
    await page.clock.runFor(2000);
  }
  await context.setOffline(false);
  await backend.endFaults();
  await expect(async () => {
    const again = button(page, 'Check if it was submitted').or(button(page, 'Submit for verification')).first();
    if (await again.isVisible()) await again.click({ timeout: 500 });
    await page.clock.runFor(30_000);
    await expect(heading(page, 'Application status')).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await expectOneApplication(page, backend);
  expect(asked.filter((call) => call === 'POST submission').length, asked.join(', ')).toBeLessThanOrEqual(10);
});

test('W6 a second tab that submits the same answers meanwhile uses the same key', async ({ page, context, backend }) => {
  await openReady(page, backend);
  const other = await context.newPage();
  await open(other, orders.ov, 'check');
  await other.waitForLoadState('networkidle');
  await backend.fault({ ...post, times: 1, delayAfterMs: 5000 });
  await press(page);
  await expect.poll(() => submissions(backend, orders.ov)).toBe(1);
  await press(other);
  for (const tab of [page, other]) await expectOneApplication(tab, backend);
});

test('W5 a tab that is closed while it submits: the next one shows the outcome, and there is one application', async ({ page, context, backend }) => {
  await openReady(page, backend);
  await backend.fault({ ...post, times: 1, delayAfterMs: 20_000 });
  await press(page);
  await expect.poll(() => submissions(backend, orders.ov)).toBe(1);
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await next.goto(at(orders.ov, 'check'));
  await expect(next.getByText('This application has been submitted and cannot be changed now.')).toBeVisible();
  await next.getByRole('link', { name: 'See its status' }).click();
  await expect(next.getByText('Verifying', { exact: true }).first()).toBeVisible();
  await expectOneApplication(next, backend);
});

test('W5 a reload while it submits carries on with the same key', async ({ page, backend }) => {
  await openReady(page, backend);
  await backend.fault({ ...post, times: 1, delayMs: 20_000 });
  await press(page);
  await expect.poll(async () => (await sentKeys(backend)).length).toBe(1);
  await page.reload();
  await press(page);
  await expectOneApplication(page, backend);
});
