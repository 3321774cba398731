// Other sites, addresses and files work against the applicant: nothing leaves for another origin, and nothing personal stays behind.
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { applicant, button, card, company, field, fillAll, fillCompany, heading, link, next, open, orders, prepare, submit, uploadPhoto } from '../support/desk.js';
import { expectPictures, watchPictures } from '../support/photos.js';
import { expect, expectMissing, test } from '../support/test.js';

test.describe.configure({ mode: 'parallel' });

/** Everything that an applicant wrote, by any of its words. */
const personal = /harbour|Lin.?Wei|138.?0013|91350100|Example.Road/i;

test('S6 a page of another origin cannot frame the app', async ({ browser, backend }) => {
  const server: Server = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(`<!doctype html><iframe src="${backend.url}/" width="900" height="700"></iframe>`));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // Not the watched context: the browser reports the refused frame as a violation there.
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const refused = page.waitForEvent('console', (line) => /frame-ancestors/.test(line.text()));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await refused;
    await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Your certificates' })).toHaveCount(0);
    expect(page.frames().map((frame) => frame.url()).filter((url) => url.startsWith(backend.url))).toEqual([]);
  } finally {
    await context.close();
    server.close();
  }
});

for (const address of [
  '/?next=//evil.example/', '/?next=javascript:window.hit=1', '/#/../../evil', '/#javascript:window.hit=1', '//evil.example/', '/orders/..%2f..%2fevil/status',
  '/orders/%3Cimg%20src=x%20onerror=window.hit=1%3E/status', `/orders/${orders.ov}/application#"><img src=x onerror=window.hit=1>`, `/orders/${orders.ov}/application?return=//evil.example#company-phone`,
]) {
  test(`S7 the address ${address} leads to a page of the app and nowhere else`, async ({ page, backend, watch }) => {
    await page.goto(backend.url + address);
    await expect(page.getByRole('heading', { level: 1, name: /Your certificates|Page not found|Applicant information/ })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(new URL(page.url()).origin).toBe(backend.url);
    expect(await page.locator('a').evaluateAll((all) => all.map((it) => (it as HTMLAnchorElement).href).filter((href) => !href.startsWith(location.origin)))).toEqual([]);
    expect(await page.evaluate(() => (window as any).hit)).toBeUndefined();
    // Nobody has an order of that number.
    expectMissing(watch, /\/api\/v1\/orders\/[^/]*%/);
  });
}

test('S7 S10 S11 over a whole journey no answer is in an address, a Referer, the history or storage, and no other origin is asked', async ({ page, backend, watch }) => {
  const told: string[] = [];
  page.on('request', (request) => told.push(request.url(), request.headers().referer ?? ''));
  await watchPictures(page);
  await page.goto('/');
  await link(card(page, 'Customer portal, five names'), 'Apply').click();
  await field(page, 'Domain names').fill('www.harbour-tea.com');
  await fillCompany(page);
  await fillAll(page, { ...company, ...applicant });
  await next(page, 'Verification information');
  await uploadPhoto(page);
  await next(page, 'Check your answers');
  await submit(page);
  // “Start again”: back to the list, by the app's own link.
  await link(page, 'Signet').click();
  await expect(heading(page, 'Your certificates')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(told.filter((text) => personal.test(text))).toEqual([]);
  const kept = await page.evaluate(async () => JSON.stringify([
    history.state, Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, await indexedDB.databases(), await caches.keys(),
  ]));
  expect(kept).not.toMatch(personal);
  expect(kept).not.toMatch(/decision|photo/);
  await expectPictures(page, 0, 'pictures that have an address');
  expect(told.filter((text) => text !== '' && !/^(blob:|data:)/.test(text) && new URL(text).origin !== backend.url)).toEqual([]);
  expect(watch.foreign).toEqual([]);
});

test('S10 after signing out a reload shows nothing of the answers', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'application');
  await expect(field(page, 'Company name')).toHaveValue('Harbour Tea Limited');
  await backend.signOut();
  await page.reload();
  await expect(page.getByRole('alert').getByText('You are signed out.')).toBeVisible({ timeout: 20_000 });
  const shown = await page.evaluate(() => document.documentElement.outerHTML + Array.from(document.querySelectorAll('input, textarea'), (it) => (it as HTMLInputElement).value).join());
  expect(shown).not.toMatch(personal);
});

for (const [name, status, body, words] of [
  ['names another origin', 200, '{"apiBase":"https://evil.example/api"}', 'names a certificate service on a site that this release does not allow. Nothing was sent there.'],
  ['names a script', 200, '{"apiBase":"javascript:window.hit=1//"}', 'has no usable address for the certificate service'],
  ['hides a name and a password', 200, '{"apiBase":"http://127.0.0.1:1@evil.example/"}', 'has no usable address for the certificate service'],
  ['is null', 200, 'null', 'is missing or cannot be read'],
  ['is a page', 200, '<!doctype html><title>Signet</title>', 'is missing or cannot be read'],
  ['is missing', 410, '', 'is missing or cannot be read'],
] as const) {
  test(`S8 a config.json that ${name} is explained, and nothing is asked of anybody else`, async ({ page, backend, watch }) => {
    await backend.fault({ method: 'GET', path: '/config.json', times: 9, status, headers: { 'Cache-Control': 'no-store' }, body });
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('/api/') && asked.push(request.url()));
    await page.goto('/');
    const alert = page.getByRole('alert').filter({ hasText: 'This site is not fully set up.' });
    await expect(alert).toContainText(words);
    expect(asked).toEqual([]);
    expect(watch.foreign).toEqual([]);
    await backend.endFaults();
    await page.reload();
    await expect(page.getByRole('list', { name: 'Certificates' })).toBeVisible();
  });
}

for (const [name, body] of [
  ['keys of JavaScript’s own', '{"__proto__":{"orders":[]},"constructor":{"prototype":{"x":1}}}'],
  ['a number beyond every number', '{"orders":[{"orderId":"1","product":{"domainCount":1e400}}]}'],
  ['lists within lists, 10,000 deep', `{"orders":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
] as const) {
  test(`S9 an answer with ${name} is an error and nothing worse`, async ({ page, backend }) => {
    await backend.fault({ method: 'GET', path: '/api/v1/orders', times: 9, status: 200, headers: { 'Content-Type': 'application/json' }, body });
    await page.goto('/');
    await expect(page.getByText('This page does not understand the reply from the certificate service.')).toBeVisible({ timeout: 20_000 });
    expect(await page.evaluate(() => ({} as any).orders ?? ({} as any).x)).toBeUndefined();
    await backend.endFaults();
    await button(page, 'Try again').click();
    await expect(page.getByRole('list', { name: 'Certificates' })).toBeVisible();
  });
}
