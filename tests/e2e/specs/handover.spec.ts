// A phone takes the photo: the computer shows a link as a QR code, and a browser without a session, which plays the phone, reads it
// from a screenshot and opens it.
import type { Browser, BrowserContextOptions } from '@playwright/test';

import type { Backend } from '../support/backend.js';
import { application, button, heading, open, orders, photo, saveApplication } from '../support/desk.js';
import { readQrCode } from '../support/qr.js';
import { type Page, expect, expectAccessible, expectMissing, test } from '../support/test.js';

const upload = { method: 'PUT', path: '/api/v1/handover/*' };
const small = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true } as const;

const code = (page: Page) => page.getByRole('img', { name: 'QR code with the link for your phone' });
const arrived = (page: Page) => page.getByText(/^The photo has arrived: \d+ KB\.$/);

async function begin(page: Page, backend: Backend) {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await open(page, orders.ov, 'verification');
}

/** Shows a link on the computer, and reads it. */
async function scan(page: Page, name = 'Use your phone'): Promise<string> {
  const made = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/handover'));
  await button(page, name).click();
  await made;
  await expect(code(page)).toBeVisible();
  await expect(button(page, 'Make a new one')).toBeVisible();
  await code(page).scrollIntoViewIfNeeded();
  return readQrCode(page);
}

/** A phone without a session. It notes what is asked for, and everything that the browser says about the page. */
class Phone {
  readonly asked: { path: string; headers: Record<string, string> }[] = [];
  readonly complaints: string[] = [];
  private constructor(readonly page: Page) {}

  static async open(browser: Browser, link: string, options: BrowserContextOptions = {}): Promise<Phone> {
    const context = await browser.newContext({ ...small, locale: 'en-GB', ...options });
    const phone = new Phone(await context.newPage());
    context.on('request', (request) => phone.asked.push({ path: new URL(request.url()).pathname, headers: request.headers() }));
    context.on('weberror', (error) => phone.complaints.push(error.error().message));
    context.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) phone.complaints.push(message.text());
    });
    await phone.page.goto(link);
    return phone;
  }

  /** Takes a photo with the camera. */
  async take() {
    await this.page.locator('input[capture="environment"]').setInputFiles(photo());
    await expect(button(this.page, 'Upload')).toBeVisible({ timeout: 30_000 });
  }

  async end() {
    expect(this.complaints, 'complaints of the browser').toEqual([]);
    await this.page.context().close();
  }
}

test('the phone reads the code, takes the photo, and the computer goes on', async ({ page, backend, browser }) => {
  await begin(page, backend);
  const link = await scan(page);
  await expectAccessible(page);
  expect(link).toMatch(new RegExp(`^${backend.url}/photo#[\\w-]{20,}$`));
  await expect(page.getByText(/^The link works once, for another (10|9) minutes\.$/)).toBeVisible();
  const box = (await code(page).boundingBox())!;
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(180);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await readQrCode(page), 'the same code in dark colours').toBe(link);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await code(page).scrollIntoViewIfNeeded();
  expect(await readQrCode(page), 'the same code on a small screen').toBe(link);

  const token = link.split('#')[1]!;
  const phone = await Phone.open(browser, link);
  await expect(heading(phone.page, 'Take the photo')).toBeVisible();
  await expect(phone.page.getByText('Harbour', { exact: false })).toHaveCount(0);
  await expect(button(phone.page, 'Take a photo')).toBeVisible();
  expect(phone.page.url(), 'the link is taken out of the address').toBe(`${backend.url}/photo`);
  await expectAccessible(phone.page);
  await phone.take();
  await expectAccessible(phone.page);
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await button(phone.page, 'Upload').click();
  await expect(heading(phone.page, 'Done: continue on the computer')).toBeVisible();
  await expectAccessible(phone.page);

  await expect(arrived(page)).toHaveCount(1);
  await expect(page.getByText('Photo uploaded', { exact: true })).toBeVisible();
  await expect(code(page)).toHaveCount(0);
  await expectAccessible(page);

  // The phone asked for its own part of the program and its own calls, and the secret is nowhere else.
  const calls = phone.asked.filter(({ path }) => path.startsWith('/api/'));
  expect(new Set(calls.map(({ path }) => path))).toEqual(new Set([`/api/v1/handover/${token}`]));
  const parts = phone.asked.map(({ path }) => path).filter((path) => path.includes('-part-'));
  expect(parts.filter((path) => /-part-(journey|orders|csr|validation)/.test(path))).toEqual([]);
  expect(phone.asked.filter(({ headers }) => JSON.stringify(headers).includes(token))).toEqual([]);
  const kept = await phone.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie]));
  expect(kept).not.toContain(token);
  expect(await phone.page.context().cookies()).toEqual([]);
  await phone.end();

  await button(page, 'Next').click();
  await expect(heading(page, 'Check your answers')).toBeVisible();
});

test('on the computer a link is cancelled, replaced, found again after Back, lost by a reload, and expires', async ({ page, backend, browser, watch }) => {
  await begin(page, backend);
  const first = await scan(page);
  await button(page, 'Cancel').click();
  await expect(page.getByRole('status').filter({ hasText: /^This page has stopped waiting\. The link still works until \d+:\d\d/ })).toBeVisible();
  await expect(button(page, 'Use your phone')).toBeFocused();
  const second = await scan(page);
  await expect(page.getByText(/The link that you created before may also work until \d+:\d\d/)).toBeVisible();
  const third = await scan(page, 'Make a new one');
  expect(new Set([first, second, third]).size).toBe(3);

  await page.getByRole('link', { name: 'Print the form' }).click();
  await expect(page.getByRole('heading', { name: 'Application for an SSL certificate' })).toBeVisible();
  await page.goBack();
  await expect(code(page)).toBeVisible();
  await code(page).scrollIntoViewIfNeeded();
  expect(await readQrCode(page), 'Back shows the same link').toBe(third);
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByText('正在等待手机上传照片。')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'English' }).click();

  // The link is a secret, so a reload loses it, and no other tab has it. The page still waits, in words.
  const tab = await page.context().newPage();
  await open(tab, orders.ov, 'verification');
  await expect(tab.getByText(/^The link for your phone is not shown here/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^The link for your phone is not shown here, because the page was reloaded/)).toBeVisible();
  await expect(page.getByText('Waiting for the photo from your phone.')).toBeVisible();
  await expect(code(page)).toHaveCount(0);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  for (const link of [first, second, third]) expect(kept).not.toContain(link.split('#')[1]!);
  await expectAccessible(page);
  const phone = await Phone.open(browser, third);
  await phone.take();
  // While the service cannot be reached, the page says so and keeps checking.
  await backend.fault({ method: 'GET', path: `/api/v1/orders/${orders.ov}`, times: 8, status: 503 });
  await expect(page.getByText('We will keep checking for the photo.')).toBeVisible({ timeout: 30_000 });
  await backend.endFaults();
  await button(phone.page, 'Upload').click();
  await expect(heading(phone.page, 'Done: continue on the computer')).toBeVisible();
  await expect(arrived(page)).toBeVisible({ timeout: 30_000 });
  await expect(arrived(tab)).toBeVisible({ timeout: 30_000 });
  await tab.close();
  await phone.end();

  await scan(page);
  await backend.advance(601);
  await expect(page.getByText('The link has expired. No new photo has arrived.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Photo uploaded', { exact: true })).toBeVisible();
  await expectAccessible(page);
  // A backend without the hand-over.
  await backend.fault({ method: 'POST', path: '*/handover', times: 1, status: 404 });
  await button(page, 'Use your phone').click();
  await expect(page.getByRole('alert').filter({ hasText: 'The certificate service did not create a link for a phone.' })).toBeVisible();
  expectMissing(watch, /handover/);
});

test('on the phone each link that does not work and each upload that fails has a sentence', async ({ page, backend, browser }) => {
  await begin(page, backend);
  const lost = await scan(page);
  const cut = await scan(page, 'Make a new one');
  const late = await scan(page, 'Make a new one');

  // Cut before the photo arrived: trying again sends it.
  const phone = await Phone.open(browser, cut);
  await phone.take();
  await backend.fault({ ...upload, times: 9, reset: 'before' }); // The browser itself tries again.
  await button(phone.page, 'Upload').click();
  await expect(phone.page.getByText('The upload was interrupted. The photo is still on this page: upload it again.')).toBeVisible();
  await backend.endFaults();
  await expectAccessible(phone.page);
  await phone.page.context().setOffline(true);
  await button(phone.page, 'Upload').click();
  await expect(phone.page.getByText('You seem to be offline. Nothing was sent, and the photo is still on this page.', { exact: false })).toBeVisible({ timeout: 30_000 });
  await phone.page.context().setOffline(false);
  await button(phone.page, 'Upload').click();
  await expect(heading(phone.page, 'Done: continue on the computer')).toBeVisible();
  await phone.page.reload();
  await expect(phone.page.getByRole('alert')).toContainText('This page no longer has its link');
  await phone.page.goto(cut);
  await expect(phone.page.getByRole('alert')).toContainText('This link does not work any more.');
  await expect(phone.page.getByRole('alert')).toContainText('On the computer, select “Make a new one”');
  await expectAccessible(phone.page);

  // The same tab opens another link. Its answer is lost after the photo arrived.
  await phone.page.goto(lost);
  await phone.take();
  await backend.fault({ ...upload, times: 9, reset: 'after' });
  await button(phone.page, 'Upload').click();
  await expect(phone.page.getByText('The upload was interrupted.', { exact: false })).toBeVisible();
  await backend.endFaults();
  await button(phone.page, 'Upload').click();
  await expect(phone.page.getByText('Check on the computer if the photo is there.', { exact: false })).toBeVisible();
  await phone.page.goto(`${backend.url}/photo#0000`);
  await expect(phone.page.getByRole('alert')).toContainText('The certificate service does not know this link.');
  await phone.end();

  // A phone that speaks Chinese, and a link that expires while the photo is taken.
  const other = await Phone.open(browser, late, { locale: 'zh-CN' });
  await expect(heading(other.page, '拍摄照片')).toBeVisible();
  await other.page.locator('input[capture="environment"]').setInputFiles(photo());
  await expect(button(other.page, '上传')).toBeVisible({ timeout: 30_000 });
  await backend.advance(601);
  await button(other.page, '上传').click();
  await expect(other.page.getByText('此链接已过期。请在电脑上选择“重新生成”，然后扫描新的二维码。')).toBeVisible();
  await expectAccessible(other.page);
  await other.end();
});
