// What an applicant sees when the page cannot start, or stops: the parts of the app that work without the program.
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
      await expect(page.getByRole('heading', { name: 'Signet could not be loaded' })).toBeFocused();
      await expect(page.getByRole('button', { name: 'Load the page again' })).toBeVisible();
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
      await expect(page.getByRole('heading', { name: '无法载入 Signet' })).toBeVisible();
      await server.stop();
    });
  });
});

test.describe('W12 an old browser', () => {
  for (const [missing, take] of [
    ['WebAssembly', () => Reflect.deleteProperty(globalThis, 'WebAssembly')],
    ['BigInt', () => Reflect.deleteProperty(globalThis, 'BigInt')],
    ['reference types', () => { WebAssembly.validate = () => false; }],
  ] as const) {
    test(`W12 without ${missing} is told to update`, async ({ page }) => {
      await page.addInitScript(take);
      await page.goto('/');
      await expect(page.getByRole('heading', { name: 'This browser is too old for Signet' })).toBeVisible();
    });
  }

  test.describe(() => {
    test.use({ javaScriptEnabled: false });
    test('W12 without JavaScript the page says what it needs', async ({ page }) => {
      await page.goto('/');
      await expect(page.locator('noscript p').first()).toHaveText(/^Signet needs JavaScript\./);
      await expect(page.locator('noscript p').first()).toBeVisible();
    });
  });
});

test.describe('W13 a program that stops', () => {
  test.use({ mayFail: true });

  test('W13 a panic shows where it happened, never what was typed, and lets the answers be copied', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/');
    await expect(page.locator('#shell')).toHaveCount(0);
    // A trap of the program as the browser reports it; what was typed stands in a field of the page.
    await page.evaluate(() => {
      const label = document.createElement('label');
      label.append('Company name', Object.assign(document.createElement('input'), { value: 'Harbour Freight' }));
      document.body.append(label);
      setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); });
    });
    await expect(page.getByRole('heading', { name: 'Signet has stopped' })).toBeFocused();
    await expect(page.getByRole('main')).not.toContainText('Harbour');
    await page.getByRole('button', { name: 'Copy my answers' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Company name: Harbour Freight');
    await page.getByRole('button', { name: 'Load the page again' }).click();
    await expect(page.getByRole('heading', { name: 'Signet has stopped' })).toHaveCount(0);
  });
});
