// A backend that answers with hostile texts wherever a text may be: each page shows them as text.
import { at, heading, orders, prepare } from '../support/desk.js';
import { type Page, expect, test } from '../support/test.js';

/** Markup that runs where it is taken for markup, and a mark that turns the direction of text around. */
const hostile = '<img src=x onerror=window.hit=1><svg onload=window.hit=1>\u202ejavascript:window.hit=1';

/** Members that the app reads as a name for people or as a word of another system, not as a code or a time of the contract. */
const texts = ['name', 'brand', 'title', 'note', 'sentTo', 'domain', 'value', 'domains', 'auditNote', 'auditType', 'serialNumber', 'submissionId', 'type', 'method', 'code', 'status', 'state', 'outcome'];

/** The same answer with a hostile text in each of these members. */
function spoiled(answer: any, members: string[], key = ''): any {
  if (Array.isArray(answer)) return answer.map((each) => spoiled(each, members, key));
  if (answer && typeof answer === 'object') return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, spoiled(value, members, key)]));
  return typeof answer === 'string' && members.includes(key) ? hostile : answer;
}

async function expectInert(page: Page): Promise<void> {
  await expect(page.locator('main [onload], main [onerror], main script, main img[src=x], a[href^="javascript"]')).toHaveCount(0);
  expect(await page.evaluate(() => (window as any).hit)).toBeUndefined();
}

// `test` fails on every report of the Content-Security-Policy, Trusted Types among them, and on every request to another origin.
for (const [name, members] of [
  ['text', texts.filter((text) => !['status', 'type', 'method', 'code', 'state', 'outcome'].includes(text))],
  ['text and code', texts],
] as const) {
  test(`S1 a hostile ${name} in every answer of the backend is text on every page`, async ({ page, backend }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    for (const path of ['/api/v1/orders', `/api/v1/orders/${orders.ov}`, `/api/v1/orders/${orders.ov}/status`, `/api/v1/orders/${orders.evFailed}/status`, `/api/v1/orders/${orders.evFailed}/attempts`]) {
      const answer = await (await page.request.get(path)).json();
      const body = JSON.stringify(spoiled(answer, members));
      await backend.fault({ method: 'GET', path, times: 99, status: 200, headers: { 'Content-Type': 'application/json' }, body });
    }
    for (const [address, title] of [
      ['/', 'Your certificates'], [at(orders.ov, 'application'), 'Applicant information'], [at(orders.ov, 'verification'), 'Verification information'], [at(orders.ov, 'check'), 'Check your answers'],
      [at(orders.ov, 'status'), 'Application status'], [at(orders.evFailed, 'status'), 'Application status'], [`/orders/${orders.ov}/documents/organizationForm/print`, 'Form to sign and seal'],
    ] as const) {
      await page.goto(address);
      await expect(heading(page, title).or(heading(page, 'Applicant information'))).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectInert(page);
    }
    await expect(page.getByText('onerror').first()).toBeAttached();
  });
}
