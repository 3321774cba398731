// A site under the operator's own name: the settings of config.json in the page, and settings that are wrong or hostile.
import type { Page } from '@playwright/test';

import type { Backend } from '../support/backend.js';
import { at, button, card, heading, link, open, openReady, orders, prepare, sentKeys, submissions } from '../support/desk.js';
import { summary } from '../support/problems.js';
import { expect, expectAccessible, test } from '../support/test.js';

/** Serves these settings in place of config.json, and a logo, until the faults end. */
async function settings(backend: Backend, config: unknown) {
  await backend.fault({
    method: 'GET', path: '/logo.svg', times: 99, status: 200, headers: { 'Content-Type': 'image/svg+xml' },
    body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 26" width="80" height="26"><rect width="80" height="26" rx="6" fill="#1a4fa3"/></svg>',
  });
  await backend.fault({
    method: 'GET', path: '/config.json', times: 99, status: 200, headers: { 'Cache-Control': 'no-store', 'Content-Type': 'application/json' },
    body: typeof config === 'string' ? config : JSON.stringify(config),
  });
}

const branded = {
  apiBase: '/api/v1',
  brand: { name: 'Harbour Certificates', logo: 'logo.svg', accent: '#1a4fa3', accentDark: '#8ab4f8' },
  help: { phone: '+86 10 8888 6666', email: 'help@example.com', url: '/help.html' },
  links: { privacy: 'https://www.example.com/privacy', terms: 'terms.html' },
  deployNote: { en: 'Certificates can be deployed to the load balancer.', 'zh-CN': '证书可部署到负载均衡。' },
};

const agreements = [
  { title: { en: 'Subscriber agreement', 'zh-CN': '订户协议' }, href: 'https://www.example.com/subscriber', required: true },
  { title: 'Newsletter', href: '/newsletter.html', required: false },
];

const footer = (page: Page) => page.getByRole('contentinfo');
const blue = 'rgb(26, 79, 163)';

/** The bodies of the submissions that arrived, in order. */
async function sentBodies(backend: Backend): Promise<string[]> {
  const { calls } = await backend.log();
  return calls.filter((call: any) => call.path.endsWith('/submission')).map((call: any) => call.body);
}

test('a branded site has its name, logo, colour, links and contacts on every page', async ({ page, backend }) => {
  await settings(backend, branded);
  await page.goto(at(orders.issued, 'status'));
  await expect(page.getByRole('banner').getByRole('link', { name: 'Harbour Certificates' })).toBeVisible();
  await expect(page).toHaveTitle('Application status – Harbour Certificates');
  await expect(page.getByText('Certificates can be deployed to the load balancer.')).toBeVisible();
  await expect(footer(page)).toContainText(/Version \d+\.\d+\.\d+\+[0-9a-f]+/);
  const out = footer(page).getByRole('link', { name: 'Privacy notice (opens a new tab)' });
  await expect(out).toHaveAttribute('href', 'https://www.example.com/privacy');
  await expect(out).toHaveAttribute('target', '_blank');
  await expect(out).toHaveAttribute('rel', 'noopener');
  await expect(footer(page).getByRole('link', { name: /Terms of use/ })).toHaveAttribute('href', `${backend.url}/terms.html`);
  await expect(footer(page).getByRole('link', { name: '+86 10 8888 6666' })).toHaveAttribute('href', 'tel:+861088886666');
  await expect(footer(page).getByRole('link', { name: 'help@example.com' })).toHaveAttribute('href', 'mailto:help@example.com');
  await expect(out).toHaveCSS('color', blue);
  const logo = page.getByRole('banner').locator('img');
  await expect(logo).toHaveAttribute('src', `${backend.url}/logo.svg`);
  await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(80);
  await expect(page.getByRole('banner').locator('svg')).toBeHidden();
  await expectAccessible(page);

  // The order list and the other language have the same; the address of the logo does not depend on the page.
  await page.getByRole('banner').getByRole('link').click();
  await expect(card(page, orders.ov).first()).toBeVisible();
  await expect(page).toHaveTitle('Your certificates – Harbour Certificates');
  await expect(page.getByText('Certificates can be deployed to the load balancer.')).toBeVisible();
  await expectAccessible(page);
  await button(page, '中文').click();
  await expect(page.getByText('证书可部署到负载均衡。')).toBeVisible();
  await expect(footer(page)).toContainText(/版本 \d/);
  await expect(logo).toBeVisible();
});

test('a branded site is readable in the dark', async ({ page, backend }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await settings(backend, branded);
  await open(page, orders.dv, 'application');
  await expect(footer(page).getByRole('link').first()).toHaveCSS('color', 'rgb(138, 180, 248)');
  await expect(button(page, 'Next')).toHaveCSS('background-color', 'rgb(138, 180, 248)');
  await expectAccessible(page);
});

test('people who are stuck see whom to contact and where to sign in', async ({ page, backend }) => {
  await settings(backend, { ...branded, signInUrl: '/sign-in' });
  await backend.fault({ method: 'GET', path: '/api/v1/orders', times: 9, status: 500 });
  await page.goto('/');
  const alert = page.getByRole('alert').filter({ hasText: 'There is a problem with the certificate service.' });
  await expect(alert.getByRole('link', { name: 'help@example.com' })).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await page.goto(at(orders.evFailed, 'status'));
  await expect(page.getByRole('alert').getByRole('link', { name: '+86 10 8888 6666' })).toBeVisible();
  await backend.endFaults();
  await settings(backend, { ...branded, signInUrl: '/sign-in' });
  await backend.fault({ method: 'GET', path: '/api/v1/*', times: 9, status: 401, headers: { 'Content-Type': 'application/problem+json' }, body: '{"type":"about:blank","title":"Out","status":401}' });
  await page.goto('/');
  await expect(page.getByRole('link', { name: /Sign in/ })).toHaveAttribute('href', `${backend.url}/sign-in`);
});

test.describe('languages', () => {
  test.use({ locale: 'de-DE' });
  test('a browser that speaks none of the offered languages gets the first one', async ({ page, backend }) => {
    await settings(backend, { languages: ['zh-CN', 'en'] });
    await page.goto('/');
    await expect(heading(page, '您的证书')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    // A choice counts from now on.
    await button(page, 'English').click();
    await expect(heading(page, 'Your certificates')).toBeVisible();
    await page.reload();
    await expect(footer(page)).toContainText('Version');
    await expect(heading(page, 'Your certificates')).toBeVisible();
  });
});

test('a language that is not offered cannot be chosen', async ({ page, backend }) => {
  await settings(backend, { languages: ['en'] });
  await page.goto('/');
  await expect(footer(page)).toContainText('Version');
  await expect(button(page, '中文')).toBeHidden();
});

for (const [name, config, words] of [
  ['a colour that nobody can read', { brand: { accent: '#ffee00', name: 'Example' } }, 'brand.accent must have a contrast of 4.5 or more with #f5f6f4'],
  ['a number for a name', { brand: { name: 7 } }, 'brand.name must be a text in quotation marks'],
  ['an agreement without an address', { agreements: [{ title: 'T', required: true }] }, 'agreements[0].href is missing'],
  ['the script of a link', { links: { privacy: 'javascript:window.hit=1' } }, 'links.privacy must be an address'],
] as const) {
  test(`${name} is named, and the app works`, async ({ page, backend }) => {
    await settings(backend, config);
    const warned: string[] = [];
    page.on('console', (line) => line.type() === 'warning' && line.text().startsWith('config.json') && warned.push(line.text()));
    await page.goto('/');
    await expect(footer(page)).toContainText(words);
    await expect(footer(page)).toContainText('Some settings in this site\'s config.json cannot be used');
    await expect(card(page, orders.ov).first()).toBeVisible();
    await expectAccessible(page);
    await button(page, '中文').click();
    await expect(footer(page)).toContainText('无法使用的设置');
    expect(warned).toHaveLength(1);
    expect(warned[0]).toContain(words);
  });
}

test('an agreement that nobody can read is not passed over: nothing is submitted', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await settings(backend, { agreements: [{ title: 'Subscriber agreement', required: true }] });
  await open(page, orders.ov, 'check');
  await button(page, 'Submit for verification').click();
  await expect(page.getByRole('alert').filter({ hasText: 'You cannot submit yet' })).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  expect(await submissions(backend, orders.ov)).toBe(0);
});

test('S8 hostile settings run nothing and reach no other origin', async ({ page, backend, watch }) => {
  const script = '<img src=x onerror=window.hit=1>';
  await settings(backend, {
    signInUrl: 'javascript:window.hit=1',
    brand: { name: script, logo: 'https://evil.example/logo.svg', accent: '#000000;background:url(https://evil.example/x)' },
    help: { phone: '<b>', email: 'a@b.example?bcc=x@evil.example', url: '//evil.example/' },
    links: { privacy: 'data:text/html,<script>window.hit=1</script>', terms: ' javascript:window.hit=1' },
    deployNote: `${script}\u202e`,
    agreements: [{ title: script, href: 'vbscript:x', required: true }],
    dnsOverHttps: 'http://evil.example/',
    __proto__x: { polluted: true },
  });
  await page.goto('/');
  await expect(page.getByRole('banner')).toContainText(script);
  await expect(page).toHaveTitle(`Your certificates – ${script}`);
  for (const path of ['signInUrl', 'brand.logo', 'brand.accent', 'help.phone', 'help.email', 'help.url', 'links.privacy', 'links.terms', 'agreements[0].href', 'dnsOverHttps']) {
    await expect.soft(footer(page).getByRole('listitem').filter({ hasText: `${path} must` })).toHaveCount(1);
  }
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => (window as any).hit)).toBeUndefined();
  expect(await page.locator('a[href*="evil"], a[href^="javascript"], a[href^="data"], img').count()).toBe(0);
  expect(watch.foreign).toEqual([]);
});

test('without an acceptance nothing is sent, and the acceptance travels', async ({ page, backend }) => {
  await settings(backend, { agreements });
  await openReady(page, backend);
  const box = page.getByRole('checkbox', { name: 'I have read and accept: Subscriber agreement' });
  const text = link(page, 'Read: Subscriber agreement (opens a new tab)');
  await expect(text).toHaveAttribute('href', 'https://www.example.com/subscriber');
  await expect(text).toHaveAttribute('rel', 'noopener');
  await button(page, 'Submit for verification').click();
  await expect(summary(page)).toBeFocused({ timeout: 20_000 });
  expect(await sentKeys(backend)).toEqual([]);
  await expectAccessible(page);
  await summary(page).getByRole('link', { name: 'To submit, accept: Subscriber agreement' }).click();
  await expect(box).toBeFocused();
  await expect(box).toHaveAccessibleDescription(/To submit, accept: Subscriber agreement/);
  await page.keyboard.press('Space');
  await expect(summary(page)).toHaveCount(0);
  // A change of language rebuilds the page, and the box stays ticked.
  await button(page, '中文').click();
  await expect(page.getByRole('checkbox', { name: '我已阅读并同意：订户协议' })).toBeChecked();
  await button(page, 'English').click();
  await button(page, 'Submit for verification').click();
  await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
  expect(await submissions(backend, orders.ov)).toBe(1);
  const [body, ...more] = await sentBodies(backend);
  expect(more).toEqual([]);
  const { accepted } = JSON.parse(body!);
  expect(accepted).toHaveLength(1);
  expect(accepted[0].href).toBe('https://www.example.com/subscriber');
  expect(Math.abs(Date.parse(accepted[0].acceptedAt) - Date.now())).toBeLessThan(300_000);
  const reviewer = await page.request.get(`${backend.url}/dev/reviewer`);
  expect(await reviewer.text()).toContain(`Accepted: https://www.example.com/subscriber (${accepted[0].acceptedAt})`);
});

test('a retry, a reload and another tab send what was accepted byte for byte', async ({ page, backend, context }) => {
  test.slow(); // It waits for the app's own retries.
  await settings(backend, { agreements });
  await openReady(page, backend);
  await backend.fault({ method: 'POST', path: '*/submission', times: 99, reset: 'before' });
  const box = (where: Page) => where.getByRole('checkbox', { name: /Subscriber agreement/ });
  await box(page).check();
  await page.getByRole('checkbox', { name: 'I have read and accept: Newsletter (optional)' }).check();
  await button(page, 'Submit for verification').click();
  // The first attempt and a retry.
  await expect.poll(async () => (await sentKeys(backend)).length, { timeout: 30_000 }).toBeGreaterThan(1);
  await page.reload();
  await expect(box(page)).toBeChecked({ timeout: 20_000 });
  await button(page, 'Submit for verification').click();
  const before = (await sentKeys(backend)).length;
  await expect.poll(async () => (await sentKeys(backend)).length, { timeout: 30_000 }).toBeGreaterThan(before);
  // The connection stays broken until the other tab has sent too: a late request of this tab must not decide before that.
  const other = await context.newPage();
  await open(other, orders.ov, 'check');
  await expect(box(other)).toBeChecked({ timeout: 20_000 });
  await page.close();
  const sent = (await sentKeys(backend)).length;
  await button(other, 'Submit for verification').click();
  await expect.poll(async () => (await sentKeys(backend)).length, { timeout: 30_000 }).toBeGreaterThan(sent);
  await backend.endFaults();
  await expect(heading(other, 'Application status')).toBeVisible({ timeout: 60_000 });
  expect(await submissions(backend, orders.ov)).toBe(1);
  expect(new Set(await sentKeys(backend)).size).toBe(1);
  const bodies = new Set(await sentBodies(backend));
  expect(bodies.size).toBe(1);
  expect(JSON.parse([...bodies][0]!).accepted.map((it: any) => it.href)).toEqual(['https://www.example.com/subscriber', '/newsletter.html']);
});
