// The browser works against the page: no storage, an odd history, other programs in the document, sleep, and small or strange screens.
import type { Locator } from '@playwright/test';

import {
  application, at, button, field, heading, link, next, open, openReady, orders, prepare, saveApplication, sentKeys, submissions, submit,
} from '../support/desk.js';
import { dropOn } from '../support/drop.js';
import { type Page, expect, test } from '../support/test.js';

test.describe.configure({ mode: 'parallel' });

/** Goes the whole way of the storage: the language, and a submission whose answer is lost. */
async function submitWithTrouble(page: Page, backend: Parameters<typeof submissions>[0]) {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'application');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(heading(page, '申请信息')).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await field(page, 'City').fill('Suzhou');
  await next(page, 'Verification information');
  await next(page, 'Check your answers');
  await backend.fault({ method: 'POST', path: '*/submission', times: 1, reset: 'after' });
  await submit(page);
  expect(await submissions(backend, orders.ov)).toBe(1);
  expect(new Set(await sentKeys(backend)).size).toBe(1);
}

/** Storage that the browser refuses, as with all cookies blocked. */
const refuseStorage = () => {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
    Object.defineProperty(window, name, { get: () => { throw new DOMException('The request was denied', 'SecurityError'); } });
  }
};

/** Storage without a byte of room. */
const fillStorage = () => {
  for (const storage of [localStorage, sessionStorage]) {
    for (let size = 1 << 23, at = 0; size > 0; size >>= 1) {
      try {
        for (;;) storage.setItem(`full.${at += 1}`, 'x'.repeat(size));
      } catch { /* There is no more room for this much. */ }
    }
  }
};

for (const [name, spoil] of [['W1 with storage that is refused', refuseStorage], ['W2 with storage that is full', fillStorage]] as const) {
  test(`${name}, everything works, and the console stays quiet`, async ({ page, backend }) => {
    const lines: string[] = [];
    // The browser itself reports the answer that the test breaks.
    page.on('console', (line) => line.text().startsWith('Failed to load resource') || lines.push(line.text()));
    await page.addInitScript(spoil);
    await submitWithTrouble(page, backend);
    expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(1);
  });
}

for (const [name, value] of [['cut off', '{'], ['of another type', '[1,2,{"key":null}]'], ['of 4 MB', 'x'.repeat(4 << 20)], ['of other words', 'a b sent\u0000']] as const) {
  test(`W3 what was stored is ${name}: it is passed over, and the submission has a sound key`, async ({ page, backend }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await page.addInitScript(([order, value]) => {
      try {
        localStorage.setItem(`signet.decision.${order}`, value);
        sessionStorage.setItem(`signet.photo.${order}.organizationForm`, value.slice(0, 1000));
        localStorage.setItem('signet-language', value.slice(0, 1000));
      } catch { /* No room is as good as no value. */ }
    }, [orders.ov, value] as const);
    await open(page, orders.ov, 'verification');
    await open(page, orders.ov, 'check');
    await submit(page);
    const [key] = await sentKeys(backend);
    expect(key).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
}

test('W8 twenty times back and forward through every step: answers, titles, the focus and the history are right', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'application');
  await field(page, 'City').fill('Suzhou');
  await next(page, 'Verification information');
  await next(page, 'Check your answers');
  const length = await page.evaluate(() => history.length);
  const steps = ['Applicant information', 'Verification information', 'Check your answers'];
  for (let round = 0; round < 20; round += 1) {
    for (const [go, name] of [['Back', steps[1]], ['Back', steps[0]], ['Forward', steps[1]], ['Forward', steps[2]]] as const) {
      await page[`go${go}`]();
      await expect(heading(page, name!)).toBeFocused();
      await expect(page).toHaveTitle(`${name} – Signet`);
      if (name === steps[0]) await expect(field(page, 'City')).toHaveValue('Suzhou');
    }
  }
  await expect(page.getByText('Suzhou', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => history.length)).toBe(length);
});

test('W10 a page that a translator has rewritten takes answers, shows its problems, and submits', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'application');
  await page.waitForLoadState('networkidle');
  const translate = () => page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest('script, style, textarea, option, font')) continue;
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
    // Other extensions remove what they take for advertisements.
    document.querySelector('main p')?.remove();
  });
  await translate();
  await field(page, 'City').fill('');
  await field(page, 'Domain names').fill('www.harbour-tea.com, shop.harbour-tea.com');
  await button(page, 'Next').click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible({ timeout: 20_000 });
  await translate();
  await field(page, 'City').fill('Suzhou');
  await next(page, 'Verification information');
  await translate();
  await next(page, 'Check your answers');
  await translate();
  await submit(page);
  expect(await submissions(backend, orders.ov)).toBe(1);
});

test.describe('an answer that comes without a key', () => {
  const saved = async (page: Page) => (await page.request.get(`/api/v1/orders/${orders.ov}/application`)).json();
  const write = (control: Locator, text: string, ...events: string[]) => control.evaluate((control, { text, events }) => {
    (control as HTMLInputElement).value = text;
    for (const event of events) control.dispatchEvent(new Event(event, { bubbles: true }));
  }, { text, events });

  for (const [name, enter] of [
    ['a program that sends only “change”', (control: Locator) => write(control, 'Head of IT', 'change')],
    ['a password manager without keys', (control: Locator) => write(control, 'Head of IT', 'input')],
    ['an input method', async (control: Locator) => {
      await control.focus();
      const session = await control.page().context().newCDPSession(control.page());
      for (const text of ['H', 'Head', 'Head of IT']) await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await session.send('Input.insertText', { text: 'Head of IT' });
    }],
    ['a text that is dragged in', async (control: Locator) => {
      await dropOn(control, { items: [{ mimeType: 'text/plain', data: 'Head of IT' }] });
    }],
    ['a paste', async (control: Locator) => {
      await control.page().context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await control.page().evaluate(() => navigator.clipboard.writeText('Head of IT'));
      await control.press('ControlOrMeta+v');
    }],
  ] as const) {
    test(`W11 ${name}: the answer that is seen is the answer that is saved`, async ({ page, backend }) => {
      await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
      await open(page, orders.ov, 'application');
      // Nothing moves any more below a text that is dragged.
      await expect(page.getByText(/\d+ of \d+ done/).first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      await enter(field(page, 'Applicant\'s title (optional)'));
      await expect(field(page, 'Applicant\'s title (optional)')).toHaveValue('Head of IT');
      await expect.poll(async () => (await saved(page)).applicant.title).toBe('Head of IT');
    });
  }
});

test('W11 a program that types letter by letter without a pause loses none', async ({ page, backend }) => {
  await open(page, orders.ov, 'application');
  const type = (control: Locator, letters: string[]) => control.evaluate((control, letters) => {
    for (const letter of letters) {
      (control as HTMLInputElement).value += letter;
      const inputType = letter === '\n' ? 'insertLineBreak' : 'insertText';
      control.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, data: letter }));
    }
  }, letters);
  for (const [name, text] of [['Company phone', '+86 21 5555 0100'], ['Domain names', 'www.harbour-tea.com\nshop.harbour-tea.com']] as const) {
    await type(field(page, name), [...text]);
    await expect.poll(async () => JSON.stringify((await (await page.request.get(`/api/v1/orders/${orders.ov}/application`)).json().catch(() => ({})))), { timeout: 20_000 })
      .toContain(name === 'Domain names' ? 'shop.harbour-tea.com' : '5555');
    await expect(field(page, name)).toHaveValue(text);
  }
});

test('B13 W15 a hidden tab asks for nothing, and asks once when it is seen again', async ({ page, backend }) => {
  await page.clock.install();
  await openReady(page, backend);
  await submit(page);
  const asked: string[] = [];
  page.on('request', (request) => request.url().endsWith('/status') && asked.push(request.url()));
  // Chromium's own switch for a page that is behind another does not exist without a window.
  const show = (hidden: boolean) => page.evaluate((hidden) => {
    Object.defineProperty(Document.prototype, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
  await show(true);
  await page.clock.runFor('12:00:00');
  await page.evaluate(() => fetch('/api/v1/session'));
  expect(asked).toEqual([]);
  await backend.decide(orders.ov, { outcome: 'CHECKED_FAIL', auditNote: 'The seal cannot be read.', auditType: 'Documents' });
  await show(false);
  await page.clock.runFor(1);
  await expect(page.getByText('The seal cannot be read.').first()).toBeVisible();
  expect(asked).toHaveLength(1);
});

test('W15 after eight hours of sleep the status is asked for once', async ({ page, backend }) => {
  await page.clock.install();
  await openReady(page, backend);
  await submit(page);
  const asked: string[] = [];
  page.on('request', (request) => request.url().endsWith('/status') && asked.push(request.url()));
  await backend.decide(orders.ov, { outcome: 'CHECKED_FAIL', auditNote: 'The seal cannot be read.', auditType: 'Documents' });
  await page.clock.fastForward('08:00:00');
  await expect(page.getByText('The seal cannot be read.').first()).toBeVisible();
  await page.clock.fastForward('08:00:00');
  await page.evaluate(() => fetch('/api/v1/session'));
  expect(asked).toHaveLength(1);
});

for (const [name, media, width] of [
  ['at 400 %, which is 320 pixels', {}, 320],
  ['with forced colours', { forcedColors: 'active' }, 1280],
  ['without motion', { reducedMotion: 'reduce' }, 1280],
  ['printed', { media: 'print' }, 720],
] as const) {
  test(`W16 ${name} every page can be read and used`, async ({ page, backend }) => {
    await page.setViewportSize({ width, height: 640 });
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com', 'a-very-long-name-that-does-not-want-to-break-anywhere.harbour-tea.com');
    for (const where of ['application', 'verification', 'check', 'status'] as const) {
      // Paper has no buttons, and the page is there once its button is.
      await page.emulateMedia({ media: 'screen' });
      await open(page, orders.ov, where);
      await page.emulateMedia(media);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${where} runs over the side`).toBeLessThanOrEqual(0);
      if (name === 'without motion') {
        const moving = await page.evaluate(() => document.getAnimations().filter((it) => Number(it.effect?.getComputedTiming().duration) > 10).length);
        expect(moving, where).toBe(0);
      }
    }
    await page.emulateMedia({ media: 'screen' });
    await open(page, orders.ov, 'check');
    await page.emulateMedia(media);
    await expect(page.getByText('Harbour Tea Limited').first()).toBeVisible();
    if (name === 'printed') return;
    const submitButton = button(page, 'Submit for verification');
    await submitButton.focus();
    const marks = await submitButton.evaluate((it) => [getComputedStyle(it).outlineStyle, getComputedStyle(it).boxShadow]);
    expect(marks, 'the focus is seen').not.toEqual(['none', 'none']);
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('Verifying', { exact: true }).first()).toBeVisible();
  });
}
