// Everything that an applicant does on the pages, by the names that people and screen readers know.
import { createHash } from 'node:crypto';

import { type Locator, type Page, expect } from '@playwright/test';

import type { Backend } from './backend.js';
import { paperPng } from './png.js';

/** The seeded orders. */
export const orders = {
  dv: '98987582437920968',
  ov: '98987582437920969',
  ovMany: '98987582437920970',
  ovWildcard: '98987582437920971',
  evMixed: '98987582437920972',
  evFailed: '98987582437920973',
  issued: '98987582437920974',
} as const;

/** The pages of an order. */
export const at = (order: string, page: 'application' | 'verification' | 'check' | 'status') => `/orders/${order}/${page}`;

/** Text answers that pass every rule of an OV order, by label. */
export const company: Record<string, string> = {
  'Company name': 'Harbour Tea Limited',
  'Company registration number': '91350100M000100Y43',
  'Company phone': '+86 21 5555 0100',
  'Province or state': 'Shanghai',
  'City': 'Shanghai',
  'Address': '1 Example Road',
  'Postal code': '200001',
};

/** Text answers that every order wants. */
export const applicant: Record<string, string> = {
  'Applicant\'s name': 'Lin Wei',
  'Applicant\'s phone': '+86 138 0013 8000',
  'Applicant\'s email': 'lin@harbour-tea.com',
};

/** The same as they travel, for tests that begin at a later page. */
export const application = (...domains: string[]) => ({
  domains,
  company: {
    name: 'Harbour Tea Limited', type: 'business', phone: '+862155550100', code: '91350100M000100Y43', countryCode: 'CN',
    province: 'Shanghai', city: 'Shanghai', address: '1 Example Road', postCode: '200001',
  },
  applicant: { name: 'Lin Wei', phone: '+8613800138000', email: 'lin@harbour-tea.com', title: '', department: '' },
  leader: null,
  csr: { method: 'automatic' },
});

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
export const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true });
export const link = (page: Page | Locator, name: string) => page.getByRole('link', { name, exact: true });

/** The card of an order on the first page. */
export const card = (page: Page, name: string) => page.getByRole('list', { name: 'Certificates' }).getByRole('listitem').filter({ hasText: name });

/** Opens a page of an order and waits until its first control is there. */
export async function open(page: Page, order: string, where: 'application' | 'verification' | 'check' | 'status') {
  await page.goto(at(order, where));
  const first = {
    application: () => field(page, 'Domain names'),
    verification: () => button(page, 'Next'),
    check: () => button(page, 'Submit for verification'),
    status: () => heading(page, 'Application status'),
  };
  await expect(first[where]()).toBeVisible();
}

export async function fillAll(page: Page, answers: Record<string, string>) {
  for (const [name, answer] of Object.entries(answers)) await field(page, name).fill(answer);
}

export async function fillCompany(page: Page) {
  await fillAll(page, company);
  await page.getByRole('radio', { name: 'Business', exact: true }).check();
  await page.getByRole('combobox', { name: 'Country or region' }).selectOption('CN');
}

export async function next(page: Page, to: string) {
  await button(page, 'Next').click();
  await expect(heading(page, to)).toBeVisible({ timeout: 20_000 });
}

/** A signed form as a file, as `setInputFiles` wants it. */
export const photo = (name = 'form.png') => ({ name, mimeType: 'image/png', buffer: paperPng(800, 1131) });

export async function uploadPhoto(page: Page) {
  await page.getByLabel('Photo of the signed form', { exact: true }).setInputFiles(photo());
  await expect(page.getByRole('img', { name: 'Your photo' }).first()).toBeVisible({ timeout: 20_000 });
  await button(page, 'Upload').click();
  await expect(page.getByText('Photo uploaded')).toBeVisible();
}

export async function submit(page: Page) {
  await button(page, 'Submit for verification').click();
  await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Verifying', { exact: true }).first()).toBeVisible();
}

/** Opens the newest e-mail's link and presses its button. */
export async function proveDomains(backend: Backend) {
  const { mails } = await backend.mailbox();
  const answer = await fetch(new URL(mails[0].link, backend.url), { method: 'POST' });
  expect(answer.ok, 'the link in the e-mail works').toBe(true);
}

/** Asks for the status now, as the applicant may, until `words` are there. */
export async function lookUntil(page: Page, words: string | RegExp) {
  const look = button(page, 'Check now').first();
  await expect(async () => {
    if (await look.isVisible()) await look.click({ timeout: 1000 });
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 20_000 });
}

async function session(page: Page, backend: Backend) {
  const answer = await page.request.get(`${backend.url}/api/v1/session`);
  return { 'X-CSRF-Token': (await answer.json()).csrfToken as string };
}

/** Saves an application for the page's own session, past the form. */
export async function saveApplication(page: Page, backend: Backend, order: string, data: object): Promise<void> {
  const url = `${backend.url}/api/v1/orders/${order}/application`;
  const headers = await session(page, backend);
  const before = await page.request.get(url);
  const match: Record<string, string> = before.status() === 200 ? { 'If-Match': before.headers()['etag'] ?? '' } : { 'If-None-Match': '*' };
  const answer = await page.request.put(url, { data, headers: { ...headers, ...match } });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Puts a photo where the order's first document wants it, past the photo desk. */
export async function savePhoto(page: Page, backend: Backend, order: string): Promise<void> {
  const headers = await session(page, backend);
  const { documents } = await (await page.request.get(`${backend.url}/api/v1/orders/${order}`)).json();
  const data = photo().buffer;
  const digest = createHash('sha256').update(data).digest('base64');
  for (const { documentType } of documents) {
    const answer = await page.request.put(`${backend.url}/api/v1/orders/${order}/documents/${documentType}`, {
      data, headers: { ...headers, 'Content-Type': 'image/png', 'Content-Digest': `sha-256=:${digest}:` },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  }
}

/** Everything that the check page wants. */
export async function prepare(page: Page, backend: Backend, order: string, ...domains: string[]): Promise<void> {
  await saveApplication(page, backend, order, order === orders.dv ? { ...application(...domains), company: null } : application(...domains));
  await savePhoto(page, backend, order);
}

/** How often the order was submitted, as the backend counts. */
export async function submissions(backend: Backend, order: string): Promise<number> {
  return (await backend.log()).submissions[order] ?? 0;
}

/** The attempts to submit that arrived at the backend: their Idempotency-Keys, in order. */
export async function sentKeys(backend: Backend): Promise<string[]> {
  const { calls } = await backend.log();
  return calls.filter((call: any) => call.method === 'POST' && call.path.endsWith('/submission')).map((call: any) => call.idempotencyKey);
}

/** Opens the check page of an order that can be submitted, with every part of the program. */
export async function openReady(page: Page, backend: Backend, order: string = orders.ov): Promise<void> {
  await prepare(page, backend, order, 'www.harbour-tea.com');
  await open(page, order, 'check');
  await page.waitForLoadState('networkidle');
}
