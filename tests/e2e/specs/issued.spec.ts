// An issued certificate: what it contains, whether a private key belongs to it, the files for servers, and its renewal.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Backend } from '../support/backend.js';
import { application, at, button, card, field, heading, orders, saveApplication, submit } from '../support/desk.js';
import { Folder, has } from '../support/openssl.js';
import { type Page, expect, expectAccessible, test } from '../support/test.js';
import { Wire } from '../support/wire.js';

const name = 'shop.harbour-tea.com';
const passphrase = 'Lantern-4-tea';

/** The order of a certificate that ends in 20 days (`/dev/reset`, `ending`). */
const ending = '98987582437920977';

/** Issues a certificate for the CSR of the folder's `own.key`, and opens its status page. */
async function issue(page: Page, backend: Backend, folder: Folder, origin: string) {
  const pem = folder.csr([name]);
  await saveApplication(page, backend, orders.dv, { ...application(name), company: null, csr: { method: 'manual', pem } });
  await page.goto(origin + at(orders.dv, 'check'));
  await submit(page);
  await backend.decide(orders.dv, { outcome: 'ISSUED' });
  await page.goto(origin + at(orders.dv, 'status'));
  await expect(page.getByText('The certificate covers exactly the domain names that you applied for.')).toBeVisible({ timeout: 30_000 });
}

const keyFile = (page: Page) => page.getByLabel('Private key file');
const choose = (page: Page, folder: Folder, file: string) => keyFile(page).setInputFiles(join(folder.path, file));
const fits = (page: Page) => page.getByText('This key belongs to the certificate (ECDSA P-256).');

test.describe('with a key of one\'s own', () => {
  test.skip(!has('openssl', 'version'), 'openssl is not installed');
  let folder: Folder;
  test.beforeEach(() => (folder = new Folder()));
  test.afterEach(() => folder.remove());

  test('S2 a private key is judged in this browser, is never sent, and is gone with the page', async ({ page, backend }) => {
    test.slow();
    const wire = await Wire.start(backend.url);
    await issue(page, backend, folder, wire.url);
    const region = page.getByRole('region', { name: 'In the certificate' });
    await expect(region).toContainText(name);
    await expect(region).toContainText('Signet Reference CA');
    await expect(region).toContainText('ECDSA P-256, the key of your CSR');

    // Every form of the right key fits, one without its public part too: then a signature tells.
    folder.openssl('ec', '-in', 'own.key', '-out', 'sec1.pem');
    folder.openssl('pkey', '-in', 'own.key', '-outform', 'DER', '-out', 'own.der');
    folder.openssl('ec', '-in', 'own.key', '-no_public', '-out', 'bare.pem');
    folder.openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'other.pem');
    folder.openssl('ec', '-in', 'other.pem', '-no_public', '-out', 'other-bare.pem');
    for (const file of ['own.key', 'sec1.pem', 'own.der', 'bare.pem']) {
      await choose(page, folder, file);
      await expect(fits(page), file).toBeVisible({ timeout: 20_000 });
      await choose(page, folder, file.startsWith('bare') ? 'other-bare.pem' : 'other.pem');
      await expect(page.getByText('This key does not belong to the certificate. Both are ECDSA P-256, but it is another key.'), file).toBeVisible();
    }
    folder.openssl('pkcs8', '-topk8', '-in', 'own.key', '-v2', 'aes-256-cbc', '-passout', `pass:${passphrase}`, '-out', 'locked.pem');
    await choose(page, folder, 'locked.pem');
    await expect(page.getByText('This key file is encrypted.')).toBeVisible();
    const secret = page.getByLabel('Passphrase of the key file');
    await expect(secret).toBeFocused();
    await secret.fill('wrong');
    await button(page, 'Check the key').click();
    await expect(page.getByText('The passphrase does not open this key file.')).toBeVisible();
    await secret.fill(passphrase);
    await button(page, 'Check the key').click();
    await expect(fits(page)).toBeVisible();
    await choose(page, folder, 'own.csr');
    await expect(page.getByText('This file is a CSR. Choose your private key file.')).toBeVisible();
    await expect(secret).toBeHidden();
    await expectAccessible(page);

    const line = folder.text('own.key').split('\n')[1]!;
    const raw = folder.bytes('own.der').subarray(36, 68);
    const sent = wire.sent();
    expect(sent.toString('latin1').includes(line) || sent.includes(raw) || sent.includes(passphrase), 'nothing of the key was sent').toBe(false);
    const kept = await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept.includes(line) || kept.includes(passphrase), 'nothing of the key is in the page').toBe(false);
    const workers = () => page.workers().filter((worker) => worker.url().includes('signet-key')).length;
    expect(workers()).toBe(1);
    await page.getByRole('link', { name: 'Back' }).click();
    await expect(heading(page, 'Your certificates')).toBeVisible();
    await expect.poll(workers, 'the worker that had the key is stopped').toBe(0);
    await wire.stop();
  });

  test('the files for servers are in order, and OpenSSL and Java open the keystore', async ({ page, backend }) => {
    test.slow();
    await issue(page, backend, folder, '');
    const save = async (file: string, target: string) => {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: 30_000 }), button(page, `Download ${file}`).click()]);
      expect(download.suggestedFilename()).toBe(file);
      folder.write(target, readFileSync(await download.path()));
    };
    await page.getByText('nginx', { exact: true }).click();
    await save(`${name}-fullchain.pem`, 'full.pem');
    await page.getByText('Apache', { exact: true }).click();
    await save(`${name}-cert.pem`, 'cert.pem');
    expect(folder.openssl('x509', '-in', 'full.pem', '-noout', '-pubkey')).toBe(folder.openssl('pkey', '-in', 'own.key', '-pubout'));

    await page.getByText('IIS (Windows)', { exact: true }).click();
    const secret = page.getByLabel('Passphrase for the new file').first();
    await secret.fill(passphrase);
    await button(page, `Download ${name}.pfx`).click();
    await expect(page.getByText('This file contains your private key. Choose your private key file above first.')).toBeVisible();
    await choose(page, folder, 'own.key');
    await expect(fits(page)).toBeVisible({ timeout: 20_000 });
    await secret.fill('short');
    await button(page, `Download ${name}.pfx`).click();
    await expect(page.getByText('The passphrase must be 8 characters or more. This one has 5.')).toBeVisible();
    await secret.fill(passphrase);
    await save(`${name}.pfx`, 'store.pfx');
    await expect(page.getByText(`The file was saved as ${name}.pfx. It contains your private key.`)).toBeVisible();
    const info = folder.run('openssl', 'pkcs12', '-in', 'store.pfx', '-passin', `pass:${passphrase}`, '-nodes', '-out', 'opened.pem');
    expect(info).toBe('');
    expect(folder.openssl('pkey', '-in', 'opened.pem', '-pubout')).toBe(folder.openssl('pkey', '-in', 'own.key', '-pubout'));
    expect(() => folder.openssl('pkcs12', '-in', 'store.pfx', '-passin', 'pass:wrong', '-noout')).toThrow();
    if (has('keytool', '-help')) {
      const list = folder.run('keytool', '-J-Duser.language=en', '-list', '-v', '-storetype', 'PKCS12', '-keystore', 'store.pfx', '-storepass', passphrase);
      expect(list).toContain(`Alias name: ${name}`);
      expect(list).toContain('PrivateKeyEntry');
    }
  });
});

test('a certificate that ends soon is renewed from its card: the new form has the answers and the domain names, and they can be taken back', async ({ page, backend }) => {
  await fetch(`${backend.url}/dev/reset`, { method: 'POST', body: '{"application":"ending"}' });
  await page.goto('/');
  const mine = card(page, 'Tea shop, one name');
  await expect(mine).toContainText(`Renew it with the new order ${orders.dv}.`);
  await mine.getByRole('link', { name: 'Renew', exact: true }).click();
  await expect(field(page, 'Domain names')).toHaveValue('tea.harbour-tea.example.com', { timeout: 20_000 });
  await expect(field(page, 'Applicant\'s name')).toHaveValue('Lin Wei');
  await expect(page.getByText(`Filled in from order ${ending}: Domain names, Applicant's name`)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${at(orders.dv, 'application')}$`));
  await expect(heading(page, 'Applicant information')).toBeFocused();
  await expectAccessible(page);
  await button(page, 'Undo').click();
  await expect(field(page, 'Domain names')).toHaveValue('');
  await expect(field(page, 'Applicant\'s name')).toHaveValue('');
});

test('a certificate that ends soon says until when, what the CA may use again, and comes as a calendar entry with two reminders', async ({ page, backend }) => {
  await fetch(`${backend.url}/dev/reset`, { method: 'POST', body: '{"application":"ending"}' });
  await page.goto(at(ending, 'status'));
  const renewal = page.getByRole('region', { name: 'Renewal' });
  await expect(renewal).toContainText('Renew it before that day.', { timeout: 30_000 });
  await expect(renewal).toContainText(/Domain verification of .+: for certificates issued until .+\./);
  await expect(renewal).toContainText(/A certificate issued today lasts at most \d+ days\./);
  await expect(renewal.getByRole('link', { name: `Renew with order ${orders.dv}` })).toHaveAttribute('href', `${at(orders.dv, 'application')}?renew=${ending}`);
  await expect(page.getByRole('region', { name: 'In the certificate' })).toContainText('ECDSA P-256, created by the certificate service');
  await expect(keyFile(page), 'the service made the key').toHaveCount(0);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Add the end to your calendar').click()]);
  const entry = readFileSync(await download.path(), 'utf8');
  expect(entry).toContain('SUMMARY:The certificate for tea.harbour-tea.example.com ends');
  expect(entry.match(/BEGIN:VALARM/g)).toHaveLength(2);
  await expectAccessible(page);
});
