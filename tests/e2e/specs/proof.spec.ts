// Proving the domain names and answering the CA's call: records that fit, a look at the DNS, another method, the call, a notification, and
// what the DNS says before the submission.
import { readFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import type { Backend } from '../support/backend.js';
import { application, at, button, lookUntil, open, prepare, proveDomains, saveApplication } from '../support/desk.js';
import { expect, expectAccessible, test } from '../support/test.js';

/** The order of the seed "returning" whose product offers three ways of domain verification. */
const several = '98987582437920975';

async function dev(backend: Backend, path: string, body: object) {
  const answer = await fetch(`${backend.url}${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  expect(answer.ok, path).toBe(true);
}

/** Serves these settings in place of config.json. */
async function settings(backend: Backend, members: object) {
  await backend.endFaults();
  await backend.fault({
    method: 'GET', path: '/config.json', times: 99, status: 200, headers: { 'Cache-Control': 'no-store', 'Content-Type': 'application/json' },
    body: JSON.stringify({ apiBase: '/api/v1', ...members }),
  });
}

/** Seeds the order and serves settings with a DNS service. */
async function begin(backend: Backend, members: object = { dnsOverHttps: '/dev/dns-query' }) {
  await dev(backend, '/dev/reset', { application: 'returning' });
  await settings(backend, members);
}

/** Submits the order past the form and opens its status. */
async function submitted(page: Page, backend: Backend, way: string, ...domains: string[]) {
  await prepare(page, backend, several, ...domains);
  await saveApplication(page, backend, several, { ...application(...domains), domainValidation: way });
  const url = `${backend.url}/api/v1/orders/${several}`;
  const { csrfToken } = await (await page.request.get(`${backend.url}/api/v1/session`)).json();
  const etag = (await page.request.get(`${url}/application`)).headers()['etag'] ?? '';
  const headers = { 'X-CSRF-Token': csrfToken, 'If-Match': etag, 'Idempotency-Key': crypto.randomUUID() };
  const answer = await page.request.post(`${url}/submission`, { headers });
  expect(answer.status(), await answer.text()).toBe(202);
  await open(page, several, 'status');
}

async function downloaded(page: Page, name: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

test('records have the name that a provider wants, come as files, and are looked up', async ({ page, backend }) => {
  await begin(backend);
  await submitted(page, backend, 'dns', 'www.harbour-tea.com');
  const row = page.getByRole('row', { name: /www\.harbour-tea\.com/ });
  await expect(row).toContainText('Relative to harbour-tea.com _signet-challenge.www');
  await expect(row.getByRole('button', { name: 'Copy the relative name of the record for www.harbour-tea.com' })).toBeVisible();
  await expect(page.getByText('a name like _signet-challenge.www.harbour-tea.com.harbour-tea.com')).toBeVisible();

  const zone = await downloaded(page, 'Download all as a zone file');
  expect(zone.text).toMatch(/^_signet-challenge\.www\.harbour-tea\.com\. 300 IN TXT "[0-9a-f]+"\n$/);
  const sheet = await downloaded(page, 'Download all as CSV');
  expect(sheet.name).toBe(`records-${several}.csv`);
  expect(sheet.text).toContain('\r\nwww.harbour-tea.com,TXT,_signet-challenge.www.harbour-tea.com,_signet-challenge.www,harbour-tea.com,');

  const look = button(page, 'Look up the records now');
  await look.click();
  await expect(row).toContainText('Not published yet. DNS resolvers may remember until');
  for (const [how, words] of [
    ['stale', 'The record has another value: token-of-an-earlier-order'],
    ['doubled', 'published under _signet-challenge.www.harbour-tea.com.harbour-tea.com'],
    ['published', 'Published. The CA will find it at its next check.'],
  ] as const) {
    await dev(backend, `/dev/orders/${several}/dns`, { as: how });
    await look.click();
    await expect(row).toContainText(words);
  }
  await expect(page.getByText('1 of 1 records are published.')).toBeVisible();
  await expectAccessible(page);

  await settings(backend, { dnsOverHttps: '/config.json' });
  await page.reload();
  await look.click();
  await expect(row).toContainText('The DNS service did not answer. Try again.');
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page);
});

test('the call of the CA is prepared: who, what, for reception, for paper and for the calendar', async ({ page, backend }) => {
  await begin(backend, {});
  await page.addInitScript(() => { window.print = () => document.documentElement.setAttribute('data-printed', ''); });
  await submitted(page, backend, 'email', 'www.harbour-tea.com');
  const call = page.getByRole('region', { name: 'Get ready for the CA\'s call' });
  await expect(call).toContainText('Harbour Tea Limited +862155550100');
  await expect(call).toContainText(`Has the company applied for a certificate for www.harbour-tea.com? The order number is ${several}.`);
  await expect(call.locator('p[lang="zh-CN"]')).toContainText('请转接给 Lin Wei');
  await expectAccessible(page);

  const entry = await downloaded(page, 'Add to your calendar');
  expect(entry.name).toBe(`ca-call-${several}.ics`);
  expect(entry.text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nDTSTART;VALUE=DATE:\d{8}\r\nDTEND;VALUE=DATE:\d{8}\r\n[^]*END:VCALENDAR\r\n$/);

  await button(page, 'Print for reception').click();
  await expect(page.locator('html[data-printed]')).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  await expect(call.getByRole('heading', { name: 'For reception' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  const pages = await page.pdf({ format: 'A4' });
  expect(pages.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  // After the call there is nothing to prepare.
  await backend.decide(several, { outcome: 'APPROVED' });
  await page.emulateMedia({ media: 'screen' });
  await button(page, 'Check now').first().click();
  await expect(call).toBeHidden();
});

test('the way of domain verification is changed while it waits, and not afterwards', async ({ page, backend }) => {
  await begin(backend, {});
  await submitted(page, backend, 'email', 'www.harbour-tea.com');
  const turn = page.getByRole('region', { name: 'Your turn: verify your domain names' });
  await expect(turn).toContainText('An email was sent to lin@harbour-tea.com');
  await button(page, 'Change the method').click();
  await expect(page.getByText('This method is already in use.')).toBeVisible();
  await page.getByRole('radio', { name: 'File on the web server' }).check();
  await button(page, 'Change the method').click();
  await expect(page.getByText('The method was changed.')).toBeVisible();
  await expect(turn.getByRole('heading', { level: 2 })).toBeFocused();
  const link = turn.getByRole('link', { name: 'Open the address for www.harbour-tea.com (opens a new tab)' });
  await expect(link).toHaveAttribute('href', 'http://www.harbour-tea.com/.well-known/pki-validation/signet.txt');
  const file = await downloaded(page, 'Download the file for www.harbour-tea.com');
  expect(file.name).toBe('signet.txt');
  expect(file.text).toMatch(/^[0-9a-f]+$/);
  await expectAccessible(page);

  // The page has not heard yet that the names are verified when the method is to be changed again.
  await backend.fault({ method: 'GET', path: '/api/v1/*/status', times: 99, status: 503 });
  await proveDomains(backend);
  await page.getByRole('radio', { name: 'DNS record' }).check();
  await button(page, 'Change the method').click();
  await expect(page.getByText('The method can no longer be changed.')).toBeVisible();
  await backend.endFaults();
  await expect(async () => {
    const look = button(page, 'Check now').first();
    if (await look.isVisible()) await look.click({ timeout: 1000 });
    await expect(turn).toBeHidden({ timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await expect(button(page, 'Change the method')).toBeHidden();
});

test('a notification comes when the applicant has asked for it', async ({ page, context, backend }) => {
  await begin(backend, {});
  await context.grantPermissions(['notifications'], { origin: backend.url });
  await page.addInitScript(() => {
    const kept = window as unknown as { asked: number; shown: string[] };
    kept.asked = 0;
    kept.shown = [];
    const real = window.Notification;
    window.Notification = class extends real {
      static override requestPermission() {
        kept.asked += 1;
        return real.requestPermission();
      }
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        kept.shown.push(title);
      }
    };
  });
  const kept = () => page.evaluate(() => { const { asked, shown } = window as unknown as { asked: number; shown: string[] }; return { asked, shown }; });
  await submitted(page, backend, 'email', 'www.harbour-tea.com');
  await expect(button(page, 'Notify me of changes')).toBeVisible();
  expect(await kept()).toEqual({ asked: 0, shown: [] });
  await button(page, 'Notify me of changes').click();
  await expect(page.getByText('You will get a notification when the status changes')).toBeVisible();
  await backend.decide(several, { outcome: 'ISSUED' });
  await lookUntil(page, 'Your certificate has been issued');
  expect(await kept()).toEqual({ asked: 1, shown: [`Issued, order ${several}`] });
});

test('the check page says which names are missing and which CAA records forbid this CA', async ({ page, backend }) => {
  await begin(backend, { dnsOverHttps: '/dev/dns-query', caaIssuers: [{ brand: 'Northlight OV', names: ['northlight.example'] }] });
  await dev(backend, '/dev/dns', {
    records: [
      { name: 'harbour-tea.com', type: 'CAA', value: '0 issue "other-ca.example"' },
      { name: 'kelp.example.com', type: 'CAA', value: '0 issue "northlight.example"' },
    ],
    missing: ['gone.kelp.example.com'],
  });
  await prepare(page, backend, several, 'www.harbour-tea.com', 'shop.kelp.example.com', 'gone.kelp.example.com');
  await open(page, several, 'check');
  const dns = page.getByRole('region', { name: 'DNS of your domain names' });
  await expect(dns.getByRole('listitem')).toHaveCount(2);
  await expect(dns).toContainText('The CAA records of harbour-tea.com do not allow this CA to issue a certificate for www.harbour-tea.com. They allow: other-ca.example');
  await expect(dns).toContainText('harbour-tea.com. IN CAA 0 issue "northlight.example"');
  await expect(dns).toContainText('gone.kelp.example.com is not in the public DNS.');
  await expectAccessible(page);

  // Without the names of the CA nothing is judged. Without the service nothing is asked.
  await begin(backend);
  await dev(backend, '/dev/dns', { records: [{ name: 'harbour-tea.com', type: 'CAA', value: '0 issue "other-ca.example"' }] });
  await prepare(page, backend, several, 'www.harbour-tea.com');
  await page.reload();
  await expect(dns).toContainText('The CAA records of harbour-tea.com decide who may issue a certificate for www.harbour-tea.com: other-ca.example.');
  await backend.endFaults();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(at(several, 'check'));
  await expect(button(page, 'Submit for verification')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(dns).toBeHidden();
  expect(asked.filter((url) => url.includes('dns-query'))).toEqual([]);
});
