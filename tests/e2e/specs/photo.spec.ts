// The photo desk: every way in, every way out, and the photo that is shown is the photo that is sent.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import type { Backend } from '../support/backend.js';
import { application, button, heading, open, orders, photo, saveApplication } from '../support/desk.js';
import { dragOver, dropAt, dropOn } from '../support/drop.js';
import { colourAt, expectPictures, fieldsJpeg, file, filled, shownBytes, watchPictures, withExif } from '../support/photos.js';
import { paperPng } from '../support/png.js';
import { expect, expectAccessible, test } from '../support/test.js';

const input = (page: Page) => page.getByLabel('Photo of the signed form', { exact: true });
const preview = (page: Page) => page.getByRole('img', { name: 'Your photo' }).first();
const zone = (page: Page) => page.locator('.drop-zone');

async function begin(page: Page, backend: Backend, order: string = orders.ov) {
  await saveApplication(page, backend, order, application('www.harbour-tea.com'));
  await open(page, order, 'verification');
}

async function ready(page: Page) {
  await expect(page.getByText('The photo is ready to upload')).toBeVisible({ timeout: 30_000 });
  await expect(preview(page)).toBeVisible();
}

async function refused(page: Page, words: RegExp) {
  await expect(input(page)).toHaveAccessibleDescription(words, { timeout: 30_000 });
  await expect(button(page, 'Upload')).toHaveCount(0);
}

test.describe('ways in', () => {
  let folder: string;
  let onDisk: string;
  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'signet-photo-'));
    onDisk = join(folder, 'form.png');
    writeFileSync(onDisk, paperPng(800, 1131));
    mkdirSync(join(folder, 'holiday'));
    for (let index = 0; index < 30; index += 1) writeFileSync(join(folder, `${index}.png`), paperPng(40, 50));
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('by keyboard: the picker opens, and everything after it has a button', async ({ page, backend }) => {
    // Asked for before anything else: the browser has to be told to hand pickers over, and a key may overtake that.
    const picker = page.waitForEvent('filechooser', { timeout: 30_000 });
    await begin(page, backend);
    await expect(input(page)).toHaveAttribute('accept', 'image/png,image/jpeg');
    await input(page).focus();
    await expect(input(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await (await picker).setFiles(photo());
    await ready(page);
    for (const name of ['Enlarge to read the small print', 'Straighten the photo', 'Upload', 'Replace', 'Remove']) {
      await button(page, name).focus();
      await expect(button(page, name)).toBeFocused();
    }
    await page.keyboard.press('Enter');
    await expect(preview(page)).toHaveCount(0);
    await expect(input(page)).toBeFocused();
  });

  test('a phone offers its camera', async ({ browser, backend }) => {
    const context = await browser.newContext({ baseURL: backend.url, hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const picker = page.waitForEvent('filechooser', { timeout: 30_000 });
    await begin(page, backend);
    const camera = page.locator('input[capture]');
    await expect(camera).toHaveAttribute('capture', 'environment');
    await expect(camera).toHaveAttribute('accept', 'image/png,image/jpeg');
    await button(page, 'Take a photo').tap();
    await (await picker).setFiles(photo());
    await ready(page);
    await context.close();
  });

  test('S5 dropped on the zone it is taken, elsewhere the page stays where it is', async ({ page, backend }) => {
    await begin(page, backend);
    const address = page.url();
    await dropAt(page, { x: 20, y: 20 }, { files: [onDisk] });
    await expect(heading(page, 'Verification information')).toBeVisible();
    await expect(preview(page)).toHaveCount(0);
    const where = page.getByText('Drop a file only on its field: a photo in Verification information,');
    await expect(where).toBeVisible();
    await expectAccessible(page);
    await heading(page, 'Verification information').click();
    await expect(where).toHaveCount(0);
    // Over the field nothing is said, and what was said before goes.
    await dropAt(page, { x: 20, y: 20 }, { files: [onDisk] });
    await expect(where).toBeVisible();
    await dragOver(zone(page), { files: [onDisk] });
    await expect(where).toHaveCount(0);
    await dropOn(zone(page), { files: [onDisk] });
    await ready(page);
    expect(page.url()).toBe(address);
    // A folder and thirty files at once are refused for what they are, and what was chosen before stays.
    await dropOn(zone(page), { files: [join(folder, 'holiday')] });
    await expect(input(page)).toHaveAccessibleDescription(/Select a photo, not a folder/);
    await dropOn(zone(page), { files: Array.from({ length: 30 }, (_, index) => join(folder, `${index}.png`)) });
    await expect(input(page)).toHaveAccessibleDescription(/Select one photo. You selected 30 files/);
    await dropAt(page, { x: 20, y: 20 }, { files: Array.from({ length: 30 }, (_, index) => join(folder, `${index}.png`)) });
    await expect(heading(page, 'Verification information')).toBeVisible();
    expect(page.url()).toBe(address);
  });

  test('pasted it is taken; after a paste without a picture the field says so', async ({ page, backend, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await begin(page, backend);
    await input(page).focus();
    await page.evaluate(() => navigator.clipboard.writeText('no picture'));
    await page.keyboard.press('ControlOrMeta+v');
    await expect(input(page)).toHaveAccessibleDescription(/There is no picture on the clipboard/);
    await page.evaluate(async (text) => {
      const bytes = Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
    }, paperPng(800, 1131).toString('base64'));
    await page.keyboard.press('ControlOrMeta+v');
    await ready(page);
  });

  test('two documents have a photo each', async ({ page, backend }) => {
    await watchPictures(page);
    await begin(page, backend, orders.evMixed);
    const fields = page.locator('.photo-field');
    await expect(fields).toHaveCount(2);
    for (const [index, width] of [[0, 760], [1, 820]] as const) {
      const field = fields.nth(index);
      await field.locator('input[type=file]').first().setInputFiles(file(paperPng(width, 1100), 'form.png', 'image/png'));
    }
    await expect(fields.nth(0)).toContainText('760 × 1100 pixels', { timeout: 30_000 });
    await expect(fields.nth(1)).toContainText('820 × 1100 pixels', { timeout: 30_000 });
    await expectAccessible(page);
    for (const index of [0, 1]) await button(fields.nth(index), 'Upload').click();
    await expect(page.getByText('Photo uploaded')).toHaveCount(2);
  });
});

test('an upload is announced at its quarters, and not at every step of its bar', async ({ page, backend, context }) => {
  await begin(page, backend);
  await input(page).setInputFiles(file(await fieldsJpeg(page, 1500, 2000, 6, 60)));
  await ready(page);
  await page.locator('#photo-organizationForm-status').evaluate((status) => {
    (window as any).said = [];
    new MutationObserver(() => (window as any).said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  const network = await context.newCDPSession(page);
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 200_000 });
  await button(page, 'Upload').click();
  await expect(page.getByText('Photo uploaded')).toBeVisible({ timeout: 30_000 });
  const said: string[] = await page.evaluate(() => (window as any).said.filter(Boolean));
  expect(said.map((words) => words.replace(/^.*, (0|25|50|75|100)%$/, 'a quarter')), said.join()).toEqual(said.map(() => 'a quarter'));
  expect(new Set(said).size, said.join()).toBe(said.length);
  expect(said.length).toBeGreaterThan(1);
});

test.describe('what comes out', () => {
  test('the photo that is shown is the photo that is sent, with its digest', async ({ page, backend }) => {
    await watchPictures(page);
    await begin(page, backend);
    await input(page).setInputFiles(file(await fieldsJpeg(page, 1500, 2000, 6, 60)));
    await ready(page);
    await expect(page.getByText(/^[\d.]+ MB → \d+ KB · 1500 × 2000 pixels · location data removed$/)).toBeVisible();
    const shown = await shownBytes(page);
    expect(shown.length).toBeLessThanOrEqual(500_000);
    expect(shown.includes('Exif')).toBe(false);
    const sent = page.waitForRequest((request) => request.method() === 'PUT' && request.url().includes('/documents/'));
    await button(page, 'Upload').click();
    const request = await sent;
    expect(request.headers()['content-digest']).toBe(`sha-256=:${createHash('sha256').update(shown).digest('base64')}:`);
    expect(request.headers()['content-type']).toBe('image/jpeg');
    await expect(page.getByText('Photo uploaded')).toBeVisible();
    const kept = await page.request.get(request.url());
    expect((await kept.body()).equals(shown), 'the backend has the bytes that were shown').toBe(true);
  });

  test('a photo is upright however the phone was held', async ({ page, backend }) => {
    await begin(page, backend);
    for (let turned = 1; turned <= 8; turned += 1) {
      await input(page).setInputFiles(file(await fieldsJpeg(page, 900, 1200, turned), `turned-${turned}.jpg`));
      await expect(page.getByText(/ 900 × 1200 pixels/).first()).toBeVisible({ timeout: 30_000 });
      const seen = [];
      for (const [x, y] of [[0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]] as const) seen.push(await colourAt(page, x, y));
      const named = seen.map(([red, green, blue]) => (red > 128 && green > 128 ? 'white' : red > 128 ? 'red' : green > 96 ? 'green' : blue > 128 ? 'blue' : 'none'));
      expect(named, `orientation ${turned}`).toEqual(['red', 'green', 'white', 'blue']);
      await button(page, 'Remove').click();
    }
  });

  test('the limit is kept to the byte, and metadata is all that goes where that is enough', async ({ page, backend }) => {
    await watchPictures(page);
    await begin(page, backend);
    const plain = (await fieldsJpeg(page, 900, 1200, 1)).subarray(0);
    for (const bytes of [500_000, 512_000, 512_001, 900_000]) {
      await input(page).setInputFiles(file(filled(plain, bytes), `${bytes}.jpg`));
      await expect(page.getByText(/ 900 × 1200 pixels/).first()).toBeVisible({ timeout: 30_000 });
      // Without comment, place and orientation it is what the browser made, to the byte.
      const shown = await shownBytes(page);
      expect(withExif(shown, 1).equals(plain), `${bytes} bytes: not encoded anew`).toBe(true);
      await button(page, 'Remove').click();
    }
  });

  test('the small print can be read at full size', async ({ page, backend }) => {
    await begin(page, backend);
    await input(page).setInputFiles(file(paperPng(1600, 2260), 'form.png', 'image/png'));
    await ready(page);
    await button(page, 'Enlarge to read the small print').click();
    const dialog = page.getByRole('dialog', { name: 'Your photo at full size' });
    await expect(dialog).toBeVisible();
    const image = dialog.getByRole('img', { name: 'Your photo' });
    expect((await image.boundingBox())!.width, 'one pixel of the photo is one of the page').toBe(1600);
    const view = dialog.getByRole('group', { name: 'Your photo at full size' });
    await view.focus();
    await page.keyboard.press('End');
    await expect.poll(() => view.evaluate((it) => it.scrollTop)).toBeGreaterThan(100);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button(page, 'Enlarge to read the small print')).toBeFocused();
  });
});

test.describe('cancel', () => {
  test('at every moment, and the same photo again at once', async ({ page, backend }) => {
    await begin(page, backend);
    const large = file(await fieldsJpeg(page, 3000, 4000, 6, 90));
    for (const words of ['Checking the photo…', 'Resizing the photo…', 'Checking the result…']) {
      // The moment is met when its words are seen; a moment may be over before that, then there is nothing to cancel.
      await page.evaluate((words) => {
        const status = document.querySelector('.photo-status')!;
        const watcher = new MutationObserver(() => {
          const cancel = Array.from(document.querySelectorAll('button')).find((it) => it.textContent === 'Cancel');
          if (status.textContent === words && cancel) {
            watcher.disconnect();
            cancel.click();
          }
        });
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
      }, words);
      await input(page).setInputFiles(large);
      await refused(page, /Stopped. Nothing was uploaded/);
      await expect(page.getByRole('progressbar')).toHaveCount(0);
      await expect(preview(page)).toHaveCount(0);
    }
    // Cancelled by mistake: the same file is taken again, and the stopped work does not come back.
    await input(page).setInputFiles(large);
    await ready(page);
    await expect(page.getByText(/^[\d.]+ MB → \d+ KB · /)).toHaveCount(1);
  });

  test('a newer choice replaces the photo that is being prepared', async ({ page, backend }) => {
    await begin(page, backend);
    await input(page).setInputFiles(file(await fieldsJpeg(page, 3000, 4000, 1, 90)));
    await expect(page.getByRole('progressbar')).toBeVisible();
    await input(page).setInputFiles(photo());
    await expect(page.getByText(/ 800 × 1131 pixels/).first()).toBeVisible({ timeout: 30_000 });
    await ready(page);
    await expect(page.getByText(/3000|2800/)).toHaveCount(0);
  });
});

test.describe('odd files', () => {
  test('S3 an odd file is named for what it is, whatever it is called', async ({ page, backend }) => {
    await begin(page, backend);
    const box = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1');
    const jpeg = await fieldsJpeg(page, 900, 1200, 1);
    for (const [buffer, words] of [
      [box('heic'), /It is an iPhone photo \(HEIC\). Choose it on the iPhone itself/],
      [box('avif'), /It is an AVIF picture\. Open it, save it as JPG/],
      [Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), /It is a WebP picture/],
      [Buffer.from('%PDF-1.7\n'), /It is a PDF document. Take a photo of the signed form instead/],
      [Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), /It is an SVG drawing/],
      [Buffer.from('<!doctype html><script>alert(1)</script>'), /It is a web page/],
      [Buffer.from('PK\x03\x04\x14\0\x06\0word/document.xml', 'latin1'), /It is an office document/],
      [Buffer.from('MZ\x90\0', 'latin1'), /It is a program/],
      [Buffer.alloc(0), /The selected file is empty/],
      [jpeg.subarray(0, jpeg.length / 2), /Part of the photo is missing because the file ends too early/],
      [jpeg.subarray(0, 3), /Part of the photo is missing/],
    ] as const) {
      await input(page).setInputFiles(file(buffer));
      await refused(page, words);
    }
    await expectAccessible(page);
  });

  test('S3 a bomb is refused from its header, before anything is decoded', async ({ page, backend }) => {
    await begin(page, backend);
    const bomb = paperPng(8, 8);
    bomb.writeUInt32BE(50_000, 16);
    bomb.writeUInt32BE(50_000, 20);
    // The header's checksum is right, so that it is the pixels that it is refused for.
    let crc = 0xffffffff;
    for (const byte of bomb.subarray(12, 29)) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    bomb.writeUInt32BE(~crc >>> 0, 29);
    await input(page).setInputFiles(file(bomb, 'form.png', 'image/png'));
    await refused(page, /The photo must be 100 megapixels or less. It is 50000 × 50000 pixels/);
  });

  test('S3 a name of a file may be anything, for only the bytes count', async ({ page, backend }) => {
    const names = [
      'photo.png.exe', 'x'.repeat(200), '照片 (1).PNG', '<img src=x onerror=alert(1)>.png', '\'; DROP TABLE x;--.png', 'photo\u202egnp.exe',
      'e\u0301.png', 'CON.png', '${7*7}{{7*7}}.png', 'no extension',
    ];
    await begin(page, backend);
    for (const name of names) {
      await input(page).setInputFiles({ ...photo(), name });
      await ready(page);
      await expect(page.locator('img[src=x]')).toHaveCount(0);
      await button(page, 'Remove').click();
    }
    await input(page).setInputFiles(photo(names[3]));
    await ready(page);
    await button(page, 'Upload').click();
    await expect(page.getByText('Photo uploaded')).toBeVisible();
  });
});

test('W14 two hundred photos in a row leave nothing behind', async ({ page, backend }) => {
  test.setTimeout(180_000);
  await watchPictures(page);
  await begin(page, backend);
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  const photos = [700, 710].map((width) => file(paperPng(width, 990), `${width}.png`, 'image/png'));
  const choose = async (index: number) => {
    await input(page).setInputFiles(photos[index % 2]!);
    await expect(page.getByText(`KB · ${700 + 10 * (index % 2)} × 990 pixels`)).toBeVisible({ timeout: 30_000 });
  };
  for (let index = 0; index < 10; index += 1) await choose(index);
  const before = await heap();
  for (let index = 10; index < 210; index += 1) await choose(index);
  const grown = (await heap()) - before;
  expect(grown, 'bytes that the heap grew').toBeLessThan(20_000_000);
  await expectPictures(page, 1, 'pictures that have an address');
  await button(page, 'Remove').click();
  await expectPictures(page, 0);
});
