// The main job from end to end: orders of every level go from Apply to Issued, and back again when the CA says no.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { Locator, Page } from '@playwright/test';

import {
  applicant, at, button, card, company, field, fillAll, fillCompany, heading, link, lookUntil, next, open, orders, prepare, proveDomains,
  submissions, submit, uploadPhoto,
} from '../support/desk.js';
import { expect, test } from '../support/test.js';

/** Loads the page again and waits for its heading. */
async function reload(page: Page, name: string) {
  await page.reload();
  await expect(heading(page, name)).toBeVisible();
}

/** Downloads the certificate that the page offers. */
async function certificate(page: Page) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Download certificate').click()]);
  const pem = readFileSync(await download.path(), 'utf8');
  const first = new X509Certificate(pem);
  const names = (first.subjectAltName ?? '').split(', ').map((name) => name.replace(/^DNS:/, '')).sort();
  return { name: download.suggestedFilename(), names, subject: first.subject, pem };
}

test('W4 an OV order goes from Apply to Issued, and a reload at every page loses nothing', async ({ page, backend }) => {
  test.slow();
  await page.goto('/');
  await link(card(page, 'Customer portal, five names'), 'Apply').click();
  await expect(heading(page, 'Applicant information')).toBeVisible();

  await field(page, 'Domain names').fill('www.harbour-tea.com, müller-cargo.de\nshop.harbour-tea.com; api.harbour-tea.com、www.harbour-tea.com');
  const names = page.getByRole('list', { name: 'Domain names', exact: true }).getByRole('listitem');
  await expect(names).toHaveCount(4);
  await expect(names.filter({ hasText: 'müller-cargo.de' })).toContainText('xn--mller-cargo-thb.de');
  await expect(names.filter({ hasText: 'www.harbour-tea.com' })).toContainText('It counts as one domain name');
  await fillCompany(page);
  await fillAll(page, applicant);
  await field(page, 'Applicant\'s title (optional)').fill('Head of IT');
  await expect(page.getByText(/^Saved /)).toBeVisible();

  await reload(page, 'Applicant information');
  await expect(field(page, 'Domain names')).toHaveValue(/müller-cargo\.de/);
  for (const [name, answer] of Object.entries({ ...company, ...applicant, 'Applicant\'s title (optional)': 'Head of IT' })) {
    await expect(field(page, name), name).toHaveValue(answer);
  }
  await expect(page.getByRole('radio', { name: 'Business', exact: true })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Country or region' })).toHaveValue('CN');
  await next(page, 'Verification information');

  await reload(page, 'Verification information');
  const [template] = await Promise.all([page.waitForEvent('download'), link(page, 'Download the blank form').click()]);
  expect(readFileSync(await template.path()).subarray(0, 5).toString()).toBe('%PDF-');
  await link(page, 'Print the form').click();
  await expect(heading(page, 'Form to sign and seal')).toBeVisible();
  await expect(page.getByText('Harbour Tea Limited')).toBeVisible();
  await expect(page.getByText(orders.ov).first()).toBeVisible();
  await reload(page, 'Form to sign and seal');
  await expect(page.getByText('Harbour Tea Limited')).toBeVisible();
  await link(page, 'Back to verification information').click();
  await uploadPhoto(page);
  await reload(page, 'Verification information');
  await expect(page.getByText('Photo uploaded')).toBeVisible();
  await expect(page.getByRole('img', { name: 'The uploaded photo' })).toBeVisible();
  await next(page, 'Check your answers');

  await reload(page, 'Check your answers');
  for (const answer of ['Harbour Tea Limited', '91350100M000100Y43', 'Lin Wei', 'lin@harbour-tea.com', 'Head of IT', 'Not provided', 'China', 'Business']) {
    await expect(page.getByRole('main').getByText(answer, { exact: true }).first(), answer).toBeVisible();
  }
  await expect(page.getByText(/Photo uploaded, 800 × 1131 pixels/)).toBeVisible();

  // A change leads back to this page, which shows it.
  await link(page, 'Change City').click();
  await expect(heading(page, 'Applicant information')).toBeVisible();
  await field(page, 'City').fill('Suzhou');
  await next(page, 'Check your answers');
  await expect(page.getByText('Suzhou', { exact: true })).toBeVisible();

  await submit(page);
  expect(await submissions(backend, orders.ov)).toBe(1);
  await expect(page.getByText(/^An email was sent to /)).toContainText('@');
  await reload(page, 'Application status');
  await expect(page.getByText('Verifying', { exact: true }).first()).toBeVisible();
  // After the submission nothing can be edited.
  await page.goto(at(orders.ov, 'application'));
  await expect(page.getByText('This application has been submitted and cannot be changed now.')).toBeVisible();
  await link(page, 'See its status').click();

  // The CA approves, and the applicant proves the names: neither alone is enough.
  await backend.decide(orders.ov, { outcome: 'APPROVED' });
  await backend.advance(120);
  const stage = (name: string) => page.getByRole('list', { name: 'Stages' }).getByRole('listitem').filter({ hasText: name });
  await lookUntil(page, 'Phone call from the CA');
  await expect(stage('Phone call from the CA')).toContainText('Done');
  await expect(stage('Domain verification')).toContainText('You need to verify your domain names.');
  await expect(stage('Issued')).toContainText('Not started');
  await proveDomains(backend);
  await backend.advance(120);
  await lookUntil(page, 'Your certificate has been issued');
  await reload(page, 'Application status');
  await expect(page.getByText('Your certificate has been issued')).toBeVisible();

  const issued = await certificate(page);
  expect(issued.name).toMatch(/^www\.harbour-tea\.com.*\.pem$/);
  expect(issued.names).toEqual(['api.harbour-tea.com', 'shop.harbour-tea.com', 'www.harbour-tea.com', 'xn--mller-cargo-thb.de']);
  expect(issued.subject).toContain('CN=www.harbour-tea.com');
  expect(issued.pem.match(/BEGIN CERTIFICATE/g)!.length).toBeGreaterThan(1);

  // The same from the first page.
  await link(page, 'Signet').click();
  const mine = card(page, 'Customer portal, five names');
  await expect(mine.getByText('Issued', { exact: true })).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), button(mine, 'Download certificate').click()]);
  expect(readFileSync(await download.path(), 'utf8')).toBe(issued.pem);
});

test('B17 a refused EV order shows the reason on the card and at the field, is modified and issued', async ({ page, backend }) => {
  await page.goto('/');
  const mine = card(page, 'Online banking, extended validation');
  await expect(mine.getByText('Failed', { exact: true })).toBeVisible();
  await expect(mine.getByText(/We called the company phone three times/)).toBeVisible();
  await link(mine, 'View status').click();
  await expect(page.getByRole('alert').getByText(/We called the company phone three times/)).toBeVisible();
  await link(page, 'Company phone').click();
  const phone = field(page, 'Company phone');
  await expect(phone).toBeFocused();
  await expect(phone).toHaveAccessibleDescription(/The CA refused this answer last time/);
  await expect(page.getByText(/We called the company phone three times/)).toBeVisible();
  // Everything else is still there.
  await expect(field(page, 'Manager\'s name')).toHaveValue('Zhou Min');

  await phone.fill('+86 21 5555 0188');
  await expect(page.getByText('The CA refused this answer last time')).toHaveCount(0);
  await next(page, 'Verification information');
  await expect(page.getByText('Photo uploaded')).toBeVisible();
  await next(page, 'Check your answers');
  await submit(page);
  await expect(page.getByText(/We called the company phone three times/)).toBeVisible(); // Among the earlier attempts.
  const attempts = page.getByRole('listitem').filter({ hasText: 'Submission number' });
  await expect(attempts).toHaveCount(2);
  await expect(attempts.filter({ hasText: 'Failed' })).toHaveCount(1);
  await expect(attempts.filter({ hasText: 'In review' })).toHaveCount(1);

  // A second no, for two reasons, one of them the photo.
  await backend.decide(orders.evFailed, {
    outcome: 'CHECKED_FAIL', auditType: 'Documents', auditNote: 'The seal cannot be read.', fields: ['/documents/organizationForm', '/leader/phone', '/unheard/of'],
  });
  await lookUntil(page, 'The CA refused the application');
  const alert = page.getByRole('alert').filter({ hasText: 'The CA refused the application' });
  await expect(alert).toContainText('The seal cannot be read.');
  await expect(alert).not.toContainText('three times');
  await expect(link(alert, 'Manager\'s phone')).toBeVisible();
  await expect(alert).toContainText('/unheard/of');
  await link(alert, 'Modify and re-apply').click();
  await field(page, 'Manager\'s phone').fill('+86 21 5555 0177');
  await next(page, 'Verification information');
  await next(page, 'Check your answers');
  await submit(page);
  expect(await submissions(backend, orders.evFailed)).toBe(3);
  await backend.decide(orders.evFailed, { outcome: 'ISSUED' });
  await lookUntil(page, 'Your certificate has been issued');
  expect((await certificate(page)).names).toEqual(['bank.harbour-tea.example.com']);
});

test('a DV order asks for no company and skips the document', async ({ page, backend }) => {
  await open(page, orders.dv, 'application');
  await expect(page.getByRole('textbox', { name: 'Company name' })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: /Manager/ })).toHaveCount(0);
  await field(page, 'Domain names').fill('shop.harbour-tea.com');
  await fillAll(page, applicant);
  await next(page, 'Check your answers');
  await submit(page);
  await proveDomains(backend);
  await backend.advance(120);
  await lookUntil(page, 'Your certificate has been issued');
  expect((await certificate(page)).names).toEqual(['shop.harbour-tea.com']);
});

test('an application is withdrawn and submitted again, and both attempts are listed', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  await submit(page);
  await button(page, 'Withdraw').click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw the application?' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button(page, 'Withdraw')).toBeFocused();
  await button(page, 'Withdraw').press('Enter');
  await button(dialog, 'Withdraw the application').click();
  await expect(page.getByText('The application was withdrawn. Your answers are kept.')).toBeVisible();
  await link(page, 'Continue').click();
  await expect(field(page, 'Company name')).toHaveValue('Harbour Tea Limited');
  await next(page, 'Verification information');
  await next(page, 'Check your answers');
  await submit(page);
  const attempts = page.getByRole('listitem').filter({ hasText: 'Submission number' });
  await expect(attempts).toHaveCount(2);
  await expect(attempts.filter({ hasText: 'Withdrawn' })).toHaveCount(1);
  await expect(attempts.filter({ hasText: 'In review' })).toHaveCount(1);
  expect(await submissions(backend, orders.ov)).toBe(2);
});

for (const [name, storm] of [
  ['a double click and a held key', (last: Locator) => last.dblclick()],
  ['fifty clicks of a program', (last: Locator) => last.evaluate((it: HTMLElement) => { for (let at = 0; at < 50; at += 1) it.click(); })],
] as const) {
  test(`W9 ${name} on the last button are one submission`, async ({ page, backend }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await open(page, orders.ov, 'check');
    await storm(button(page, 'Submit for verification'));
    await page.keyboard.down('Enter');
    for (let count = 0; count < 50; count += 1) await page.keyboard.down('Enter'); // A held key repeats.
    await page.keyboard.up('Enter');
    await expect(heading(page, 'Application status')).toBeVisible();
    await expect(page.getByText('Verifying', { exact: true }).first()).toBeVisible();
    expect(await submissions(backend, orders.ov)).toBe(1);
    const posts = (await backend.log()).calls.filter((call: any) => call.method === 'POST' && call.path.endsWith('/submission'));
    expect(posts).toHaveLength(1);
  });
}

test('a draft is offered as Continue on its card', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await page.goto('/');
  await link(card(page, 'Customer portal, five names'), 'Continue').click();
  await expect(field(page, 'Company name')).toHaveValue('Harbour Tea Limited');
});
