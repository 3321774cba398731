// The page when the backend fails, and when somebody else changes the same answers: its words, and the way on.
import { application, at, button, card, field, heading, link, next, open, orders, prepare, saveApplication, savePhoto, submit } from '../support/desk.js';
import { expect, expectAccessible, expectMissing, test } from '../support/test.js';

test.describe('a backend', () => {
  // The version, the time, and the number of the request where the backend gave one.
  const support = /If you contact support, send these details: Signet \d+\.\d+\.\d+\S* · \d{4}-\d\d-\d\dT[\d:.]+Z · \S+/;
  const noNumber = /If you contact support, send these details: Signet \d+\.\d+\.\d+\S* · [-\dT:.]+Z Copy details/;
  for (const [name, fault, words, reference] of [
    ['B1 a backend that is down', { status: 503 }, 'There is a problem with the certificate service.', support],
    ['B1 a backend that answers with an error page in HTML', { status: 500, headers: { 'Content-Type': 'text/html' }, body: '<h1>Stack trace</h1>' }, 'There is a problem with the certificate service.', support],
    ['N5 a backend that answers in pieces', { truncateAfter: 40 }, /The certificate service cannot be reached|This page does not understand the reply/, ''],
    ['N8 a backend that breaks the line', { reset: 'before' }, 'The certificate service cannot be reached.', noNumber],
    ['N9 a backend that is not the backend', { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>Hotel</h1>' }, 'The reply did not come from the certificate service.', noNumber],
    ['B10 a backend that answers nonsense', { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"orders":[{"orderId":7}]}' }, 'This page does not understand the reply from the certificate service.', /If you contact support, send these details: Signet .+Z · \S+ · \S+/],
  ] as const) {
    test(`${name} gets a calm sentence and a way on`, async ({ page, context, backend }) => {
      for (const path of ['*/api/v1/orders', `*/api/v1/orders/${orders.ov}`]) {
        await backend.fault({ method: 'GET', path, times: 100, ...fault });
      }
      const alert = page.getByRole('alert').filter({ hasText: words });
      for (const where of ['/', at(orders.ov, 'application'), at(orders.ov, 'status')]) {
        await page.goto(where);
        await expect(alert).toBeVisible({ timeout: 20_000 });
        await expect(alert).toContainText(reference);
        await expect(page.getByText(/TypeError|Stack trace|Hotel/)).toHaveCount(0);
      }
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await button(alert, 'Copy details').click();
      await expect(alert.getByText('Copied')).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Signet \d+\.\d+\.\d+\S* · \d{4}-.+Z/);
      await backend.endFaults();
      await button(page, 'Try again').click();
      await expect(page.getByText('You have not submitted this application yet.')).toBeVisible();
      await page.goto('/');
      await expect(page.getByRole('list', { name: 'Certificates' })).toBeVisible();
    });
  }

  test('N6 a backend that is slow is waited for, with something to see and to hear', async ({ page, backend }) => {
    await backend.fault({ method: 'GET', path: '*/api/v1/orders', times: 1, delayMs: 2500 });
    await page.goto('/');
    await expect(heading(page, 'Your certificates')).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Loading…' })).toBeAttached();
    await expect(page.getByRole('list', { name: 'Certificates' })).toBeVisible();
  });

  for (const [how, fault] of [
    ['does not answer at all', { delayMs: 120_000 }],
    ['stops in the middle of its answer', { pauseMs: 120_000 }],
  ] as const) {
    test(`N4 a backend that ${how} is given up after a while`, async ({ page, backend }) => {
      await page.clock.install();
      await backend.fault({ method: 'GET', path: '*/api/v1/orders', times: 1, ...fault });
      const asked = page.waitForRequest('**/api/v1/orders');
      await page.goto('/');
      await asked;
      await page.clock.fastForward(24_000);
      await expect(page.getByRole('status').filter({ hasText: 'Loading…' })).toBeAttached();
      const aborted = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/orders'));
      await expect(async () => {
        await page.clock.fastForward(26_000);
        await expect(page.getByText('The certificate service took too long to respond.')).toBeVisible({ timeout: 500 });
      }).toPass();
      await aborted;
      await button(page, 'Try again').click();
      await expect(page.getByRole('list', { name: 'Certificates' })).toBeVisible();
    });
  }

  test('N6 a backend whose answer comes slowly is not given up while it moves', async ({ page, backend }) => {
    await page.clock.install();
    await backend.fault({ method: 'GET', path: '*/api/v1/orders', times: 1, delayMs: 2000, pauseMs: 3000 });
    const asked = page.waitForRequest('**/api/v1/orders');
    const answered = page.waitForResponse('**/api/v1/orders');
    await page.goto('/');
    await asked;
    await page.clock.fastForward(20_000);
    await answered;
    // The page has a turn to take the answer's headers.
    await page.evaluate(() => 0);
    await page.clock.fastForward(20_000);
    await expect(page.getByRole('list', { name: 'Certificates' })).toBeVisible();
  });

  test('that knows no such order leads to a page that says so', async ({ page, watch }) => {
    await page.goto(at('1', 'status'));
    await expect(heading(page, 'Page not found')).toBeVisible();
    await link(page, 'Go to your certificates').click();
    await expect(heading(page, 'Your certificates')).toBeVisible();
    expectMissing(watch, /\/orders\/1(\/|$)/);
  });

  test('that cannot save keeps nobody from writing, and gets everything in the end', async ({ page, backend }) => {
    await open(page, orders.ov, 'application');
    await backend.fault({ method: 'PUT', path: '*/application', times: 100, status: 503, headers: { 'Retry-After': '9' } });
    await field(page, 'Company name').fill('Harbour Tea Limited');
    await expect(page.getByText('Your answers could not be saved. We will keep trying. Do not close this page.')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(support)).toBeVisible();
    await button(page, 'Try again').click();
    await field(page, 'City').fill('Shanghai');
    await backend.endFaults();
    await expect(async () => {
      // By hand where it has not been tried again by itself.
      if (await button(page, 'Try again').isVisible()) await button(page, 'Try again').click({ timeout: 1000 });
      await expect(page.getByText(/^Saved /)).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 20_000 });
    await page.reload();
    await expect(field(page, 'City')).toHaveValue('Shanghai');
    await expect(field(page, 'Company name')).toHaveValue('Harbour Tea Limited');
  });
});

test('the list of orders is asked for once, and no order of it is asked for its answers', async ({ page, backend }) => {
  await page.goto('/');
  await expect(page.getByRole('list', { name: 'Certificates' }).getByRole('listitem')).toHaveCount(7);
  await page.waitForLoadState('networkidle');
  // The first question may come before the session, and is then asked again.
  const { calls } = await backend.log();
  const asked = calls.filter((call: any) => call.path.startsWith('/api/') && call.status === 200).map((call: any) => `${call.method} ${call.path}`);
  expect(asked.sort()).toEqual(['GET /api/v1/orders', 'GET /api/v1/session']);
  expect(calls.filter((call: any) => call.path.endsWith('/application'))).toEqual([]);
});

for (const [name, draft, most] of [['tells when each draft was saved', { draftSavedAt: '2026-01-01T10:00:00Z' }, 0], ['does not tell of drafts', {}, 12]] as const) {
  test(`a list of 200 orders from a backend that ${name} is one call, and at most ${most} orders are asked for their answers`, async ({ page, backend }) => {
    await page.request.get('/api/v1/session');
    const { orders: [, one] } = await (await page.request.get('/api/v1/orders')).json();
    delete one.draftSavedAt;
    const all = Array.from({ length: 200 }, (_, index) => ({ ...one, ...draft, status: 'PAYED', domains: [], orderId: String(1000 + index) }));
    await backend.fault({ method: 'GET', path: '/api/v1/orders', times: 9, status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ orders: all }) });
    await backend.fault({ method: 'GET', path: '/api/v1/orders/*/application', times: 999, status: 204 });
    await page.goto('/');
    await expect(page.getByRole('list', { name: 'Certificates' }).getByRole('listitem')).toHaveCount(100);
    await page.waitForLoadState('networkidle');
    const { calls } = await backend.log();
    expect(calls.filter((call: any) => call.path.endsWith('/application'))).toHaveLength(most);
    // The first call of the test's own is among them; the page's may come before the session, and is then asked again.
    const lists = calls.filter((call: any) => call.path === '/api/v1/orders' && call.status === 200);
    expect(lists.length).toBeLessThanOrEqual(2);
  });
}

test('the status page without a network speaks neither of sending nor of answers', async ({ page, context, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  await submit(page);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await button(page, 'Check now').first().click();
  await expect(page.getByText(/^The status could not be loaded\. It was last checked at .+\. We will try again automatically\.$/)).toBeVisible();
  await button(page, 'Withdraw').click();
  await button(page.getByRole('dialog'), 'Withdraw the application').click();
  const told = page.getByRole('alert').filter({ hasText: 'You seem to be offline.' });
  await expect(told).toHaveText('You seem to be offline. Try again when you are back online.');
  await context.setOffline(false);
});

test('a withdrawal whose answer is lost is not called too late when it is tried again', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  await submit(page);
  await page.clock.install();
  // The status is not asked for meanwhile, so the page still offers to withdraw.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
  await backend.fault({ method: 'POST', path: '*/withdrawal', times: 1, reset: 'after' });
  await button(page, 'Withdraw').click();
  await button(page.getByRole('dialog'), 'Withdraw the application').click();
  await expect(page.getByText('The application was withdrawn. Your answers are kept.')).toBeVisible();
  await expect(page.getByText(/It is too late to withdraw/)).toHaveCount(0);
});

test.describe('the session and other tabs', () => {
  test('B8 signed out while writing: the answers stay, and saving carries on after signing in', async ({ page, backend }) => {
    await open(page, orders.ov, 'application');
    await backend.signOut();
    await field(page, 'Company name').fill('Harbour Tea Limited');
    await expect(page.getByText(/You are signed out\. Your answers are still on this page/)).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole('link', { name: 'Sign in (opens a new tab)' })).toBeVisible();
    await expect(field(page, 'Company name')).toHaveValue('Harbour Tea Limited');
    await backend.signIn();
    await button(page, 'Try again').or(button(page, 'Continue')).first().click();
    await expect(page.getByText(/^Saved /)).toBeVisible();
    await page.reload();
    await expect(field(page, 'Company name')).toHaveValue('Harbour Tea Limited');
  });

  for (const [choice, kept] of [['Keep the answers on this page', 'Mine'], ['Use the other answers', 'Theirs']] as const) {
    test(`W6 answers saved elsewhere meanwhile are a choice: ${choice}`, async ({ page, backend }) => {
      const theirs = application('www.harbour-tea.com');
      await saveApplication(page, backend, orders.ov, theirs);
      await open(page, orders.ov, 'application');
      await saveApplication(page, backend, orders.ov, { ...theirs, company: { ...theirs.company, name: 'Theirs' } });
      await field(page, 'Company name').fill('Mine');
      await expect(page.getByText('Your answers were changed in another tab or by someone else.')).toBeVisible({ timeout: 20_000 });
      await expect(field(page, 'Company name')).toHaveValue('Mine');
      await button(page, choice).click();
      await expect(page.getByText('Your answers were changed in another tab or by someone else.')).toHaveCount(0);
      await expect(field(page, 'Company name')).toHaveValue(kept);
      await next(page, 'Verification information');
      await page.goto(at(orders.ov, 'application'));
      await expect(field(page, 'Company name')).toHaveValue(kept);
    });
  }

  test('W6 of the answers that differ, each is chosen by itself', async ({ page, backend }) => {
    const theirs = application('www.harbour-tea.com');
    await saveApplication(page, backend, orders.ov, theirs);
    await open(page, orders.ov, 'application');
    await saveApplication(page, backend, orders.ov, { ...theirs, company: { ...theirs.company, name: 'Theirs', city: 'Suzhou' } });
    await field(page, 'Company name').fill('Mine');
    await field(page, 'Address').fill('2 Example Road');
    const choice = (answer: string, version: string) =>
      page.getByRole('group', { name: answer, exact: true }).getByRole('radio', { name: version });
    // An answer that only one side changed is chosen already.
    await expect(choice('City', 'Saved elsewhere: Suzhou')).toBeChecked();
    await expect(choice('Address', 'On this page: 2 Example Road')).toBeChecked();
    await expect(choice('Company name', 'On this page: Mine')).toBeChecked();
    await expectAccessible(page);
    await choice('Company name', 'Saved elsewhere: Theirs').check();
    // The form can still be written in, and that counts too.
    await field(page, 'Postal code').fill('215000');
    await button(page, 'Save the chosen answers').click();
    await expect(page.getByText(/^Saved /)).toBeVisible();
    await expect(field(page, 'City')).toHaveValue('Suzhou');
    const { company } = await (await page.request.get(`/api/v1/orders/${orders.ov}/application`)).json();
    expect(company).toMatchObject({ name: 'Theirs', city: 'Suzhou', address: '2 Example Road', postCode: '215000' });
  });

  test('W6 an order that was submitted elsewhere says so to somebody who types into it', async ({ page, context, backend }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await open(page, orders.ov, 'application');
    const other = await context.newPage();
    await open(other, orders.ov, 'check');
    await submit(other);
    await field(page, 'City').fill('Suzhou');
    await expect(page.getByText('This order can no longer be changed. It may have been submitted in another tab or by someone else. Your last changes are not saved.')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(/keep trying/)).toHaveCount(0);
    await link(page, 'See its status').click();
    await expect(page.getByText('Verifying', { exact: true }).first()).toBeVisible();
  });

  test('W6 a save whose answer was lost is no change from elsewhere', async ({ page, backend }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    await open(page, orders.ov, 'application');
    await backend.fault({ method: 'PUT', path: '*/application', times: 100, reset: 'after' });
    await field(page, 'City').fill('Suzhou');
    await expect(page.getByText('Your answers could not be saved. We will keep trying. Do not close this page.')).toBeVisible({ timeout: 20_000 });
    await backend.endFaults();
    await field(page, 'Address').fill('2 Example Road');
    await expect(page.getByText(/^Saved /)).toBeVisible({ timeout: 20_000 });
    const { company } = await (await page.request.get(`/api/v1/orders/${orders.ov}/application`)).json();
    expect(company).toMatchObject({ city: 'Suzhou', address: '2 Example Road' });
  });

  test('W4 answers that could not be saved outlive a visit to another order', async ({ page, backend }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    await open(page, orders.ov, 'application');
    await backend.fault({ method: 'PUT', path: '*/application', times: 100, status: 503 });
    await field(page, 'City').fill('Suzhou');
    await expect(page.getByText('Your answers could not be saved. We will keep trying. Do not close this page.')).toBeVisible({ timeout: 20_000 });
    await link(page, 'Signet').click();
    await link(card(page, 'DV'), 'Apply').first().click();
    await expect(field(page, 'Domain names')).toBeVisible();
    await page.goBack();
    await page.goBack();
    await expect(field(page, 'City')).toHaveValue('Suzhou');
    await backend.endFaults();
    await field(page, 'Address').fill('2 Example Road');
    await expect(page.getByText(/^Saved /)).toBeVisible({ timeout: 20_000 });
  });

  test('W6 two tabs do not overwrite each other unseen', async ({ page, context, backend }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    await savePhoto(page, backend, orders.ov);
    const other = await context.newPage();
    await open(page, orders.ov, 'application');
    await open(other, orders.ov, 'application');
    await field(page, 'City').fill('Suzhou');
    await expect(page.getByText(/^Saved /)).toBeVisible();
    await field(other, 'City').fill('Nanjing');
    await expect(other.getByText('Your answers were changed in another tab or by someone else.')).toBeVisible({ timeout: 20_000 });
    await button(other, 'Use the other answers').click();
    await expect(field(other, 'City')).toHaveValue('Suzhou');
  });
});
