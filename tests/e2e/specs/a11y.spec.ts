// Every page in its states, in two languages, light and dark, wide and narrow: all rules of axe, and checks that axe does not make.
import type { Page } from '@playwright/test';

import type { Backend } from '../support/backend.js';
import { application, at, orders, photo, prepare, saveApplication } from '../support/desk.js';
import { expect, expectAccessible, test } from '../support/test.js';
import { hideTimes } from '../support/times.js';

interface Words {
  next: string;
  problem: string;
  submit: string;
  withdraw: string;
  domains: string;
  tips: string;
  photo: string;
  upload: string;
  stop: string;
}
const english: Words = {
  next: 'Next', problem: 'There is a problem', submit: 'Submit for verification', withdraw: 'Withdraw', domains: 'Domain names',
  tips: 'Tips for domain names', photo: 'Photo of the signed form', upload: 'Upload', stop: 'Stop trying',
};
const chinese: Words = {
  next: '下一步', problem: '有需要修改的地方', submit: '提交审核', withdraw: '撤回申请', domains: '绑定域名', tips: '域名填写提示',
  photo: '已签字盖章的申请表照片', upload: '上传', stop: '停止重试',
};

const languages = [
  { locale: 'en-GB', lang: 'en', words: english, looks: [[1280, 'light'], [1280, 'dark'], [320, 'dark'], [320, 'light']] },
  { locale: 'zh-CN', lang: 'zh-CN', words: chinese, looks: [[1280, 'dark'], [320, 'light']] },
] as const;

interface Scene {
  page: Page;
  backend: Backend;
  words: Words;
}

const press = (scene: Scene, name: string) => scene.page.getByRole('button', { name, exact: true }).first().click();
const problem = ({ page, words }: Scene) => expect(page.getByRole('heading', { name: words.problem })).toBeVisible({ timeout: 20_000 });
const submitted = async (scene: Scene) => {
  await prepare(scene.page, scene.backend, orders.ov, 'www.harbour-tea.com', 'shop.harbour-tea.com');
  await scene.page.goto(at(orders.ov, 'check'));
  await press(scene, scene.words.submit);
  await expect(scene.page.getByRole('button', { name: scene.words.withdraw, exact: true }).first()).toBeVisible({ timeout: 20_000 });
};

/** Every state: how it is reached. Each begins with a seeded backend. */
const states: [name: string, reach: (scene: Scene) => Promise<unknown>][] = [
  ['certificates', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('listitem').first()).toBeVisible();
  }],
  ['certificates that cannot be fetched', async ({ page, backend }) => {
    await backend.fault({ method: 'GET', path: '*/orders', times: 6, status: 403 });
    await page.goto('/');
    await expect(page.getByRole('alert')).toBeVisible({ timeout: 20_000 });
  }],
  ['signed out', async ({ page, backend }) => {
    await page.goto('/');
    await expect(page.getByRole('listitem').first()).toBeVisible();
    await backend.signOut();
    await page.reload();
    await expect(page.getByRole('alert')).toBeVisible({ timeout: 20_000 });
  }],
  ['form, empty', async ({ page, words }) => {
    await page.goto(at(orders.evMixed, 'application'));
    await expect(page.getByRole('textbox', { name: words.domains })).toBeVisible();
    await press({ page, words } as Scene, words.tips);
  }],
  ['form, with problems', async (scene) => {
    const { page, words } = scene;
    await page.goto(at(orders.evMixed, 'application'));
    await page.getByRole('textbox', { name: words.domains }).fill('localhost\nмüller.de https://a.com/b\nпример.рф\n*.co.uk');
    await press(scene, words.next);
    await problem(scene);
  }],
  ['form, filled', async ({ page, backend, words }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com', 'xn--mller-cargo-thb.de', 'a.harbour-tea.com'));
    await page.goto(at(orders.ov, 'application'));
    await expect(page.getByRole('textbox', { name: words.domains })).toHaveValue(/harbour/);
    await expect(page.getByText('xn--mller-cargo-thb.de')).toBeVisible();
  }],
  ['form, with a conflict', async ({ page, backend, words }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    await page.goto(at(orders.ov, 'application'));
    await expect(page.getByRole('textbox', { name: words.domains })).toHaveValue(/harbour/);
    await saveApplication(page, backend, orders.ov, application('a.harbour-tea.com'));
    await page.getByRole('textbox', { name: words.domains }).fill('b.harbour-tea.com');
    await expect(page.getByRole('alert')).toBeVisible({ timeout: 20_000 });
  }],
  ['form after a refusal', async ({ page, words }) => {
    await page.goto(at(orders.evFailed, 'application'));
    await expect(page.getByRole('textbox', { name: words.domains })).toHaveValue(/bank/);
  }],
  ['form, closed', async (scene) => {
    await submitted(scene);
    await scene.page.goto(at(orders.ov, 'application'));
    await expect(scene.page.getByRole('main').getByRole('link')).toBeVisible();
  }],
  ['verification, empty', async ({ page, backend, words }) => {
    await saveApplication(page, backend, orders.evMixed, application('www.harbour-tea.com'));
    await page.goto(at(orders.evMixed, 'verification'));
    await expect(page.getByRole('button', { name: words.next, exact: true })).toBeVisible();
  }],
  ['verification, with problems', async (scene) => {
    await scene.page.goto(at(orders.ov, 'verification'));
    await press(scene, scene.words.next);
    await problem(scene);
  }],
  ['verification, with a photo that is refused', async ({ page, words }) => {
    await page.goto(at(orders.ov, 'verification'));
    await page.getByLabel(words.photo, { exact: true }).setInputFiles({ name: 'form.png', mimeType: 'image/png', buffer: Buffer.from('%PDF-1.7') });
    await expect(page.getByLabel(words.photo, { exact: true })).toHaveAttribute('aria-invalid', 'true', { timeout: 20_000 });
  }],
  ['verification, with a photo', async ({ page, words }) => {
    await page.goto(at(orders.ov, 'verification'));
    await page.getByLabel(words.photo, { exact: true }).setInputFiles(photo());
    await expect(page.getByRole('button', { name: words.upload, exact: true })).toBeVisible({ timeout: 20_000 });
  }],
  ['verification, done', async ({ page, backend, words }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await page.goto(at(orders.ov, 'verification'));
    await expect(page.getByRole('button', { name: words.next, exact: true })).toBeVisible();
    await expect(page.getByRole('main').getByRole('img').first()).toBeVisible();
  }],
  ['the photo on a phone', async ({ page, backend, words }) => {
    const { csrfToken } = await (await page.request.get(`${backend.url}/api/v1/session`)).json();
    const path = `${backend.url}/api/v1/orders/${orders.ov}/documents/organizationForm/handover`;
    const { url } = await (await page.request.post(path, { headers: { 'X-CSRF-Token': csrfToken } })).json();
    await page.goto(url);
    await expect(page.getByLabel(words.photo, { exact: true })).toBeVisible();
  }],
  ['the form to print', async ({ page, backend }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com', 'a.harbour-tea.com'));
    await page.goto(`/orders/${orders.ov}/documents/organizationForm/print`);
    await expect(page.getByText('Harbour Tea Limited').first()).toBeVisible();
  }],
  ['check', async ({ page, backend, words }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com', 'xn--mller-cargo-thb.de');
    await page.goto(at(orders.ov, 'check'));
    await expect(page.getByRole('button', { name: words.submit })).toBeVisible();
  }],
  ['check, with problems', async (scene) => {
    await scene.page.goto(at(orders.ov, 'check'));
    await press(scene, scene.words.submit);
    await problem(scene);
  }],
  ['check, waiting to try again', async (scene) => {
    const { page, backend, words } = scene;
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await page.goto(at(orders.ov, 'check'));
    await backend.fault({ method: 'POST', path: '*/submission', times: 1, status: 503, headers: { 'Retry-After': '120' } });
    await press(scene, words.submit);
    await expect(page.getByRole('button', { name: words.stop })).toBeVisible({ timeout: 20_000 });
  }],
  ['status, nothing submitted', async ({ page }) => {
    await page.goto(at(orders.ov, 'status'));
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  }],
  ['status, in review', submitted],
  ['status, asking whether to withdraw', async (scene) => {
    await submitted(scene);
    await press(scene, scene.words.withdraw);
    await expect(scene.page.getByRole('dialog')).toBeVisible();
  }],
  ['status, with records to publish', async (scene) => {
    const { page, backend, words } = scene;
    await prepare(page, backend, orders.ovWildcard, '*.harbour-tea.com');
    await page.goto(at(orders.ovWildcard, 'check'));
    await press(scene, words.submit);
    await expect(page.getByRole('table').first()).toBeVisible({ timeout: 20_000 });
  }],
  ['status, refused', async ({ page }) => {
    await page.goto(at(orders.evFailed, 'status'));
    await expect(page.getByRole('alert')).toBeVisible();
  }],
  ['status, issued', async ({ page }) => {
    await page.goto(at(orders.issued, 'status'));
    // The steps for servers come last, after the worker has read the certificate.
    await expect(page.getByText('nginx', { exact: true })).toBeVisible({ timeout: 20_000 });
  }],
  ['page not found', async ({ page }) => {
    await page.goto('/nowhere');
    await expect(page.getByRole('main').getByRole('link')).toBeVisible();
  }],
];

/** Checks that axe does not make. */
async function expectSound(page: Page, lang: string) {
  const found = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    lang: document.documentElement.lang,
    title: document.title,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  expect(found.headings, 'one h1').toBe(1);
  expect(found.lang).toBe(lang);
  expect(found.title).toMatch(/^.+ – Signet$/);
  expect(found.wide, 'pixels of sideways scroll').toBeLessThanOrEqual(0);
}

/** Text of twice the size, and then the distances of WCAG 1.4.12, must neither scroll the page sideways nor cut a word. */
async function expectRoomForText(page: Page) {
  const browser = await page.context().newCDPSession(page);
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const cut = () => page.evaluate(() => Array.from(document.querySelectorAll<HTMLElement>('button, a, label, .pill, .who, h1, h2, li'))
    .filter((element) => element.offsetWidth > 1 && getComputedStyle(element).overflow === 'hidden' && element.scrollWidth > element.clientWidth)
    .map((element) => element.outerHTML.slice(0, 80)));
  for (const width of [1280, 640]) {
    await page.setViewportSize({ width, height: 800 });
    await browser.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    expect.soft(await wide(), `pixels of sideways scroll with large text, ${width} wide`).toBeLessThanOrEqual(0);
    expect.soft(await cut()).toEqual([]);
  }
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
  await page.evaluate(() => document.styleSheets[0]!.insertRule(
    '@media all { * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important } }',
    document.styleSheets[0]!.cssRules.length,
  ));
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await wide(), `pixels of sideways scroll with wide text, ${width} wide`).toBeLessThanOrEqual(0);
    expect.soft(await cut()).toEqual([]);
  }
}

// Every worker has a backend of its own, so the states need not wait for each other.
test.describe.configure({ mode: 'parallel' });

for (const { locale, lang, words, looks } of languages) {
  test.describe(lang, () => {
    test.use({ locale, viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    for (const [state, reach] of states) {
      test(state, async ({ page, backend }) => {
        await reach({ page, backend, words });
        for (const [width, colorScheme] of looks) {
          await test.step(`${width} pixels, ${colorScheme}`, async () => {
            await page.setViewportSize({ width, height: 800 });
            await page.emulateMedia({ colorScheme });
            await expectSound(page, lang);
            await expectAccessible(page);
          });
        }
        if (lang === 'en') {
          await page.setViewportSize({ width: 1280, height: 800 });
          await page.evaluate(hideTimes);
          await expect(page.locator('body')).toMatchAriaSnapshot({ name: `${state.replaceAll(/[^a-z]+/g, '-')}.aria.yml` });
          await expectRoomForText(page);
        }
      });
    }
  });
}

test('the focus goes to the heading on every change of page, and the first page leaves it alone', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await page.goto('/');
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).not.toBeFocused();
  const arrived = async (name: string) => {
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused({ timeout: 20_000 });
    await expect(page).toHaveTitle(`${name} – Signet`);
  };
  await page.getByRole('link', { name: 'Continue', exact: true }).click();
  await arrived('Applicant information');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await arrived('Verification information');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await arrived('Check your answers');
  await page.goBack();
  await arrived('Verification information');
  await page.goForward();
  await arrived('Check your answers');
  // Each step has a way back, on a phone too.
  await page.setViewportSize({ width: 360, height: 740 });
  for (const before of ['Verification information', 'Applicant information', 'Your certificates']) {
    await page.getByRole('link', { name: 'Back', exact: true }).click();
    await arrived(before);
  }
  await page.goto(at(orders.ov, 'check'));
  await page.getByRole('link', { name: 'Change City' }).click();
  // A link that names an answer leads to it.
  await expect(page.getByRole('textbox', { name: 'City', exact: true })).toBeFocused({ timeout: 20_000 });
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await arrived('Check your answers');
  await page.getByRole('button', { name: 'Submit for verification' }).click();
  await arrived('Application status');
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await arrived('Your certificates');
});

test('a page that is opened by its address leaves the focus alone while its order comes, and a change of language does not', async ({ page, backend }) => {
  await backend.fault({ method: 'GET', path: `*/api/v1/orders/${orders.evMixed}`, times: 1, delayMs: 500 });
  await page.goto(at(orders.evMixed, 'application'));
  const domains = page.getByRole('textbox', { name: 'Domain names' });
  await expect(domains).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).not.toBeFocused();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '申请信息' })).toBeFocused();
});

test('the skip link is the first stop and leads past the header', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to main content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('2.4.11 no stop of the Tab key on the form is covered, and every one shows where it is', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(at(orders.evMixed, 'application'));
  await expect(page.getByRole('textbox', { name: 'Domain names' })).toBeVisible();
  const wrong: string[] = [];
  let stops = 0;
  for (; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    const told = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return 'end';
      const box = element.getBoundingClientRect();
      const inside = (x: number, y: number) => {
        const top = document.elementFromPoint(x, y);
        return top !== null && (element.contains(top) || top.contains(element) || (element as HTMLInputElement).labels?.[0]?.contains(top) === true);
      };
      const spots = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3]] as const;
      const style = getComputedStyle(element);
      const ring = style.outlineStyle !== 'none' && style.outlineWidth !== '0px' || style.boxShadow !== 'none';
      const name = element.id || element.textContent || element.tagName;
      if (!spots.some(([x, y]) => inside(x, y))) return `${name} is covered`;
      return ring ? '' : `${name} shows no focus`;
    });
    if (told === 'end') break;
    if (told) wrong.push(told);
  }
  expect(wrong).toEqual([]);
  expect(stops, 'fields, buttons and links').toBeGreaterThan(25);
});
