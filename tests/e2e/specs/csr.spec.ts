// The CSR field: the applicant's own CSR is read and compared with the form. csr-key.spec.ts puts private keys into it, and
// csr-make.spec.ts makes a key and a CSR in the browser. OpenSSL makes the CSRs; where it is not installed these tests are skipped.
import {
  applicant, application, button, company, fillAll, fillCompany, link, open, orders, savePhoto, saveApplication, submissions, submit,
} from '../support/desk.js';
import { Folder, has } from '../support/openssl.js';
import { paperPng } from '../support/png.js';
import { escaped, summary } from '../support/problems.js';
import { type Page, expect, expectAccessible, test } from '../support/test.js';

test.skip(!has('openssl', 'version'), 'openssl is not installed');

/** A seeded order of five names, of which nothing has been answered yet. */
const form = '/orders/98987582437920969/application';

let folder: Folder;
test.beforeAll(() => (folder = new Folder()));
test.afterAll(() => folder.remove());

async function openOwn(page: Page, domains: string) {
  await page.goto(form);
  await page.getByRole('textbox', { name: 'Domain names' }).fill(domains);
  await page.getByRole('radio', { name: 'I already have a CSR' }).check();
  return page.getByRole('textbox', { name: 'Your CSR' });
}

/** Pastes as a person does: the browser inserts the text unless the page stops it. */
async function paste(page: Page, text: string) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press('Control+v');
}

test('one’s own CSR is read, shown beside the form, and kept', async ({ page }) => {
  const area = await openOwn(page, 'www.example.com');
  await area.focus();
  await paste(page, folder.csr(['www.example.com']).replaceAll('\n', '\r\n> '));
  await expect(page.getByText('This CSR can be submitted.')).toBeVisible();
  await expect(page.getByText('Quotation marks before the lines removed')).toBeVisible();
  await expect(area).toHaveValue(folder.text('own.csr'));
  await expect(page.getByRole('row', { name: /Key.*P-256/ })).toBeVisible();
  await expectAccessible(page);
});

test('a CSR for other names does not go on, until its names are taken over', async ({ page }) => {
  const area = await openOwn(page, 'www.example.com');
  await area.fill(folder.csr(['shop.example.net', 'example.net']));
  await expect(page.getByText('common name shop.example.net is not one of your domain names')).toBeVisible();
  await page.getByRole('button', { name: 'Use the domain names from the CSR' }).click();
  await expect(page.getByRole('textbox', { name: 'Domain names' })).toHaveValue('shop.example.net\nexample.net');
  await expect(page.getByText('This CSR can be submitted.')).toBeVisible();
});

test('a CSR for other names never gets to Next', async ({ page }) => {
  const area = await openOwn(page, 'www.example.com');
  await fillCompany(page);
  await fillAll(page, applicant);
  await area.fill(folder.csr(['shop.example.net']));
  await expect(page.getByText('This CSR cannot be submitted yet.')).toBeVisible();
  await button(page, 'Next').click();
  await expect(page.locator('#error-summary').getByRole('link')).toHaveCount(1);
  await expect(page).toHaveURL(/application$/);
});

test('a CSR for other names is not submitted by opening the check page either', async ({ page, backend }) => {
  const csr = { method: 'manual', pem: folder.csr(['shop.example.net']) };
  await saveApplication(page, backend, orders.ov, { ...application('www.example.com'), csr });
  await savePhoto(page, backend, orders.ov);
  await open(page, orders.ov, 'check');
  await button(page, 'Submit for verification').click();
  await expect(summary(page)).toBeFocused({ timeout: 20_000 });
  await summary(page).getByRole('link', { name: /CSR/ }).click();
  await expect(link(page, 'Change Your CSR')).toBeFocused();
  expect(await submissions(backend, orders.ov)).toBe(0);

  await saveApplication(page, backend, orders.ov, { ...application('shop.example.net'), csr });
  await open(page, orders.ov, 'check');
  await submit(page);
  expect(await submissions(backend, orders.ov)).toBe(1);
});

test('every difference from the form is named in plain words', async ({ page }) => {
  const area = await openOwn(page, 'www.example.com\nshop.example.com');
  await fillCompany(page);
  await area.fill(folder.csr(['www.example.com', 'old.example.com'], '/C=GB/ST=Shanghai/L=Pudong/O=哈伯茶业'));
  await expect(page.getByText('This CSR can be submitted.')).toBeVisible();
  const differences = page.locator('.csr-report li');
  await expect(differences).toHaveText([
    'old.example.com is in the CSR but is not one of your domain names',
    'shop.example.com is one of your domain names but is not in the CSR',
    `Company name: the CSR says “哈伯茶业”, the form says “${company['Company name']}”. The certificate will use the form's words`,
    'City: the CSR says “Pudong”, the form says “Shanghai”. The certificate will use the form\'s words',
    'Country or region: the CSR says “GB”, the form says “CN”. The certificate will use the form\'s words',
  ]);
  await expect(page.getByRole('row', { name: /City.*different.*Pudong.*Shanghai/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Province or state/ })).not.toContainText('different');
  await expectAccessible(page);
  await button(page, 'Use the domain names from the CSR').click();
  await expect(page.getByRole('textbox', { name: 'Domain names' })).toHaveValue('www.example.com\nold.example.com');
  await expect(differences).toHaveCount(3);
});

test('a file that is no CSR is called what it is', async ({ page }) => {
  const area = await openOwn(page, 'www.example.com');
  folder.csr(['www.example.com']);
  folder.openssl('req', '-x509', '-new', '-key', 'own.key', '-subj', '/CN=www.example.com', '-out', 'certificate.pem');
  folder.openssl('crl2pkcs7', '-nocrl', '-certfile', 'certificate.pem', '-out', 'bundle.p7b');
  for (const [text, said] of [
    [folder.text('certificate.pem'), 'This is a certificate.'],
    [folder.openssl('pkey', '-in', 'own.key', '-pubout'), 'This is only a public key.'],
    [folder.text('bundle.p7b'), 'This is a bundle of certificates (PKCS#7).'],
    ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHc3FzYxV2 lin@harbour', 'This is an SSH public key.'],
    ['<!doctype html><title>502</title>', 'This is a web page.'],
    ['Dear CA, the CSR follows tomorrow.', 'This is not a CSR.'],
  ] as const) {
    await area.fill(text);
    await expect(page.getByText(said)).toBeVisible();
    await expect(area).toHaveAccessibleDescription(new RegExp(`Error: ${escaped(said)}`));
  }
  // As every problem, it is above its control.
  const [problem, control] = await Promise.all([page.getByRole('alert').boundingBox(), area.boundingBox()]);
  expect(problem!.y + problem!.height).toBeLessThanOrEqual(control!.y);
  const choose = page.getByLabel('Choose a CSR file');
  await choose.setInputFiles({ name: 'screenshot.png', mimeType: 'image/png', buffer: paperPng(40, 30) });
  await expect(page.getByText('This is a picture or a PDF.')).toBeVisible();
  await choose.setInputFiles({ name: 'documents.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004rest') });
  await expect(page.getByText('This is a compressed file or an office document.')).toBeVisible();
  await choose.setInputFiles({ name: 'empty.csr', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
  await expect(page.getByText('This is a compressed file or an office document.')).toHaveCount(0);
});
