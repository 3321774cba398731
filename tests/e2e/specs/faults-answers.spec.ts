// The backend answers, and the answer is hostile, odd, late or out of order: the page shows it as text and keeps its word.
import {
  application, at, button, field, heading, link, lookUntil, next, open, openReady, orders, photo, prepare, saveApplication, sentKeys, submissions, submit,
} from '../support/desk.js';
import { summary } from '../support/problems.js';
import { type Page, expect, test } from '../support/test.js';

test.describe.configure({ mode: 'parallel' });

const press = (page: Page) => button(page, 'Submit for verification').click();
const problem = (body: object) => ({ headers: { 'Content-Type': 'application/problem+json' }, body: JSON.stringify({ type: 'about:blank', title: 'No', ...body }) });

/** Markup, a mark that turns the direction of text around, controls, and 20,000 letters after them. */
const hostile = `<img src=x onerror=window.hit=1><script>window.hit=1</script>\u202eabc\u0007\u0000${'x'.repeat(20_000)}`;

test('B6 hostile words of 20 KB are text, clipped with “Show all”, and break no line of the page', async ({ page, backend }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openReady(page, backend);
  await backend.fault({ method: 'POST', path: '*/submission', times: 1, status: 422, ...problem({ detail: hostile, status: 422 }) });
  await press(page);
  const quote = page.getByRole('alert').getByRole('blockquote');
  await expect(quote).toContainText('<img src=x onerror=window.hit=1><script>window.hit=1</script>abc␇␀xxx');
  expect((await quote.textContent())!.length).toBeLessThan(2000);
  expect(await quote.evaluate((element) => [getComputedStyle(element).unicodeBidi, element.childElementCount])).toEqual(['isolate', 0]);
  await button(page, 'Show all').click();
  expect((await quote.textContent())!.length).toBeGreaterThan(20_000);
  await expect(button(page, 'Show all')).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await page.evaluate(() => (window as any).hit)).toBeUndefined();
});

test('B6 hostile words about a field are text in the summary and at the field', async ({ page, backend }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openReady(page, backend);
  await backend.fault({
    method: 'POST', path: '*/submission', times: 1, status: 422, ...problem({ status: 422, errors: [{ pointer: '/company/phone', code: 'phone', detail: hostile }] }),
  });
  await press(page);
  await expect(summary(page)).toBeFocused({ timeout: 20_000 });
  const line = summary(page).getByRole('link');
  await expect(line).toContainText('<img src=x onerror=window.hit=1>');
  const words = (await line.textContent())!;
  expect(words.length).toBeLessThan(2000);
  expect(words, 'isolated from the text around it').toMatch(/^\u2068[^\u202e\u0007\u0000]*\u2069$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await page.evaluate(() => (window as any).hit)).toBeUndefined();
});

test('S1 hostile words of the CA are text on the card, on the status page and at the field', async ({ page, backend }) => {
  await openReady(page, backend);
  await submit(page);
  await backend.decide(orders.ov, {
    outcome: 'CHECKED_FAIL', auditNote: hostile, auditType: '<svg onload=window.hit=1>', fields: ['/company/phone', '/<script>window.hit=1</script>', 'javascript:window.hit=1'],
  });
  const quiet = async () => {
    await expect(page.getByText('<img src=x onerror=window.hit=1>').first()).toBeVisible();
    await expect(page.locator('main script, main img[src=x], main [onload], a[href^="javascript"]')).toHaveCount(0);
    expect(await page.evaluate(() => (window as any).hit)).toBeUndefined();
  };
  await lookUntil(page, 'The CA refused the application');
  await expect(page.getByText('Something outside this form (⁨/<script>window.hit=1</script>⁩)').or(page.getByText('/<script>window.hit=1</script>'))).toBeVisible();
  await quiet();
  await page.goto('/');
  await quiet();
  await link(page, 'Modify and re-apply').first().click();
  await expect(field(page, 'Company phone')).toBeFocused();
  await quiet();
});

test('B7 a key that was used with other answers is replaced after the applicant says so, and not before', async ({ page, backend }) => {
  await openReady(page, backend);
  const mismatch = problem({ type: 'urn:problem:idempotency-key-mismatch', status: 422 });
  await backend.fault({ method: 'POST', path: '*/submission', times: 1, status: 422, ...mismatch });
  await press(page);
  await expect(page.getByText('An earlier attempt used different answers. Do you want to submit these answers as a new attempt?')).toBeVisible();
  expect(await sentKeys(backend)).toHaveLength(1);
  await button(page, 'Submit these answers').click();
  await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
  expect(new Set(await sentKeys(backend)).size).toBe(2);
  expect(await submissions(backend, orders.ov)).toBe(1);
});

test('B7 a submission that is still at work is asked after, and is no error', async ({ page, backend }) => {
  await openReady(page, backend);
  await backend.fault({ method: 'POST', path: '*/submission', times: 1, status: 409, ...problem({ status: 409 }) });
  await press(page);
  await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
  expect(await submissions(backend, orders.ov)).toBe(1);
  expect(new Set(await sentKeys(backend)).size).toBe(1);
});

test('B8 a photo that was chosen before the session ended is uploaded after signing in', async ({ page, backend }) => {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await open(page, orders.ov, 'verification');
  await page.getByLabel('Photo of the signed form', { exact: true }).setInputFiles(photo());
  await expect(button(page, 'Upload')).toBeVisible({ timeout: 20_000 });
  await backend.signOut();
  await button(page, 'Upload').click();
  await expect(page.getByText('You are signed out.').first()).toBeVisible();
  await expect(page.getByRole('img', { name: 'Your photo' }).first()).toBeVisible();
  await backend.signIn();
  await button(page, 'Upload').click();
  await expect(page.getByText('Photo uploaded')).toBeVisible();
});

test('B10 a status that this version does not know is “in progress, unknown state”, and what is more is ignored', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  await submit(page);
  const status = await (await page.request.get(`/api/v1/orders/${orders.ov}/status`)).json();
  const odd = {
    ...status, version: status.version + 1, status: 'quantumReview', future: { a: [1, { b: null }] },
    stages: [...status.stages, { code: 'seance', state: 'hovering' }],
  };
  await backend.fault({ method: 'GET', path: '/api/*/status', times: 9, status: 200, headers: { ETag: '"odd"' }, body: JSON.stringify(odd) });
  await page.goto(at(orders.ov, 'status'));
  await expect(page.getByText('This page does not know this status yet.')).toBeVisible();
  await expect(page.getByText('Another step of the CA (seance)')).toBeVisible();
});

for (const [name, body] of [
  ['without its status', { status: undefined }], ['of null', null], ['with a number as text', { version: '7' }], ['of 11 MB', 'x'.repeat(11_000_000)],
] as const) {
  test(`B10 an answer ${name} is told as one that cannot be used, and the page goes on`, async ({ page, backend }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await open(page, orders.ov, 'check');
    await submit(page);
    const status = await (await page.request.get(`/api/v1/orders/${orders.ov}/status`)).json();
    const sent = body !== null && typeof body === 'object' ? { ...status, ...body } : body;
    await backend.fault({ method: 'GET', path: '/api/*/status', times: 1, status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(sent) });
    await page.goto(at(orders.ov, 'status'));
    await expect(page.getByText('The status could not be loaded. We will try again automatically.')).toBeVisible({ timeout: 20_000 });
    await button(page, 'Check now').first().click();
    await expect(page.getByText('Verifying', { exact: true }).first()).toBeVisible();
  });
}

test('B14 a status that has not changed changes nothing on the page and is not announced', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  await submit(page);
  await open(page, orders.ov, 'status');
  await expect(page.getByRole('list', { name: 'Stages' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    (window as any).changes = [];
    const told = Array.from(document.querySelectorAll('[role=status], [role=alert], [aria-live], ol'));
    const watcher = new MutationObserver((changes) => (window as any).changes.push(...changes.map((it) => it.target.nodeName)));
    for (const element of told) watcher.observe(element, { childList: true, subtree: true, characterData: true });
  });
  for (let looks = 0; looks < 2; looks += 1) {
    const answered = page.waitForResponse((answer) => answer.url().includes('/api/') && answer.url().endsWith('/status') && answer.request().method() === 'GET');
    await button(page, 'Check now').first().click();
    expect((await answered).status()).toBe(304);
  }
  // The page has a turn to take the answer.
  await page.evaluate(() => fetch('/api/v1/session'));
  expect(await page.evaluate(() => (window as any).changes)).toEqual([]);
});

for (const [name, decision] of [
  ['without a reason', { auditNote: '', auditType: '', fields: [] }],
  ['for a field of no form', { auditNote: '', auditType: 'E_9041', fields: ['/unheard/of'] }],
] as const) {
  test(`B15 a refusal ${name} says what to do, and gives the number that support wants`, async ({ page, backend }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await open(page, orders.ov, 'check');
    await submit(page);
    await backend.decide(orders.ov, { outcome: 'CHECKED_FAIL', ...decision, fields: [...decision.fields] });
    await lookUntil(page, 'The CA refused the application');
    const alert = page.getByRole('alert').filter({ hasText: 'The CA refused the application' });
    await expect(alert).toContainText(decision.auditType || 'The CA gave no reason. Contact support and give the submission number below.');
    if (decision.fields.length > 0) await expect(alert).toContainText('Something outside this form (/unheard/of)');
    await expect(link(alert, 'Modify and re-apply')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'Submission number' }).getByRole('code')).toHaveText(/\S{8,}/);
  });
}

test('B16 re-applying begins at the first field that was named, keeps every other answer and has a new key', async ({ page, backend }) => {
  await openReady(page, backend);
  await submit(page);
  await backend.decide(orders.ov, {
    outcome: 'CHECKED_FAIL', auditNote: 'Nobody answers.', auditType: 'Call', fields: ['/documents/organizationForm', '/applicant/phone', '/company/city'],
  });
  await lookUntil(page, 'The CA refused the application');
  await link(page.getByRole('alert'), 'Modify and re-apply').click();
  const phone = field(page, 'Applicant\'s phone');
  await expect(phone).toBeFocused();
  await expect(phone).toHaveAccessibleDescription(/The CA refused this answer last time/);
  await expect(field(page, 'City')).toHaveAccessibleDescription(/The CA refused this answer last time/);
  await expect(field(page, 'Address')).not.toHaveAccessibleDescription(/refused/);
  const { company, applicant } = application('www.harbour-tea.com');
  await expect(field(page, 'Company name')).toHaveValue(company.name);
  await expect(field(page, 'Applicant\'s email')).toHaveValue(applicant.email);
  await phone.fill('+86 138 0013 8001');
  await field(page, 'City').fill('Suzhou');
  await next(page, 'Verification information');
  await expect(page.getByText('Photo uploaded')).toBeVisible();
  await next(page, 'Check your answers');
  await submit(page);
  expect(await submissions(backend, orders.ov)).toBe(2);
  expect(new Set(await sentKeys(backend)).size).toBe(2);
});

for (const [name, time] of [['ten years slow', '2016-03-01T09:00:00Z'], ['ten years fast', '2036-03-01T09:00:00Z']] as const) {
  test(`B18 on a clock that is ${name}, waits and times are the backend's, and none is negative`, async ({ page, backend }) => {
    await backend.advance(86_400);
    await page.clock.install({ time });
    await openReady(page, backend);
    const { headers } = await fetch(`${backend.url}/api/v1/session`).then((answer) => ({ headers: answer.headers }));
    const later = new Date(Date.parse(headers.get('date')!) + 120_000).toUTCString();
    await backend.fault({ method: 'POST', path: '*/submission', times: 1, status: 503, headers: { 'Retry-After': later } });
    await press(page);
    await expect(page.getByText(/We will try again in [12] minutes? \(attempt 2\)/).last()).toBeVisible();
    await button(page, 'Stop trying').click();
    await button(page, 'Check if it was submitted').click();
    await expect(page.getByText('Verifying', { exact: true }).first()).toBeVisible({ timeout: 20_000 });
    const checked = (await page.getByText(/checked \d/).first().textContent())!.match(/checked (\d+):(\d\d)/)!;
    const off = Number(checked[1]) * 60 + Number(checked[2]) - (Date.parse(headers.get('date')!) / 60_000) % 1440;
    // The page may count twelve hours or twenty-four.
    expect(Math.abs(((off + 1800) % 720) - 360), 'minutes between the page and the backend').toBeLessThan(5);
    await expect(page.getByRole('main')).not.toContainText(/-\d+ (second|minute|hour|day|min)|NaN|Invalid|(?<!\d)20[13]6(?!\d)/);
  });
}
