// A photo keeps its shape and all of its parts: which way is up, how much of the file is there, and how many pixels it has.
import { type Chosen, colourAt, file, filled, shownBytes, watchPictures } from '../support/photos.js';
import { asTheBrowserShows, evenPng, exif, exifChunk, fourGreys, greyJpeg, greyPng, halfPng, peakMegabytes } from '../support/pictures.js';
import { application, button, open, orders, saveApplication } from '../support/desk.js';
import type { Backend } from '../support/backend.js';
import { type Page, expect, test } from '../support/test.js';

/** The memory that the browser may take for a photo beside that for the page, in megabytes. */
const MEMORY = 350;

const input = (page: Page) => page.getByLabel('Photo of the signed form', { exact: true });
const preview = (page: Page) => page.getByRole('img', { name: 'Your photo' }).first();

async function begin(page: Page, backend: Backend) {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await open(page, orders.ov, 'verification');
}

async function choose(page: Page, chosen: Chosen) {
  await input(page).setInputFiles(chosen);
  await expect(page.getByText('The photo is ready to upload')).toBeVisible({ timeout: 45_000 });
}

async function refused(page: Page, words: RegExp) {
  await expect(input(page)).toHaveAccessibleDescription(words, { timeout: 45_000 });
  await expect(button(page, 'Upload')).toHaveCount(0);
}

/** The size and the fields of the photo that is shown. */
async function shown(page: Page) {
  const size = await preview(page).evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return { width: image.naturalWidth, height: image.naturalHeight };
  });
  const fields = [];
  for (const [x, y] of [[0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]] as const) {
    fields.push(Math.round(((await colourAt(page, x, y))[0] - 40) / 50));
  }
  return { ...size, fields };
}

const [width, height] = [800, 600];
const jpeg = (...segments: Buffer[]) => greyJpeg(width, height, fourGreys(width, height), Buffer.concat(segments));
const png = (before: Buffer[], after: Buffer[] = []) => greyPng(width, height, fourGreys(width, height), before, after);

const turned: Record<string, Buffer> = {
  'no EXIF': jpeg(),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((value) => [`orientation ${value}`, jpeg(exif({ value }))])),
  'little-endian': jpeg(exif({ mark: 'II*\0' })),
  'a second segment that turns': jpeg(exif({ value: 1 }), exif()),
  'a second segment that does not': jpeg(exif(), exif({ value: 1 })),
  'a type of four bytes': jpeg(exif({ kind: 4 })),
  'a type of four bytes, little-endian': jpeg(exif({ kind: 4, mark: 'II*\0' })),
  'a type of one byte': jpeg(exif({ kind: 1, mark: 'II*\0' })),
  'two numbers': jpeg(exif({ count: 2, mark: 'II*\0' })),
  'no number': jpeg(exif({ count: 0 })),
  'one mark of the byte order, and the other order': jpeg(exif({ mark: 'II\0*' })),
  'another number than 42': jpeg(exif({ mark: 'MM\0+' })),
  'a value out of range': jpeg(exif({ value: 9 }), exif()),
  'PNG, before the pixels': png([exifChunk()]),
  'PNG, upside down': png([exifChunk({ value: 3 })]),
  'PNG, after the pixels': png([], [exifChunk()]),
  'PNG, two of them': png([exifChunk({ value: 1 }), exifChunk()]),
  'PNG, a type of four bytes': png([exifChunk({ kind: 4 })]),
};

test('a photo comes out as the browser shows it, however its orientation is written', async ({ page, backend }) => {
  test.setTimeout(180_000);
  await begin(page, backend);
  for (const [how, picture] of Object.entries(turned)) {
    const wanted = await asTheBrowserShows(page, picture);
    await choose(page, file(picture, 'form', ''));
    expect(await shown(page), how).toEqual(wanted);
    await expect(page.getByText(`${wanted.width} × ${wanted.height} pixels`).first()).toBeVisible();
    await button(page, 'Remove').click();
    if (how.startsWith('PNG')) continue;
    // The same with so much metadata that it is drawn anew.
    await choose(page, file(filled(picture, 1_700_000), 'form.jpg'));
    expect(await shown(page), `${how}, drawn anew`).toEqual(wanted);
    await button(page, 'Remove').click();
  }
});

test('a page can be straightened on a photo whose shape only the browser knows', async ({ page, backend }) => {
  await begin(page, backend);
  await choose(page, file(filled(jpeg(exif({ value: 1 }), exif()), 1_700_000)));
  await button(page, 'Straighten the photo').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Straighten', exact: true }).click();
  await expect(page.getByText(/pixels · straightened/)).toBeVisible({ timeout: 30_000 });
  const { width, height } = await shown(page);
  expect(width, 'the page between the corners lies on its side, as the photo does').toBeGreaterThan(height);
});

test('a JPG without its end mark is used when all of it is there', async ({ page, backend }) => {
  await watchPictures(page);
  await begin(page, backend);
  const whole = greyJpeg(900, 1200, fourGreys(900, 1200));
  const marker = whole.length - 2;
  for (const [how, rest] of [['nothing', ''], ['zeros', '\0'.repeat(5000)], ['fill bytes', '\xff'.repeat(500)]] as const) {
    await choose(page, file(Buffer.concat([whole.subarray(0, marker), Buffer.from(rest, 'latin1')])));
    await expect(page.getByText('The photo file has no end mark. The whole photo is there and will be used'), how).toBeVisible();
    expect((await shownBytes(page)).equals(whole), `${how} in place of the mark: it is closed`).toBe(true);
    await button(page, 'Remove').click();
  }
  // So much metadata that it is read in parts and drawn anew.
  await choose(page, file(filled(whole.subarray(0, marker), 1_700_000)));
  await expect(page.getByText(/has no end mark/)).toBeVisible();
  await expect(page.getByText('900 × 1200 pixels').first()).toBeVisible();
});

test('a JPG that is cut off in its picture is refused, whatever its end looks like', async ({ page, backend }) => {
  await begin(page, backend);
  // Greys at random, for a file that is read in parts.
  let seed = 1;
  const noise = () => (seed = (seed * 48_271) % 2_147_483_647) & 255;
  for (const whole of [greyJpeg(900, 1200, fourGreys(900, 1200)), greyJpeg(4000, 3000, noise)]) {
    for (const share of [0.4, 0.97]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      for (const ending of [[], [0xff, 0xd9], [0xff, 0xd9, 1, 2, 3]]) {
        await input(page).setInputFiles(file(Buffer.concat([cut, Buffer.from(ending)])));
        await refused(page, /Part of the photo is missing because the file ends too early. Copy it from the phone again, or take it again/);
      }
    }
  }
});

test('a PNG whose pixels stop half-way is called damaged', async ({ page, backend }) => {
  await begin(page, backend);
  await input(page).setInputFiles(file(halfPng(900, 1200), 'form.png', 'image/png'));
  await refused(page, /The photo is damaged and cannot be read. Copy it from the phone again, or take it again/);
});

test('photos of 108 and 200 megapixels are made smaller in little memory', async ({ page, backend, browser }) => {
  test.setTimeout(120_000);
  await begin(page, backend);
  const before = await peakMegabytes(browser);
  for (const [width, height] of [[12_000, 9000], [16_320, 12_240]] as const) {
    const picture = greyJpeg(width, height, fourGreys(width, height), exif());
    await choose(page, file(picture));
    expect(await shown(page)).toEqual({ width: 2100, height: 2800, fields: [2, 0, 3, 1] });
    await button(page, 'Remove').click();
  }
  const after = await peakMegabytes(browser);
  test.skip(before === null || after === null, 'the system does not tell how much memory a process takes');
  expect(after! - before!).toBeLessThan(MEMORY);
});

test('a page scanned at 600 dots an inch is taken', async ({ page, backend }) => {
  await begin(page, backend);
  await choose(page, file(greyJpeg(4960, 7016, fourGreys(4960, 7016)), 'scan.jpg'));
  const { width, height, fields } = await shown(page);
  expect(fields).toEqual([0, 1, 2, 3]);
  expect(width / height).toBeCloseTo(4960 / 7016, 3);
});

test('where so many pixels cannot be read, the applicant learns how to take the photo again', async ({ page, backend, browser }) => {
  await begin(page, backend);
  const before = await peakMegabytes(browser);
  for (const [picture, size] of [
    [evenPng(12_000, 9000, 1, 0), '12000 × 9000'],
    [evenPng(30_000, 30_000, 1, 0), '30000 × 30000'],
    [greyJpeg(24_000, 16_000, () => 128), '24000 × 16000'],
  ] as const) {
    await input(page).setInputFiles(file(picture));
    await refused(page, new RegExp(`The photo must be 100 megapixels or less. It is ${size} pixels. Take it again with the camera's high resolution switched off, or scan the form at 300 dpi`));
  }
  const after = await peakMegabytes(browser);
  test.skip(before === null || after === null, 'the system does not tell how much memory a process takes');
  expect(after! - before!, 'nothing was decoded').toBeLessThan(200);
});

test('49 megapixels of one colour in a small PNG stay under the limit of memory', async ({ page, backend, browser }) => {
  test.setTimeout(120_000);
  for (const picture of [evenPng(7000, 7000, 8, 2), evenPng(7000, 7000, 16, 6), evenPng(7000, 7000, 1, 0)]) {
    expect(picture.length).toBeLessThan(512_000);
    await begin(page, backend);
    const before = await peakMegabytes(browser);
    await input(page).setInputFiles(file(picture, 'form.png', 'image/png'));
    // It is not sent as it is: everybody who looks at it would need that memory too.
    await expect(page.getByText('2800 × 2800 pixels').first()).toBeVisible({ timeout: 45_000 });
    const after = await peakMegabytes(browser);
    test.skip(before === null || after === null, 'the system does not tell how much memory a process takes');
    expect(after! - before!).toBeLessThan(MEMORY);
    await button(page, 'Remove').click();
  }
});
