// The CSR field: one's own CSR, a private key in the wrong place, and a key and a CSR made in this browser.
// OpenSSL makes and reads what others would; where it is not installed these tests say so and are skipped.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Page, expect, expectAccessible, test } from '../support/test.js';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
test.skip(!hasOpenssl, 'openssl is not installed');

/** A seeded order of five names, of which nothing has been answered yet. */
const form = '/orders/98987582437920969/application';

let folder: string;
test.beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'signet-csr-'))));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** A CSR for the names, the first of them its common name. */
function csr(...names: string[]): string {
  openssl('req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'own.key', '-out', 'own.csr',
    '-subj', `/CN=${names[0]}`, '-addext', `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`);
  return read('own.csr');
}

/** A private key of every kind that OpenSSL writes. */
function keys(): [string, string][] {
  openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', 'pkcs8.pem');
  openssl('rsa', '-in', 'pkcs8.pem', '-traditional', '-out', 'pkcs1.pem');
  openssl('rsa', '-in', 'pkcs8.pem', '-traditional', '-aes128', '-passout', 'pass:secret', '-out', 'encrypted-pkcs1.pem');
  openssl('pkcs8', '-topk8', '-in', 'pkcs8.pem', '-passout', 'pass:secret', '-out', 'encrypted.pem');
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-out', 'sec1.pem');
  openssl('genpkey', '-algorithm', 'ED25519', '-out', 'ed25519.pem');
  const body = read('pkcs8.pem').split('\n').filter((line) => !line.startsWith('-')).join('\n');
  return [
    ...['pkcs8.pem', 'pkcs1.pem', 'encrypted-pkcs1.pem', 'encrypted.pem', 'sec1.pem', 'ed25519.pem'].map((name): [string, string] => [name, read(name)]),
    ['without armour', body],
    ['under the label of a CSR', `-----BEGIN CERTIFICATE REQUEST-----\n${body}-----END CERTIFICATE REQUEST-----\n`],
    ['beside a CSR', csr('www.example.com') + read('pkcs8.pem')],
  ];
}

async function openOwn(page: Page, domains: string) {
  await page.goto(form);
  await page.getByRole('textbox', { name: 'Domains to bind' }).fill(domains);
  await page.getByRole('radio', { name: 'I already have a CSR' }).check();
  return page.getByRole('textbox', { name: 'Your CSR' });
}

/** Pastes as a person does, so that the browser puts in what nobody stopped. */
async function paste(page: Page, text: string) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press('Control+v');
}

test('one’s own CSR is read, shown beside the form, and kept', async ({ page }) => {
  const area = await openOwn(page, 'www.example.com');
  await area.focus();
  await paste(page, csr('www.example.com').replaceAll('\n', '\r\n> '));
  await expect(page.getByText('This CSR can be sent.')).toBeVisible();
  await expect(page.getByText('quotation marks before the lines were taken out')).toBeVisible();
  await expect(area).toHaveValue(read('own.csr'));
  await expect(page.getByRole('row', { name: /Key.*P-256/ })).toBeVisible();
  await expectAccessible(page);
});

test('a CSR for other names does not go on, until its names are taken over', async ({ page }) => {
  const area = await openOwn(page, 'www.example.com');
  await area.fill(csr('shop.example.net', 'example.net'));
  await expect(page.getByText('common name shop.example.net is not among your domain names')).toBeVisible();
  await page.getByRole('button', { name: 'Use the CSR\'s names as the domain names' }).click();
  await expect(page.getByRole('textbox', { name: 'Domains to bind' })).toHaveValue('shop.example.net\nexample.net');
  await expect(page.getByText('This CSR can be sent.')).toBeVisible();
});

test('S2 a private key is taken out at once and is nowhere afterwards', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const area = await openOwn(page, 'www.example.com');
  for (const [name, key] of keys()) {
    const secret = key.replace(/-----.*?-----|\s/g, '').slice(40, 70);
    const ways = {
      pasted: async () => {
        await area.focus();
        await paste(page, key);
      },
      written: () => area.fill(key),
      chosen: () => page.getByLabel('Choose a CSR file').setInputFiles({ name: 'key.pem', mimeType: 'text/plain', buffer: Buffer.from(key) }),
    };
    for (const [way, act] of Object.entries(ways)) {
      await area.fill('x');
      await act();
      await expect(page.getByText('That was a private key, so it was taken out of the field.'), `${name} ${way}`).toBeVisible();
      await expect(area).toHaveValue('');
      await area.press('Control+z');
      await expect(area, 'nothing comes back').toHaveValue('');
      const places = await page.evaluate(() => document.documentElement.outerHTML + location.href + JSON.stringify(history.state) + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }));
      expect(places.includes(secret), `${name} ${way}`).toBe(false);
    }
    expect(sent.concat(said).some((text) => text.replace(/\\n|\s/g, '').includes(secret)), name).toBe(false);
  }
});

for (const [label, passphrase] of [['ECDSA P-256', ''], ['ECDSA P-384', 'correct horse 电池'], ['RSA 2048', '']] as const) {
  test(`a key and a CSR made in this browser: ${label}${passphrase && ', with a passphrase'}`, async ({ page }) => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await page.goto(form);
    await page.getByRole('textbox', { name: 'Domains to bind' }).fill('www.example.com');
    await page.getByRole('radio', { name: 'In this browser' }).check();
    await page.getByLabel('Kind of key').selectOption({ label });
    await page.getByLabel('Passphrase for the private key (optional)').fill(passphrase);
    await page.getByRole('button', { name: 'Make the key and the CSR' }).click();
    const save = page.getByRole('button', { name: 'Save the private key' });
    await expect(save).toBeVisible();
    await expectAccessible(page);
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(download.suggestedFilename()).toBe('www.example.com.key.pem');
    await download.saveAs(join(folder, 'made.key'));
    const saving = page.waitForRequest((request) => request.method() === 'PUT' && (request.postData() ?? '').includes('CERTIFICATE REQUEST'));
    await page.getByLabel('I have saved the private key and found the file').click();
    const pem = JSON.parse((await saving).postData()!).csr.pem as string;
    writeFileSync(join(folder, 'made.csr'), pem);
    openssl('req', '-in', 'made.csr', '-verify', '-noout');
    const pass = ['-passin', `pass:${passphrase}`];
    expect(openssl('pkey', '-in', 'made.key', '-pubout', ...pass)).toBe(openssl('req', '-in', 'made.csr', '-noout', '-pubkey'));
    expect(read('made.key').startsWith(passphrase ? '-----BEGIN ENCRYPTED PRIVATE KEY' : '-----BEGIN PRIVATE KEY')).toBe(true);
    expect(sent.some((body) => body.includes('PRIVATE KEY'))).toBe(false);
  });
}
