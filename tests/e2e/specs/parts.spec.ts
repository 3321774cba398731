// The program comes in parts. These tests let one of them fail.
import { FaultyServer, expect, expectAccessible, test } from '../support/test.js';

const order = '/orders/98987582437920969';
const validation = /\/assets\/signet-part-validation-[0-9a-f]+\.wasm$/;
const journey = /\/assets\/signet-part-journey-[0-9a-f]+\.wasm$/;

test('the form can be filled in before the part that judges it is there', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${order}/application`);
  const name = page.getByRole('textbox', { name: 'Company name' });
  await name.fill('Harbour Freight');
  await page.getByRole('textbox', { name: 'Domain names' }).fill('www.example.com');
  await expect(page.getByRole('list', { name: 'Domain names' }).getByRole('listitem')).toHaveCount(1);
  await expect(name).toHaveValue('Harbour Freight');
  const program = asked.findIndex((path) => /\/signet-[0-9a-f]+\.wasm$/.test(path));
  expect(asked.findIndex((path) => validation.test(path))).toBeGreaterThan(program);
});

test('a page whose part is there opens without asking for anything', async ({ page }) => {
  await page.goto('/');
  const asked: string[] = [];
  await expect(page.getByRole('link', { name: 'View status' }).first()).toBeVisible();
  await page.waitForFunction(() => performance.getEntriesByType('resource').some((it) => it.name.includes('-part-journey-')));
  await page.waitForLoadState('networkidle');
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.getByRole('link', { name: 'View status' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Application status' })).toBeFocused();
  expect(asked.filter((path) => path.endsWith('.wasm'))).toEqual([]);
});

test.describe('a part that does not come', () => {
  // The browser itself says in its console what could not be loaded.
  test.use({ mayFail: true });

  test('N8 over a bad connection is said calmly, and fetched at the next try', async ({ page, backend }) => {
    const server = await FaultyServer.start(backend.url, journey, 'cut off');
    await page.goto(`${server.url}/orders/98987582437920974/status`);
    await expect(page.getByText('Part of this page did not load.')).toBeVisible();
    await expectAccessible(page);
    server.mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Application status' })).toBeVisible();
    await expect(page.getByText('Part of this page did not load.')).toHaveCount(0);
    expect(server.asked.get('/orders/98987582437920974/status'), 'no reload').toBe(1);
    await server.stop();
  });

  test('N10 of a page after a deployment → one reload, then an explanation on that page', async ({ page, backend }) => {
    const server = await FaultyServer.start(backend.url, journey, 'deployed');
    await page.goto(`${server.url}${order}/check`);
    await expect.poll(() => server.asked.get(`${order}/check`)).toBe(2);
    await expect(page.getByRole('heading', { level: 1, name: 'Check your answers' })).toBeVisible();
    await expect(page.getByText('Part of this page did not load.')).toBeVisible();
    expect(server.asked.get(`${order}/check`), 'no second reload').toBe(2);
    await server.stop();
  });

  test('N10 that is gone without a deployment reloads nothing', async ({ page, backend }) => {
    const server = await FaultyServer.start(backend.url, journey, 'missing');
    await page.goto(`${server.url}${order}/check`);
    await expect(page.getByText('Part of this page did not load.')).toBeVisible();
    server.mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('button', { name: 'Submit for verification' })).toBeVisible();
    expect(server.asked.get(`${order}/check`)).toBe(1);
    await server.stop();
  });

  test('N10 that a widget needs, after a deployment, leaves unsaved answers alone', async ({ page, backend }) => {
    const server = await FaultyServer.start(backend.url, /\/assets\/signet-part-csr-[0-9a-f]+\.wasm$/, 'deployed');
    await page.goto(`${server.url}${order}/application`);
    await backend.fault({ method: 'PUT', path: '*/application', times: 99, status: 503 });
    await page.getByRole('textbox', { name: 'City', exact: true }).fill('Husum');
    await page.getByRole('radio', { name: 'I already have a CSR' }).check();
    await expect(page.getByText('Part of this page did not load.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'City', exact: true })).toHaveValue('Husum');
    await page.getByRole('radio', { name: 'Automatic (recommended)' }).check();
    expect(server.asked.get(`${order}/application`)).toBe(1);
    await server.stop();
  });

  test('N8 without the part that judges it the form can be filled in, Next says what is missing, and the next try fetches it', async ({ page, backend }) => {
    const server = await FaultyServer.start(backend.url, validation, 'cut off');
    await page.goto(`${server.url}${order}/application`);
    await page.getByRole('textbox', { name: 'City', exact: true }).fill('Bremen');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Part of this page did not load.' })).toBeVisible();
    await expectAccessible(page);
    server.mend();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'City', exact: true })).toHaveValue('Bremen');
    await server.stop();
  });

  test('N10 of the part that judges the form, after a deployment → one reload at Next, and the answers are there', async ({ page, backend }) => {
    const server = await FaultyServer.start(backend.url, validation, 'deployed');
    await page.goto(`${server.url}${order}/application`);
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
    await page.getByRole('textbox', { name: 'City', exact: true }).fill('Emden');
    await saved;
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect.poll(() => server.asked.get(`${order}/application`)).toBe(2);
    await expect(page.getByRole('textbox', { name: 'City', exact: true })).toHaveValue('Emden');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Part of this page did not load.' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'City', exact: true })).toHaveValue('Emden');
    expect(server.asked.get(`${order}/application`)).toBe(2);
    await server.stop();
  });
});
