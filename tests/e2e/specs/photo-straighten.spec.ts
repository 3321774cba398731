// Straightening the page: corners that are found, moved by pointer and by keys, refused where there is doubt, and the way back.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Locator, Page } from '@playwright/test';

import type { Backend } from '../support/backend.js';
import { application, button, open, orders, saveApplication } from '../support/desk.js';
import { type Chosen, type Corners, colourAt, expectPictures, file, shownBytes, tiltedPng, watchPictures } from '../support/photos.js';
import { expect, expectAccessible, test } from '../support/test.js';

const names = ['Top left corner', 'Top right corner', 'Bottom right corner', 'Bottom left corner'];
const corners: Corners = [[120, 110], [760, 140], [830, 1090], [70, 1060]];
const tilted = () => file(tiltedPng(900, 1200, corners), 'form.png', 'image/png');
/** The page goes on beyond the right edge. */
const cutOff = () => file(tiltedPng(900, 1200, [[300, 110], [960, 140], [1030, 1090], [270, 1060]]), 'form.png', 'image/png');

const input = (page: Page) => page.getByLabel('Photo of the signed form', { exact: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'The four corners of the paper' });
const handle = (page: Page, name: string) => dialog(page).getByRole('slider', { name, exact: true });

async function choose(page: Page, backend: Backend, photo: Chosen | string) {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await open(page, orders.ov, 'verification');
  await input(page).setInputFiles(photo);
  await expect(page.getByText('The photo is ready to upload')).toBeVisible({ timeout: 30_000 });
}

async function openCorners(page: Page) {
  await button(page, 'Straighten the photo').click();
  await expect(dialog(page)).toBeVisible();
}

/** The place that a handle announces, in percent. */
async function spoken(handle: Locator): Promise<[number, number]> {
  const words = (await handle.getAttribute('aria-valuetext'))!;
  const [, left, top] = /^(\d+)% from the left, (\d+)% from the top$/.exec(words)!;
  return [Number(left), Number(top)];
}

test('the corners are found, the page is straightened, and the photo that is shown is sent', async ({ page, backend }) => {
  await watchPictures(page);
  await choose(page, backend, tilted());
  expect(await colourAt(page, 0.02, 0.02), 'the desk').toEqual([112, 82, 56]);
  await openCorners(page);
  await expect(dialog(page)).toHaveAccessibleDescription(/^Put each handle on its corner of the paper/);
  for (const [index, [x, y]] of corners.entries()) {
    const name = names[index]!;
    const [left, top] = await spoken(handle(page, name));
    expect(Math.abs(left - x / 9), name).toBeLessThanOrEqual(1);
    expect(Math.abs(top - y / 12), name).toBeLessThanOrEqual(1);
  }
  await button(dialog(page), 'Straighten').click();
  await expect(page.getByText(/ · straightened$/)).toBeVisible({ timeout: 30_000 });
  await expect(button(page, 'Upload')).toBeFocused();
  // Nothing but paper in the four corners, and the proportion of A4 or near it.
  for (const [x, y] of [[0.012, 0.012], [0.988, 0.012], [0.012, 0.988], [0.988, 0.988]] as const) {
    for (const colour of await colourAt(page, x, y)) expect(colour, `paper at ${x}, ${y}`).toBeGreaterThan(220);
  }
  const size = await page.getByRole('img', { name: 'Your photo' }).first().evaluate((it: HTMLImageElement) => it.naturalHeight / it.naturalWidth);
  expect(size).toBeGreaterThan(1.25);
  expect(size).toBeLessThan(1.6);
  await expectAccessible(page);
  const shown = await shownBytes(page);
  const sent = page.waitForRequest((request) => request.method() === 'PUT' && request.url().includes('/documents/'));
  await button(page, 'Upload').click();
  const digest = createHash('sha256').update(shown).digest('base64');
  expect((await sent).headers()['content-digest']).toBe(`sha-256=:${digest}:`);
  await expect(page.getByText('Photo uploaded')).toBeVisible();
  await expectPictures(page, 1, 'only the uploaded picture has an address');
});

test('the photo as it was is one press away, and comes back to the byte', async ({ page, backend }) => {
  await watchPictures(page);
  await choose(page, backend, tilted());
  const before = await shownBytes(page);
  for (let round = 0; round < 2; round += 1) {
    await openCorners(page);
    await button(dialog(page), 'Straighten').click();
    await expect(page.getByText(/ · straightened$/)).toBeVisible({ timeout: 30_000 });
    expect((await shownBytes(page)).equals(before)).toBe(false);
    await button(page, 'Use the original photo').click();
    await expect(page.getByText(/ · straightened$/)).toHaveCount(0);
    await expect(button(page, 'Straighten the photo')).toBeVisible();
    expect((await shownBytes(page)).equals(before), `round ${round}`).toBe(true);
  }
  await button(page, 'Remove').click();
  await expectPictures(page, 0);
});

test('a corner is moved by arrow keys, and says where it is', async ({ page, backend }) => {
  await choose(page, backend, tilted());
  await openCorners(page);
  const corner = handle(page, 'Top left corner');
  await page.keyboard.press('Tab');
  await expect(corner).toBeFocused();
  const outline = () => corner.evaluate((it) => getComputedStyle(it).outlineStyle);
  expect(await outline(), 'the focus can be seen').not.toBe('none');
  const [left, top] = await spoken(corner);
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Shift+ArrowRight');
  for (let press = 0; press < 2; press += 1) await page.keyboard.press('Shift+ArrowDown');
  expect(await spoken(corner)).toEqual([left + 6, top + 3]);
  for (let press = 0; press < 40; press += 1) await page.keyboard.press('ArrowLeft');
  expect(await spoken(corner)).toEqual([left, top + 3]);
  await expect(corner).toHaveAttribute('aria-valuenow', String(left));
  for (const name of names.slice(1)) {
    await page.keyboard.press('Tab');
    await expect(handle(page, name)).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/ · straightened$/)).toBeVisible({ timeout: 30_000 });
});

test('a corner is dragged with the pointer, as far as the edge and not beyond it', async ({ page, backend }) => {
  await choose(page, backend, tilted());
  await openCorners(page);
  const corner = handle(page, 'Bottom right corner');
  const box = (await corner.boundingBox())!;
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
  const image = (await dialog(page).getByRole('img', { name: 'Your photo' }).boundingBox())!;
  const [left, top] = await spoken(corner);
  // Held away from its middle it does not jump.
  await page.mouse.move(box.x + box.width / 2 + 6, box.y + box.height / 2 + 6);
  await page.mouse.down();
  expect(await spoken(corner)).toEqual([left, top]);
  await page.mouse.move(box.x + box.width / 2 + 6 - image.width * 0.2, box.y + box.height / 2 + 6 - image.height * 0.1, { steps: 5 });
  const off = async () => {
    const [x, y] = await spoken(corner);
    return Math.max(Math.abs(left - 20 - x), Math.abs(top - 10 - y));
  };
  await expect.poll(off).toBeLessThanOrEqual(1);
  await page.mouse.move(image.x + image.width * 2, image.y + image.height * 2, { steps: 3 });
  await expect.poll(() => spoken(corner)).toEqual([100, 100]);
  await page.mouse.up();
  await page.mouse.move(image.x + 5, image.y + 5);
  expect(await spoken(corner), 'let go, it stays').toEqual([100, 100]);
});

test('a page that runs over the edge is not straightened, and the photo stays as it was', async ({ page, backend }) => {
  await watchPictures(page);
  await choose(page, backend, cutOff());
  await expect(page.getByText(/The paper seems to go beyond the edge of the photo/)).toBeVisible();
  const before = await shownBytes(page);
  await openCorners(page);
  await expect(dialog(page)).toHaveAccessibleDescription(/^The corners could not be found exactly. Put each handle/);
  // By hand to the edge, where the page goes on beyond the photo.
  for (const name of ['Top right corner', 'Bottom right corner']) {
    await handle(page, name).focus();
    for (let press = 0; press < 8; press += 1) await page.keyboard.press('Shift+ArrowRight');
    expect((await spoken(handle(page, name)))[0]).toBe(100);
  }
  await button(dialog(page), 'Straighten').click();
  await expect(input(page)).toHaveAccessibleDescription(/A corner of the paper is at the edge of the photo. Take the photo again/, { timeout: 30_000 });
  expect((await shownBytes(page)).equals(before)).toBe(true);
  // Corners that cross are no page either; those that were chosen are remembered.
  await openCorners(page);
  expect((await spoken(handle(page, 'Top right corner')))[0]).toBe(100);
  await handle(page, 'Top right corner').focus();
  for (let press = 0; press < 64; press += 1) await page.keyboard.press('Shift+ArrowLeft');
  await handle(page, 'Bottom right corner').focus();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Shift+ArrowLeft');
  await button(dialog(page), 'Straighten').click();
  await expect(input(page)).toHaveAccessibleDescription(/The four corners do not form a sheet of paper/, { timeout: 30_000 });
  await button(page, 'Upload').click();
  await expect(page.getByText('Photo uploaded')).toBeVisible();
});

test('closing the corners, and stopping the work, leave the photo as it was', async ({ page, backend }) => {
  await watchPictures(page);
  await choose(page, backend, tilted());
  const before = await shownBytes(page);
  await openCorners(page);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(button(page, 'Straighten the photo')).toBeFocused();
  await page.evaluate(() => {
    const watcher = new MutationObserver(() => {
      const cancel = Array.from(document.querySelectorAll('button')).find((it) => it.textContent === 'Cancel');
      if (cancel) {
        watcher.disconnect();
        cancel.click();
      }
    });
    watcher.observe(document.body, { subtree: true, childList: true });
  });
  await openCorners(page);
  await button(dialog(page), 'Straighten').click();
  await expect(input(page)).toHaveAccessibleDescription(/Stopped. Nothing was uploaded/, { timeout: 30_000 });
  expect((await shownBytes(page)).equals(before)).toBe(true);
  await openCorners(page);
  await button(dialog(page), 'Straighten').click();
  await expect(page.getByText(/ · straightened$/)).toBeVisible({ timeout: 30_000 });
});

test('S4 a file that was changed or deleted after it was chosen is asked for again', async ({ page, backend }) => {
  const folder = mkdtempSync(join(tmpdir(), 'signet-photo-'));
  try {
    const path = join(folder, 'form.png');
    for (const spoil of [() => writeFileSync(path, 'something else'), () => rmSync(path)]) {
      writeFileSync(path, tilted().buffer);
      await choose(page, backend, path);
      spoil();
      await openCorners(page);
      await button(dialog(page), 'Straighten').click();
      await expect(input(page)).toHaveAccessibleDescription(/The file was changed, moved or deleted after you chose it. Choose it again/, { timeout: 30_000 });
      await expect(button(page, 'Upload')).toBeVisible();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

for (const [width, language, scheme] of [[1280, 'English', 'light'], [360, '中文', 'dark'], [320, 'English', 'dark']] as const) {
  test(`the corners fit ${width} pixels, in ${language}, ${scheme}`, async ({ page, backend }) => {
    await page.setViewportSize({ width, height: 740 });
    await page.emulateMedia({ colorScheme: scheme });
    await choose(page, backend, tilted());
    if (language === '中文') await page.getByRole('button', { name: '中文' }).click();
    if (language === '中文') await page.getByLabel('已签字盖章的申请表照片', { exact: true }).setInputFiles(tilted());
    const [open, title, straighten] = language === '中文' ? ['拉正照片', '纸张的四个角', '拉正'] : ['Straighten the photo', 'The four corners of the paper', 'Straighten'];
    await button(page, open).click({ timeout: 30_000 });
    const corners = page.getByRole('dialog', { name: title });
    await expect(corners).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'nothing runs over the side').toBeLessThanOrEqual(0);
    const image = (await corners.getByRole('img').first().boundingBox())!;
    const done = (await button(corners, straighten).boundingBox())!;
    expect(image.y + image.height, 'the picture ends above the button').toBeLessThanOrEqual(done.y);
    expect(done.y + done.height).toBeLessThanOrEqual(740);
    expect(image.height / image.width, 'the picture keeps its shape').toBeCloseTo(1200 / 900, 1);
    await expectAccessible(page);
    await page.screenshot({ path: test.info().outputPath(`corners-${width}.png`) });
  });
}

test('1.4.10 on a window of 320 × 256 pixels the corners and the buttons keep their size, and the dialog scrolls', async ({ page, backend }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await choose(page, backend, tilted());
  await openCorners(page);
  const picture = await dialog(page).getByRole('img').boundingBox();
  expect(picture!.height, 'pixels of the picture').toBeGreaterThan(250);
  expect(await dialog(page).evaluate((element) => element.scrollWidth - element.clientWidth), 'pixels of sideways scroll').toBeLessThanOrEqual(0);
  for (const name of names) {
    await handle(page, name).focus();
    await expect(handle(page, name)).toBeInViewport({ ratio: 1 });
  }
  await button(dialog(page), 'Straighten').click();
  await expect(page.getByText(/ · straightened$/)).toBeVisible({ timeout: 30_000 });
});
