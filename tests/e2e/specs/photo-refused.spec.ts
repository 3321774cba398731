// The page when a photo is refused or does not arrive: its words, and the way on.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { application, button, open, orders, photo, saveApplication, next } from '../support/desk.js';
import { cutPng, paperPng, png } from '../support/png.js';
import { escaped, nextRefused, summary } from '../support/problems.js';
import { type Page, expect, test } from '../support/test.js';

let folder: string;
test.beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'signet-photo-'))));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const input = (page: Page) => page.getByLabel('Photo of the signed form', { exact: true });

test('S5 a file that is no photo, is empty or is as large as a film is refused with a reason of its own, and the next one is taken', async ({ page, backend }) => {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await open(page, orders.ov, 'verification');
  // As large as a film, with the first bytes of a photo.
  const large = join(folder, 'large.png');
  writeFileSync(large, cutPng());
  truncateSync(large, 201 * 1024 * 1024);
  const bomb = paperPng(8, 8);
  bomb.writeUInt32BE(30_000, 16);
  bomb.writeUInt32BE(20_000, 20);
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
  for (const [chosen, words] of [
    [file('empty.png', Buffer.alloc(0)), 'The selected file is empty.'],
    [file('form.png', Buffer.from('%PDF-1.7\n%%EOF\n')), 'The selected file must be a JPG or PNG. It is a PDF document'],
    [file('form.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')), 'It is an SVG drawing'],
    [file('form.png', Buffer.from('GIF89a\x01\x00\x01\x00')), 'It is a GIF picture'],
    [file('form.png', cutPng()), 'Part of the photo is missing'],
    [large, /must be 200(\.0)? MB or smaller. It is 201(\.0)? MB/],
    [file('form.png', bomb), /The photo must be 100 megapixels or less. It is 30\D?000 × 20\D?000 pixels|The photo is damaged/],
  ] as const) {
    await input(page).setInputFiles(chosen as any);
    await expect(input(page)).toHaveAccessibleDescription(typeof words === 'string' ? new RegExp(escaped(words)) : words, { timeout: 20_000 });
    await expect(input(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(button(page, 'Upload')).toHaveCount(0);
  }
  await input(page).setInputFiles(photo());
  await expect(page.getByRole('img', { name: 'Your photo' }).first()).toBeVisible({ timeout: 20_000 });
  await expect(input(page)).not.toHaveAttribute('aria-invalid');
  await button(page, 'Remove').click();
  await expect(page.getByRole('img', { name: 'Your photo' })).toHaveCount(0);
});

test('a photo of any size is made to fit before it is sent', async ({ page, backend }) => {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await open(page, orders.ov, 'verification');
  let seed = 1;
  const noise = () => (seed = (seed * 48_271) % 2_147_483_647) & 63;
  const buffer = png(1400, 1980, () => [190 + noise(), 190 + noise(), 190 + noise()]);
  expect(buffer.length).toBeGreaterThan(2_000_000);
  await input(page).setInputFiles({ name: 'large.png', mimeType: 'image/png', buffer });
  await expect(page.getByText(/MB → \d+ KB/)).toBeVisible({ timeout: 30_000 });
  await button(page, 'Upload').click();
  await expect(page.getByText('Photo uploaded')).toBeVisible({ timeout: 20_000 });
});

test('nobody goes on without a photo, and the field says so; Next uploads the one that is chosen', async ({ page, backend }) => {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await open(page, orders.ov, 'verification');
  await nextRefused(page);
  await expect(page).toHaveTitle('Error: Verification information – Signet');
  await summary(page).getByRole('link', { name: /Select a photo of the signed form/ }).click();
  await expect(input(page)).toBeFocused();
  await expect(input(page)).toHaveAccessibleDescription(/Select a photo of the signed form/);
  await input(page).setInputFiles(photo());
  await expect(button(page, 'Upload')).toBeVisible({ timeout: 20_000 });
  await next(page, 'Check your answers');
  await expect(page.getByText(/Photo uploaded, 800 × 1131 pixels/)).toBeVisible();
});

test('B9 an upload that fails keeps the photo and says why, and the next try arrives', async ({ page, backend }) => {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await open(page, orders.ov, 'verification');
  await input(page).setInputFiles(photo());
  await expect(button(page, 'Upload')).toBeVisible({ timeout: 20_000 });
  await backend.fault({ method: 'PUT', path: '*/documents/*', times: 1, status: 413, body: '' });
  await button(page, 'Upload').click();
  await expect(page.getByText('The file is too large for the certificate service.').first()).toBeVisible();
  await expect(page.getByRole('img', { name: 'Your photo' }).first()).toBeVisible();
  await backend.fault({ method: 'PUT', path: '*/documents/*', times: 1, status: 422, headers: { 'Content-Type': 'text/html' }, body: '<h1>no</h1>' });
  await button(page, 'Upload').click();
  await expect(page.getByText(/The certificate service does not accept this/).first()).toBeVisible();
  await button(page, 'Upload').click();
  await expect(page.getByText('Photo uploaded')).toBeVisible();
});

test('an upload can be cancelled', async ({ page, backend }) => {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await open(page, orders.ov, 'verification');
  await input(page).setInputFiles(photo());
  await expect(button(page, 'Upload')).toBeVisible({ timeout: 20_000 });
  await backend.fault({ method: 'PUT', path: '*/documents/*', times: 1, delayMs: 15_000 });
  await button(page, 'Upload').click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await button(page, 'Cancel').click();
  await expect(button(page, 'Upload')).toBeVisible();
  await backend.endFaults();
  await button(page, 'Upload').click();
  await expect(page.getByText('Photo uploaded')).toBeVisible();
});
