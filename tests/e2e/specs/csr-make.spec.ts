// A key and a CSR made in this browser: OpenSSL reads them as meant, the certificate that is issued belongs to the key, a
// server starts with both, and nothing of the key stays behind.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';

import type { Page } from '@playwright/test';

import { applicant, button, field, fillAll, fillCompany, next, open, orders, submit } from '../support/desk.js';
import { Folder, has } from '../support/openssl.js';
import { expect, expectAccessible, test } from '../support/test.js';
import { Wire } from '../support/wire.js';

test.skip(!has('openssl', 'version'), 'openssl is not installed');

let folder: Folder;
test.beforeAll(() => (folder = new Folder()));
test.afterAll(() => folder.remove());

const name = 'shop.harbour-tea.com';

/** Every kind of key in the list: what OpenSSL calls it, and the passphrase it is tried with. */
const kinds = [
  { label: 'ECDSA P-256', openssl: /ASN1 OID: prime256v1/, signature: 'ecdsa-with-SHA256', passphrase: '' },
  { label: 'ECDSA P-384', openssl: /ASN1 OID: secp384r1/, signature: 'ecdsa-with-SHA384', passphrase: 'correct horse 电池 ü' },
  { label: 'RSA 2048', openssl: /Public-Key: \(2048 bit\)/, signature: 'sha256WithRSAEncryption', passphrase: '' },
  { label: 'RSA 3072', openssl: /Public-Key: \(3072 bit\)/, signature: 'sha256WithRSAEncryption', passphrase: 'a b' },
  { label: 'RSA 4096', openssl: /Public-Key: \(4096 bit\)/, signature: 'sha256WithRSAEncryption', passphrase: '' },
];

/** Chooses the way and the kind, and lets the key be made. */
async function make(page: Page, label: string, passphrase = '') {
  await page.getByRole('radio', { name: 'In this browser' }).check();
  await page.getByLabel('Key type').selectOption({ label });
  await page.getByLabel('Passphrase for the private key (optional)').fill(passphrase);
  await button(page, 'Create the key and the CSR').click();
  await expect(button(page, 'Save the private key')).toBeVisible({ timeout: 60_000 });
}

/** Saves the key as a person does; what the file says. */
async function save(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Save the private key').click()]);
  const key = readFileSync(await download.path(), 'utf8');
  await page.getByLabel('I have saved the private key and checked that the file is there').click();
  await expect(page.getByText('Only you have the private key now.')).toBeVisible();
  return key;
}

/** The CSR that the backend holds. */
async function kept(page: Page, order: string): Promise<string> {
  const answer = await page.request.get(new URL(`/api/v1/orders/${order}/application`, page.url()).href);
  return (await answer.json()).csr.pem ?? '';
}

/** Starts a server with the key and the certificate, visits it as a browser would, and says what came back. */
async function visit(chain: string, key: string, passphrase: string, authority: string, servername: string): Promise<string> {
  const server = createServer({ key, cert: chain, ...(passphrase && { passphrase }) }, (socket) => socket.end('hello'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise<string>((found, failed) => {
      const socket = connect({ port, host: '127.0.0.1', servername, ca: authority, rejectUnauthorized: true });
      socket.once('error', failed);
      socket.once('data', (data) => found(`${socket.authorized} ${data}`));
    });
  } finally {
    await new Promise((closed) => server.close(closed));
  }
}

for (const { label, openssl, signature, passphrase } of kinds) {
  test(`a certificate for a key made in this browser belongs to it, and a server starts with both: ${label}`, async ({ page, backend }) => {
    test.slow();
    const wire = await Wire.start(backend.url);
    await page.goto(`${wire.url}/orders/${orders.dv}/application`);
    await field(page, 'Domain names').fill(name);
    await fillAll(page, applicant);
    await make(page, label, passphrase);
    await button(page, 'Next').click();
    await expect(page.getByRole('link', { name: /Save the private key/ })).toBeVisible();
    const key = await save(page);
    await expect(page.getByText(/^Saved /)).toBeVisible();
    await expect(async () => expect(await kept(page, orders.dv)).toContain('CERTIFICATE REQUEST')).toPass();
    folder.write('made.key', key);
    folder.write('made.csr', await kept(page, orders.dv));
    const pass = ['-passin', `pass:${passphrase}`];
    const open = folder.openssl('pkey', '-in', 'made.key', '-pubout', ...pass);
    folder.openssl('req', '-in', 'made.csr', '-verify', '-noout');
    const text = folder.openssl('req', '-in', 'made.csr', '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus');
    expect(text).toMatch(openssl);
    expect(text).toContain(`Signature Algorithm: ${signature}`);
    expect(text).toMatch(new RegExp(`Subject: CN ?= ?${name}\\n`));
    expect(text).toMatch(new RegExp(`DNS:${name}\\n`));
    expect(folder.openssl('req', '-in', 'made.csr', '-noout', '-pubkey')).toBe(open);
    if (passphrase) expectEncrypted(passphrase);
    else expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);

    await next(page, 'Check your answers');
    await submit(page);
    await backend.decide(orders.dv, { outcome: 'ISSUED' });
    const chain = await (await fetch(`${backend.url}/api/v1/orders/${orders.dv}/certificate`, { headers: { cookie: await cookies(page) } })).text();
    const authority = await (await fetch(`${backend.url}/dev/ca.pem`)).text();
    folder.write('chain.pem', chain);
    folder.write('ca.pem', authority);
    expect(folder.openssl('x509', '-in', 'chain.pem', '-noout', '-pubkey')).toBe(open);
    expect(folder.openssl('verify', '-x509_strict', '-purpose', 'sslserver', '-verify_hostname', name, '-CAfile', 'ca.pem', 'chain.pem')).toContain('OK');
    expect(new X509Certificate(chain).checkHost(name)).toBe(name);
    expect(await visit(chain, key, passphrase, authority, name)).toBe('true hello');
    await expect(visit(chain, key, passphrase, authority, 'www.example.com')).rejects.toThrow(/altnames/);
    const line = key.split('\n')[4]!;
    expect(line.length, 'a line of the key itself').toBeGreaterThan(20);
    expect(wire.sent().toString('latin1').includes(line), 'the key never left the browser').toBe(false);
    await wire.stop();
  });
}

async function cookies(page: Page): Promise<string> {
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** PKCS#8 by PBES2 with AES-256 and PBKDF2, HMAC-SHA-256 and the 600,000 rounds of OWASP; another passphrase opens nothing. */
function expectEncrypted(passphrase: string) {
  const parsed = folder.openssl('asn1parse', '-in', 'made.key');
  for (const part of [':PBES2', ':PBKDF2', ':hmacWithSHA256', ':aes-256-cbc', `:${(600_000).toString(16).toUpperCase().padStart(6, '0')}`]) {
    expect(parsed).toContain(part);
  }
  expect(folder.text('made.key')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
  expect(folder.openssl('pkcs8', '-in', 'made.key', '-passin', `pass:${passphrase}`)).toContain('BEGIN PRIVATE KEY');
  expect(() => folder.openssl('pkcs8', '-in', 'made.key', '-passin', 'pass:another')).toThrow();
}

test('a CSR made in this browser says who the company is, in its own script', async ({ page, backend }) => {
  await open(page, orders.ov, 'application');
  await field(page, 'Domain names').fill('www.harbour-tea.com, müller-cargo.de');
  await fillCompany(page);
  await fillAll(page, { 'Company name': '杭州示例茶业有限公司', 'Province or state': '浙江省', 'City': 'Hàng Châu' });
  await fillAll(page, applicant);
  await make(page, 'ECDSA P-256');
  await expectAccessible(page);
  await save(page);
  await expectAccessible(page);
  await expect(async () => expect(await kept(page, orders.ov)).toContain('CERTIFICATE REQUEST')).toPass();
  folder.write('made.csr', await kept(page, orders.ov));
  const subject = folder.openssl('req', '-in', 'made.csr', '-noout', '-subject', '-nameopt', 'utf8,sep_comma_plus').replaceAll(' = ', '=');
  expect(subject.trim()).toBe('subject=C=CN,ST=浙江省,L=Hàng Châu,O=杭州示例茶业有限公司,CN=www.harbour-tea.com');
  expect(folder.openssl('req', '-in', 'made.csr', '-noout', '-text')).toContain('DNS:www.harbour-tea.com, DNS:xn--mller-cargo-thb.de\n');
  expect(backend.url).toBe(new URL(page.url()).origin);
});

test('Next waits for the key to be saved, and for a CSR that names what the form names', async ({ page }) => {
  await open(page, orders.dv, 'application');
  await field(page, 'Domain names').fill(name);
  await fillAll(page, applicant);
  await page.getByRole('radio', { name: 'In this browser' }).check();
  await button(page, 'Next').click();
  await expect(page.locator('#error-summary')).toContainText('Create the key and the CSR');
  await make(page, 'ECDSA P-256');
  await save(page);
  // The answers change after the CSR was made: it says something else now.
  await field(page, 'Domain names').fill('www.harbour-tea.com');
  await expect(page.getByText(`common name ${name} is not one of your domain names`)).toBeVisible();
  await button(page, 'Next').click();
  await expect(page).toHaveURL(/application$/);
  await expect(page.locator('#error-summary').getByRole('link')).toBeVisible();
  await field(page, 'Domain names').fill(name);
  await expect(page.getByText(`common name ${name} is not one of your domain names`)).toHaveCount(0);
  await next(page, 'Check your answers');

  // Back in the form, and after a reload, the CSR is still there: the applicant has its key.
  const pem = (await kept(page, orders.dv)).trim().replace(/[+/]/g, '\\$&');
  for (const again of [() => page.goBack(), () => page.reload()]) {
    await again();
    await expect(page.getByRole('radio', { name: 'I already have a CSR' })).toBeChecked();
    await expect(page.getByRole('textbox', { name: 'Your CSR' })).toHaveValue(new RegExp(`^${pem}\\n?$`));
    await expect(page.getByText('This CSR can be submitted.')).toBeVisible();
  }
});

test('a key that was not saved is gone with the page, and its CSR with it', async ({ page, backend }) => {
  const wire = await Wire.start(backend.url);
  await page.goto(`${wire.url}/orders/${orders.dv}/application`);
  await field(page, 'Domain names').fill(name);
  await make(page, 'ECDSA P-256', 'secret words');
  await expect(page.getByText(/^Saved /)).toBeVisible();
  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByRole('radio', { name: 'I already have a CSR' }).or(page.getByRole('radio', { name: 'Automatic' })).first()).toBeVisible();
  await expect(button(page, 'Save the private key')).toHaveCount(0);
  expect(await kept(page, orders.dv)).toBe('');
  const left = await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
  for (const place of [left, wire.sent().toString('latin1')]) expect(/PRIVATE KEY|secret words/.test(place)).toBe(false);
  await wire.stop();
});

test('on an address that is not secure, the choice says why it is off', async ({ backend, playwright, launchOptions }) => {
  const host = 'desk.signet.test';
  const browser = await playwright.chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${host} 127.0.0.1`] });
  const page = await browser.newPage();
  await page.goto(`http://${host}:${new URL(backend.url).port}/orders/${orders.dv}/application`);
  const choice = page.getByRole('radio', { name: 'In this browser' });
  await expect(choice).toBeVisible();
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await expect(choice).toBeDisabled();
  await expect(choice).toHaveAccessibleDescription('Not available here: browsers create keys only on a secure address (https).');
  // One's own CSR is read all the same; that its signature was not checked is said.
  await field(page, 'Domain names').fill(name);
  await page.getByRole('radio', { name: 'I already have a CSR' }).check();
  await page.getByRole('textbox', { name: 'Your CSR' }).fill(folder.csr([name]));
  await expect(page.getByText('This CSR can be submitted.')).toBeVisible();
  await expect(page.getByText('This browser could not verify the signature.')).toBeVisible();
  await browser.close();
});
