// The page when the program cannot start, or when it stops: what then speaks to the applicant works without the program.
import { button, field, heading, next, open, orders, prepare } from '../support/desk.js';
import { FaultyServer, expect, expectAccessible, test } from '../support/test.js';

const program = /\/assets\/signet-[0-9a-f]+\.wasm$/;
const module = /\/assets\/signet-[0-9a-f]+\.js$/;

test.describe('the program', () => {
  // The browser itself says in its console what could not be loaded.
  test.use({ mayFail: true });
  test('starts, takes the place of the first paint and asks for each file once', async ({ page, backend }) => {
    const server = await FaultyServer.start(backend.url, /^$/, 'missing');
    await page.goto(server.url);
    await expect(page.locator('#shell')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect([...server.asked.keys()].some((path) => program.test(path))).toBe(true);
    const twice = [...server.asked].filter(([path, times]) => path.startsWith('/assets/') && times > 1);
    expect(twice).toEqual([]);
    await server.stop();
  });

  for (const [name, path, spoil] of [
    ['N10 a program that is gone after a deployment', program, 'missing'],
    ['N10 a module that is gone after a deployment', module, 'missing'],
    ['N11 a program of the wrong media type', program, 'wrong type'],
    ['N11 a program with another digest', program, 'wrong content'],
    ['N11 a module with another digest', module, 'wrong content'],
    ['N12 a page in place of the program', program, 'page instead'],
    ['N12 a page in place of the module', module, 'page instead'],
  ] as const) {
    test(`${name} → one reload, then an explanation`, async ({ page, backend }) => {
      const server = await FaultyServer.start(backend.url, path, spoil);
      await page.goto(server.url);
      await expect(page.getByRole('heading', { name: 'Signet did not load' })).toBeFocused();
      await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
      expect(server.asked.get('/')).toBe(2);
      await expectAccessible(page);
      await server.stop();
    });
  }

  test('N12 without its first script the page says that it is still loading', async ({ page, backend }) => {
    // Then nothing but HTML and CSS is left to speak.
    const server = await FaultyServer.start(backend.url, /\/assets\/boot-/, 'missing');
    await page.goto(server.url);
    await expect(page.getByText('Still loading.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await server.stop();
  });
  test.describe(() => {
    test.use({ locale: 'zh-CN' });
    test('N10 speaks Chinese to a Chinese browser', async ({ page, backend }) => {
      const server = await FaultyServer.start(backend.url, program, 'missing');
      await page.goto(server.url);
      await expect(page.getByRole('heading', { name: 'Signet 加载失败' })).toBeVisible();
      await server.stop();
    });
  });
});

test.describe('an old browser', () => {
  for (const [missing, take] of [
    ['WebAssembly', () => Reflect.deleteProperty(globalThis, 'WebAssembly')],
    ['BigInt', () => Reflect.deleteProperty(globalThis, 'BigInt')],
    ['reference types', () => { WebAssembly.validate = () => false; }],
  ] as const) {
    test(`W12 without ${missing} asks for an update`, async ({ page }) => {
      await page.addInitScript(take);
      await page.goto('/');
      await expect(page.getByRole('heading', { name: 'This browser is too old for Signet' })).toBeVisible();
    });
  }

  test('W12 that compiles only what has arrived in full runs every part', async ({ page, backend }) => {
    await page.addInitScript(() => {
      for (const name of ['compileStreaming', 'instantiateStreaming']) Reflect.deleteProperty(WebAssembly, name);
    });
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await page.goto('/');
    await page.getByRole('link', { name: 'Continue', exact: true }).click();
    await expect(page.getByRole('list', { name: 'Domain names', exact: true })).toBeVisible();
    await next(page, 'Verification information');
  });

  test.describe(() => {
    test.use({ javaScriptEnabled: false });
    test('W12 without JavaScript the page says what it needs', async ({ page }) => {
      await page.goto('/');
      await expect(page.locator('noscript p').first()).toHaveText(/^Signet needs JavaScript\./);
      await expect(page.locator('noscript p').first()).toBeVisible();
    });
  });
});

test.describe('a program that stops', () => {
  test.use({ mayFail: true });

  test('W13 a panic shows where it happened, never an answer, and lets the answers be copied', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, orders.ov, 'application');
    await field(page, 'Company name').fill('Harbour Freight');
    await field(page, 'City').fill('Emden');
    await expect(page.getByText(/^Saved/)).toBeVisible();
    // The next element that the program makes is refused, with an answer in the reason. Leptos panics with that reason.
    await page.evaluate(() => {
      document.createElement = () => {
        Reflect.deleteProperty(document, 'createElement');
        throw new Error('Harbour Freight');
      };
    });
    await field(page, 'Domain names').fill('www.harbour-tea.com');
    await expect(heading(page, 'Signet has stopped')).toBeFocused();
    await expect(page.getByRole('main').getByText(/^[\w.-]+\/\S+\.rs:\d+$/)).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText('Harbour');
    await button(page, 'Copy my answers').click();
    await expect(button(page, 'Copied')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const line of ['Domain names: www.harbour-tea.com', 'Company name: Harbour Freight', 'City: Emden']) expect(copied.split('\n')).toContain(line);
    await button(page, 'Reload the page').click();
    await expect(heading(page, 'Applicant information')).toBeVisible();
  });

  test('W13 a trap without a panic shows the same page, without a place', async ({ page }) => {
    await page.goto('/');
    await expect(heading(page, 'Your certificates')).toBeVisible();
    await page.evaluate(() => void setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }));
    await expect(heading(page, 'Signet has stopped')).toBeFocused();
    await expect(button(page, 'Copy my answers')).toHaveCount(0);
  });
});
