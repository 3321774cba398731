// A photo that was chosen and is not uploaded yet: it stays while the applicant looks elsewhere, `Next` uploads it, and what ends
// the program asks first or is said afterwards.
import type { Backend } from '../support/backend.js';
import { application, button, heading, link, next, open, orders, photo, saveApplication, savePhoto, uploadPhoto } from '../support/desk.js';
import { fieldsJpeg, file } from '../support/photos.js';
import { paperPng } from '../support/png.js';
import { summary } from '../support/problems.js';
import { type Page, expect, expectAccessible, test } from '../support/test.js';

const LOST = 'The page was reloaded before the photo you chose was uploaded. Choose it again';
const LOST_WHILE_CHOOSING = 'The page was reloaded while you were taking or choosing a photo, so nothing was uploaded. Take or choose it again';
const documents = { method: 'PUT', path: '*/documents/*' };

const input = (page: Page) => page.getByLabel('Photo of the signed form', { exact: true });
const preview = (page: Page) => page.getByRole('img', { name: 'Your photo' }).first();
const arrived = (page: Page) => page.getByText('Photo uploaded');

async function begin(page: Page, backend: Backend, order: string = orders.ov) {
  await saveApplication(page, backend, order, application('www.harbour-tea.com'));
  await open(page, order, 'verification');
}

async function choose(page: Page) {
  await input(page).setInputFiles(photo());
  await expect(page.getByText('The photo is ready to upload')).toBeVisible({ timeout: 30_000 });
}

/** How many photos the backend was sent. */
const uploads = async (backend: Backend) =>
  (await backend.log()).calls.filter(({ method, path }: any) => method === 'PUT' && path.includes('/documents/')).length;

/** Loads the page anew; whether the browser asked before. */
async function reload(page: Page): Promise<boolean> {
  // Browsers ask only on a page that was touched.
  await heading(page, 'Verification information').click();
  let asked = false;
  const onDialog = (dialog: any) => {
    asked ||= dialog.type() === 'beforeunload';
    return dialog.accept();
  };
  page.on('dialog', onDialog);
  await page.reload();
  page.off('dialog', onDialog);
  await expect(button(page, 'Next')).toBeVisible();
  return asked;
}

test.describe('a reload', () => {
  test('W4 a reload asks before it, says afterwards what was lost, and is silent once the photo is there', async ({ page, backend }) => {
    await begin(page, backend);
    expect(await reload(page), 'nothing was chosen').toBe(false);
    await expect(input(page)).not.toHaveAttribute('aria-invalid');
    await choose(page);
    expect(await reload(page), 'a photo was chosen').toBe(true);
    await expect(input(page)).toHaveAccessibleDescription(new RegExp(LOST));
    await expectAccessible(page);
    // It is still lost after another one, and in another language.
    expect(await reload(page)).toBe(false);
    await expect(page.getByText(LOST)).toBeVisible();
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByText('页面在照片上传之前重新加载了。请重新选择照片')).toBeVisible();
    await page.getByRole('button', { name: 'English' }).click();
    await choose(page);
    await expect(page.getByText(LOST)).toHaveCount(0);
    await button(page, 'Upload').click();
    await expect(arrived(page)).toBeVisible();
    expect(await reload(page), 'the photo is uploaded').toBe(false);
    await expect(arrived(page)).toBeVisible();
    await expect(page.getByText(LOST)).toHaveCount(0);
  });

  test('asks while a photo is made ready and while it is uploaded', async ({ page, backend }) => {
    await begin(page, backend);
    await input(page).setInputFiles(file(await fieldsJpeg(page, 3000, 4000, 1, 90)));
    await expect(page.getByRole('progressbar')).toBeVisible();
    expect(await reload(page)).toBe(true);
    await expect(page.getByText(LOST)).toBeVisible();
    await choose(page);
    await backend.fault({ ...documents, times: 1, delayMs: 20_000 });
    await button(page, 'Upload').click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    expect(await reload(page)).toBe(true);
    await backend.endFaults();
    await expect(page.getByText(LOST)).toBeVisible();
  });

  test('is no loss where the upload arrived after all', async ({ page, backend }) => {
    await begin(page, backend);
    await choose(page);
    await backend.fault({ ...documents, times: 1, delayAfterMs: 20_000 });
    await button(page, 'Upload').click();
    await expect.poll(() => uploads(backend)).toBe(1);
    await expect.poll(async () => {
      const { documents } = await (await page.request.get(`${backend.url}/api/v1/orders/${orders.ov}`)).json();
      return Boolean(documents[0].upload);
    }).toBe(true);
    expect(await reload(page)).toBe(true);
    await expect(arrived(page)).toBeVisible();
    await expect(page.getByText(LOST)).toHaveCount(0);
    await backend.endFaults();
  });

  test('asks for nothing once the photo was removed or refused', async ({ page, backend }) => {
    await begin(page, backend);
    await choose(page);
    await button(page, 'Remove').click();
    expect(await reload(page)).toBe(false);
    await expect(page.getByText(LOST)).toHaveCount(0);
    await input(page).setInputFiles(file(Buffer.from('%PDF-1.7\n')));
    await expect(page.getByText(/It is a PDF document/)).toBeVisible();
    expect(await reload(page)).toBe(false);
    await expect(page.getByText(LOST)).toHaveCount(0);
  });

  test('W4 a reload while the camera is open is said, and what is kept for that tells nothing of the photo', async ({ browser, backend }) => {
    const context = await browser.newContext({ baseURL: backend.url, hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const picker = page.waitForEvent('filechooser', { timeout: 30_000 });
    await begin(page, backend);
    await button(page, 'Take a photo').tap();
    await picker;
    await page.reload();
    await expect(input(page)).toHaveAccessibleDescription(new RegExp(LOST_WHILE_CHOOSING));
    // Touching the page means that the picker was closed.
    const again = page.waitForEvent('filechooser');
    await button(page, 'Take a photo').tap();
    await again;
    await choose(page);
    const kept = await page.evaluate(() => Object.entries(sessionStorage).filter(([name]) => name.startsWith('signet.photo.')));
    expect(kept).toHaveLength(1);
    expect(kept[0]![0]).toMatch(new RegExp(`^signet\\.photo\\.${orders.ov}\\.\\w+$`));
    expect(kept[0]![1].trim()).toBe('chosen');
    await button(page, 'Remove').click();
    const third = page.waitForEvent('filechooser');
    await button(page, 'Take a photo').tap();
    await third;
    await reload(page);
    await expect(input(page)).not.toHaveAttribute('aria-invalid');
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('signet.photo.')))).toEqual([]);
    await context.close();
  });

  test('closing the tab asks as well', async ({ page, backend }) => {
    await begin(page, backend);
    await heading(page, 'Verification information').click();
    await choose(page);
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    expect((await asked).type()).toBe('beforeunload');
    await (await asked).dismiss();
    await expect(preview(page)).toBeVisible();
  });
});

test.describe('leaving the page', () => {
  test('by Back, a link or another language keeps the photo', async ({ page, backend }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    await open(page, orders.ov, 'application');
    await next(page, 'Verification information');
    await choose(page);
    await page.goBack();
    await expect(heading(page, 'Applicant information')).toBeVisible();
    await page.goForward();
    await expect(preview(page)).toBeVisible();
    await expect(page.getByText('The photo is ready to upload')).toBeVisible();
    await expect.poll(() => input(page).evaluate((it: HTMLInputElement) => it.files?.[0]?.name)).toBe('form.png');
    await link(page, 'Signet').first().click();
    await expect(heading(page, 'Your certificates')).toBeVisible();
    // Another order closes this one; its photo stays all the same, and is not that of the other.
    await page.goBack();
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByRole('img', { name: '您的照片' }).first()).toBeVisible();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(preview(page)).toBeVisible();
    await button(page, 'Upload').click();
    await expect(arrived(page)).toBeVisible();
    await expect(preview(page)).toHaveCount(0);
  });

  test('for another order keeps the photo, and the other order has none', async ({ page, backend }) => {
    await begin(page, backend);
    await choose(page);
    const walk = (order: string) => page.evaluate((path) => {
      const way = document.createElement('a');
      way.href = path;
      document.body.append(way);
      way.click();
      way.remove();
    }, `/orders/${order}/verification`);
    await walk(orders.ovMany);
    await expect(page.getByText('The photo is ready to upload')).toHaveCount(0);
    await expect(button(page, 'Next')).toBeVisible();
    await expect(preview(page)).toHaveCount(0);
    await walk(orders.ov);
    await expect(preview(page)).toBeVisible();
    await button(page, 'Upload').click();
    await expect(arrived(page)).toBeVisible();
  });

  test('while it is made ready or uploaded lets that go on', async ({ page, backend }) => {
    await begin(page, backend);
    await input(page).setInputFiles(file(await fieldsJpeg(page, 3000, 4000, 1, 90)));
    await expect(page.getByRole('progressbar')).toBeVisible();
    await link(page, 'Signet').first().click();
    await expect(heading(page, 'Your certificates')).toBeVisible();
    await page.goBack();
    await expect(page.getByText('The photo is ready to upload')).toBeVisible({ timeout: 30_000 });
    await backend.fault({ ...documents, times: 1, delayMs: 1500 });
    await button(page, 'Upload').click();
    await link(page, 'Signet').first().click();
    await expect(heading(page, 'Your certificates')).toBeVisible();
    await page.goBack();
    await expect(arrived(page)).toBeVisible();
    await expect(preview(page)).toHaveCount(0);
    expect(await uploads(backend)).toBe(1);
  });

  test('straightened, the photo is straightened still, and can be had as it was', async ({ page, backend }) => {
    await begin(page, backend);
    await choose(page);
    await button(page, 'Straighten the photo').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Straighten', exact: true }).click();
    await expect(page.getByText(/pixels · straightened/)).toBeVisible({ timeout: 30_000 });
    await link(page, 'Signet').first().click();
    await expect(heading(page, 'Your certificates')).toBeVisible();
    await page.goBack();
    await expect(page.getByText(/pixels · straightened/)).toBeVisible();
    await button(page, 'Use the original photo').click();
    await expect(page.getByText(/800 × 1131 pixels$/)).toBeVisible();
  });

  test('for the page that checks the answers: nothing is submitted without the photo', async ({ page, backend }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    await savePhoto(page, backend, orders.ov);
    await open(page, orders.ov, 'check');
    await page.getByRole('link', { name: /^Change Photo of the signed form/ }).click();
    await choose(page);
    await page.goBack();
    await button(page, 'Submit for verification').click();
    await expect(summary(page).getByRole('link', { name: /Upload the photo you selected, or remove it/ })).toBeVisible();
    await page.goForward();
    await next(page, 'Check your answers');
    await button(page, 'Submit for verification').click();
    await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('signet.photo.')))).toEqual([]);
  });
});

test.describe('Next', () => {
  test('uploads what was chosen, waits for it, and does so once', async ({ page, backend }) => {
    await begin(page, backend);
    await choose(page);
    await backend.fault({ ...documents, times: 1, delayMs: 4000 });
    await button(page, 'Next').dblclick();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Uploading the photo. The next page will open automatically.')).toBeVisible();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(button(page, 'Next')).toHaveAttribute('aria-disabled', 'true');
    await expectAccessible(page);
    await expect(heading(page, 'Check your answers')).toBeVisible();
    await expect(page.getByText(/800 × 1131/)).toBeVisible();
    expect(await uploads(backend)).toBe(1);
    await page.goBack();
    await expect(arrived(page)).toBeVisible();
    await expect(preview(page)).toHaveCount(0);
  });

  test('waits for a photo that is still made ready, and for one of each document', async ({ page, backend }) => {
    await begin(page, backend, orders.evMixed);
    const fields = page.locator('.photo-field');
    await fields.nth(0).locator('input[type=file]').first().setInputFiles(file(await fieldsJpeg(page, 3000, 4000, 1, 90)));
    await fields.nth(1).locator('input[type=file]').first().setInputFiles(file(paperPng(820, 1100), 'form.png', 'image/png'));
    await button(page, 'Next').click();
    await expect(heading(page, 'Check your answers')).toBeVisible({ timeout: 30_000 });
    expect(await uploads(backend)).toBe(2);
  });

  test('stays where the upload fails, says so, and tries again when it is pressed again', async ({ page, backend }) => {
    await begin(page, backend);
    await choose(page);
    await backend.fault({ ...documents, times: 1, status: 413, body: '' });
    await button(page, 'Next').click();
    await expect(summary(page).getByRole('link', { name: 'The file is too large for the certificate service.' })).toBeVisible();
    await expect(summary(page)).toBeFocused();
    await expect(input(page)).toHaveAccessibleDescription(/The file is too large for the certificate service/);
    await expect(preview(page)).toBeVisible();
    await expect(page.getByText('The next page will open automatically')).toHaveCount(0);
    await next(page, 'Check your answers');
    expect(await uploads(backend)).toBe(2);
  });

  test('stays where the photo cannot be used, though the service has another one', async ({ page, backend }) => {
    await begin(page, backend);
    await uploadPhoto(page);
    const half = await fieldsJpeg(page, 3000, 4000, 1, 90);
    // Cut in the middle, with an end mark: only once it is decoded is it known that a part is missing.
    await input(page).setInputFiles(file(Buffer.concat([half.subarray(0, half.length / 2), Buffer.from([0xff, 0xd9])])));
    await expect(page.getByRole('progressbar')).toBeVisible();
    await button(page, 'Next').click();
    await expect(summary(page).getByRole('link', { name: /Part of the photo is missing/ })).toBeVisible({ timeout: 30_000 });
    await expect(heading(page, 'Verification information')).toBeVisible();
  });

  test('sends the newer photo where another one was chosen during an upload', async ({ page, backend }) => {
    await begin(page, backend);
    await choose(page);
    await backend.fault({ ...documents, times: 1, delayMs: 15_000 });
    await button(page, 'Upload').click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await input(page).setInputFiles(file(paperPng(820, 1100), 'newer.png', 'image/png'));
    await expect(page.getByText('The photo is ready to upload')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(/820 × 1100 pixels/).first()).toBeVisible();
    await backend.endFaults();
    await next(page, 'Check your answers');
    await expect(page.getByText(/820 × 1100/)).toBeVisible();
  });

  test('stays where the applicant stops the upload, and asks for nothing', async ({ page, backend }) => {
    await begin(page, backend);
    await choose(page);
    await backend.fault({ ...documents, times: 1, delayMs: 15_000 });
    await button(page, 'Next').click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await button(page, 'Cancel').click();
    await expect(page.getByText('Stopped. Nothing was uploaded')).toBeVisible();
    await expect(button(page, 'Next')).not.toHaveAttribute('aria-disabled');
    await expect(summary(page)).toHaveCount(0);
    await expect(preview(page)).toBeVisible();
    await backend.endFaults();
    await next(page, 'Check your answers');
  });
});
