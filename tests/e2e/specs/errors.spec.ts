// What people see when an answer, a photo or the backend is not as it should be: the words, the focus, and the way on.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import {
  applicant, application, at, button, company, field, fillAll, fillCompany, heading, link, next, open, orders, photo, prepare, saveApplication,
  savePhoto, submissions,
} from '../support/desk.js';
import { cutPng, paperPng, png } from '../support/png.js';
import { expect, expectAccessible, test } from '../support/test.js';

const summary = (page: Page) => page.getByRole('alert').filter({ has: page.getByRole('heading', { name: 'There is a problem' }) });
const rows = (page: Page) => page.getByRole('list', { name: 'Domains', exact: true }).getByRole('listitem');

/** Presses Next and waits for the summary, which has the focus then. */
async function nextRefused(page: Page) {
  await button(page, 'Next').click();
  await expect(summary(page)).toBeFocused({ timeout: 20_000 });
}

/** The element with the focus: its accessible name, and whether it or its group is described by `words`. */
async function expectFocusDescribed(page: Page, words: string) {
  const focused = page.locator(':focus');
  await expect(focused).toHaveCount(1);
  const group = page.getByRole('group').filter({ has: focused });
  if (await focused.getAttribute('type') === 'radio') {
    await expect(group.first()).toHaveAccessibleDescription(new RegExp(escaped(words)));
  } else {
    await expect(focused).toHaveAccessibleDescription(new RegExp(escaped(words)));
    await expect(focused).toHaveAttribute('aria-invalid', 'true');
  }
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

test.describe('the form', () => {
  test('an empty form tells every problem once, above and beside, and links lead to the fields', async ({ page }) => {
    await open(page, orders.evMixed, 'application');
    await expect(page).toHaveTitle('Applicant information – Signet');
    await expect(summary(page)).toHaveCount(0);
    await nextRefused(page);
    await expect(page).toHaveTitle('Error: Applicant information – Signet');
    const lines = await summary(page).getByRole('link').allTextContents();
    expect(lines).toEqual([
      'Enter the domain names to bind', 'Enter the company name', 'Select the type of company', 'Enter the company registration number',
      'Enter the company phone, like +86 10 8888 6666', 'Choose the country or region', 'Enter the province or state', 'Enter the city',
      'Enter the address', 'Enter the postal code', 'Enter the applicant\'s name', 'Enter the applicant\'s phone, like +86 10 8888 6666',
      'Enter the applicant\'s email', 'Enter the superior\'s name', 'Enter the superior\'s title', 'Enter the superior\'s phone, like +86 10 8888 6666',
      'Enter the superior\'s email',
    ]);
    for (const words of lines) {
      await summary(page).getByRole('link', { name: words, exact: true }).click();
      await expectFocusDescribed(page, words);
    }
    // An answer that is mended loses its problem at once; no new one appears.
    await field(page, 'City').fill('Shanghai');
    await expect(summary(page).getByRole('link')).toHaveCount(lines.length - 1);
    await expect(field(page, 'City')).not.toHaveAttribute('aria-invalid');
  });

  test('nothing is said before the applicant tries to go on', async ({ page }) => {
    await open(page, orders.ov, 'application');
    await field(page, 'Applicant\'s email').fill('lin');
    await field(page, 'Company name').fill('x'.repeat(65));
    await field(page, 'City').focus();
    await expect(page.locator('[aria-invalid]')).toHaveCount(0);
    await expect(summary(page)).toHaveCount(0);
  });

  const wrong: Record<string, [name: string, answer: string, words: string][]> = {
    'too long': [
      ['Company name', 'x'.repeat(65), 'Shorten the company name to 64 characters. It has 65'],
      ['Company registration number', 'x'.repeat(65), 'Shorten the company registration number to 64 characters. It has 65'],
      ['Company phone', '1'.repeat(45), 'Enter one number only as the company phone. It has 45 digits, more than any phone number'],
      ['Province or state', 'x'.repeat(129), 'Shorten the province or state to 128 characters. It has 129'],
      ['City', '城'.repeat(129), 'Shorten the city to 128 characters. It has 129'],
      ['Address', 'x'.repeat(129), 'Shorten the address to 128 characters. It has 129'],
      ['Postal code', '1'.repeat(41), 'Shorten the postal code to 40 characters. It has 41'],
      ['Applicant\'s name', '林'.repeat(129), 'Shorten the applicant\'s name to 128 characters. It has 129'],
      ['Applicant\'s phone', '+86 138 0013 8000 000', 'Check the applicant\'s phone: it is too long for China'],
      ['Applicant\'s email', `lin@${'x'.repeat(60)}.${'x'.repeat(190)}.com`, 'Shorten the applicant\'s email to 254 characters. It has 259'],
      ['Applicant\'s title (optional)', 'x'.repeat(129), 'Shorten the applicant\'s title to 128 characters. It has 129'],
      ['Applicant\'s department (optional)', 'x'.repeat(129), 'Shorten the applicant\'s department to 128 characters. It has 129'],
    ],
    'of the wrong kind': [
      ['Company registration number', '91350100M000100Y44', 'Check the unified social credit code: one of its characters is mistyped, for the last one does not match the others'],
      ['Company phone', '010 8888?', 'Remove “?” from the company phone: a phone number holds digits, spaces, brackets and hyphens, with a + before the country code'],
      ['Postal code', '2000', 'Enter the postal code as 6 digits, like 100000'],
      ['Applicant\'s phone', '+999 1234 5678', 'Check the country code of the applicant\'s phone: no country has +999'],
      ['Applicant\'s email', 'lin.harbour-tea.com', 'Enter the applicant\'s email with an @, like name@example.com'],
    ],
    'cut short': [
      ['Company registration number', '9135', 'Enter the unified social credit code of 18 characters. You entered 4'],
      ['Company phone', '12', 'Enter the company phone in full, with the area code. It has 2 digits'],
      ['Applicant\'s phone', '+86 138 0013', 'Check the applicant\'s phone'],
      ['Applicant\'s email', 'lin@harbour', 'Enter the whole name after the @ in the applicant\'s email, like name@example.com'],
    ],
  };
  for (const [how, answers] of Object.entries(wrong)) {
    test(`answers ${how} each get a sentence of their own, and nothing typed is lost`, async ({ page }) => {
      await open(page, orders.ov, 'application');
      await field(page, 'Domains to bind').fill('www.harbour-tea.com');
      await fillCompany(page);
      await fillAll(page, applicant);
      for (const [name, answer] of answers) await field(page, name).fill(answer);
      await nextRefused(page);
      await expect(summary(page).getByRole('link')).toHaveCount(answers.length);
      for (const [name, answer, words] of answers) {
        await expect(summary(page).getByRole('link', { name: words }), name).toBeVisible();
        await expect(field(page, name)).toHaveValue(answer);
        await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true');
        await expect(field(page, name)).toHaveAccessibleDescription(new RegExp(escaped(words)));
      }
      await fillAll(page, { ...company, ...applicant });
      for (const name of ['Applicant\'s title (optional)', 'Applicant\'s department (optional)']) await field(page, name).fill('');
      await next(page, 'Verification information');
    });
  }

  test('a registration number and a postal code from abroad have other limits', async ({ page }) => {
    await open(page, orders.ov, 'application');
    await page.getByRole('combobox', { name: 'Country or region' }).selectOption('GB');
    await field(page, 'Company registration number').fill('x'.repeat(65));
    await field(page, 'Postal code').fill('SW1A 1AA');
    await nextRefused(page);
    await expect(summary(page).getByRole('link', { name: 'Shorten the company registration number to 64 characters. It has 65' })).toBeVisible();
    await expect(field(page, 'Postal code')).not.toHaveAttribute('aria-invalid');
  });

  test('S2 a private key that lands in any other field is taken out and never sent', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    const body = randomBytes(48).toString('base64');
    const key = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`;
    await page.goto('/orders/98987582437920969/application');
    for (const name of ['Domains to bind', 'Company name']) {
      const field = page.getByRole('textbox', { name, exact: true });
      await field.fill('example');
      await page.evaluate((text) => navigator.clipboard.writeText(text), key);
      await field.press('Control+v');
      await expect(page.getByRole('alert').filter({ hasText: 'That was a private key' })).toBeVisible();
      await expect(field).toHaveValue('example');
      await expectAccessible(page);
      await field.fill(key); // As autofill and extensions write.
      await expect(field).toHaveValue('example');
      await field.press('Control+z');
      expect(await field.inputValue(), 'nothing comes back').not.toContain('PRIVATE');
      await field.fill('www.example.com');
      await expect(page.getByText('That was a private key')).toHaveCount(0);
    }
    await expect.poll(() => sent.some((text) => text.includes('www.example.com'))).toBe(true);
    expect(sent.some((text) => text.includes('PRIVATE') || text.includes(body.slice(0, 20)))).toBe(false);
  });

  test('what is odd about an answer is said beside it and stops nobody', async ({ page }) => {
    await open(page, orders.dv, 'application');
    await field(page, 'Domains to bind').fill('shop.harbour-tea.com');
    await fillAll(page, { ...applicant, 'Applicant\'s email': 'lin@gamil.com' });
    await expect(field(page, 'Applicant\'s email')).toHaveAccessibleDescription(/Did you mean lin@gmail\.com\?/);
    await next(page, 'Check your answers');
  });
});

test.describe('the domain names', () => {
  test('each name has its own verdict, and none is lost', async ({ page }) => {
    await open(page, orders.ov, 'application');
    const typed = 'localhost, 192.168.0.1, co.uk, *.harbour-tea.com, under_score.com, https://shop.harbour-tea.com/x, lin@harbour-tea.com, -a.com, a..com, пример.рф';
    await field(page, 'Domains to bind').fill(typed);
    await button(page, 'Next').focus();
    for (const [name, words] of [
      ['localhost', 'CAs cannot issue for internal names'], ['192.168.0.1', 'This is an IP address'], ['co.uk', 'Add your own name before co.uk'],
      ['*.harbour-tea.com', 'This product binds no wildcard names'], ['under_score.com', 'Remove the underscore'],
      ['https://shop.harbour-tea.com/x', 'Its domain name is shop.harbour-tea.com'], ['lin@harbour-tea.com', 'This is an email address'],
      ['-a.com', 'Remove the hyphen at the start'], ['a..com', 'Remove the extra dot'], ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
    ] as const) {
      await expect(rows(page).filter({ has: page.getByText(name, { exact: true }) }), name).toContainText(words);
    }
    await expect(page.getByText('10 of 5 names')).toBeVisible();
    await nextRefused(page);
    await expect(field(page, 'Domains to bind')).toHaveValue(typed);
    await expect(field(page, 'Domains to bind')).toHaveAccessibleDescription(/Error:/);
    await button(page, 'Use shop.harbour-tea.com').click();
    await expect(rows(page).filter({ has: page.getByText('shop.harbour-tea.com', { exact: true }) })).toHaveCount(1);
    await expect(button(page, 'Remove https://shop.harbour-tea.com/x')).toHaveCount(0);
  });

  test('names are moved and removed by keyboard, and the focus stays with the work', async ({ page }) => {
    await open(page, orders.ov, 'application');
    const list = field(page, 'Domains to bind');
    await list.fill('a.harbour-tea.com\nb.harbour-tea.com\nc.harbour-tea.com');
    await expect(rows(page)).toHaveCount(3);
    await button(page, 'Move c.harbour-tea.com up').focus();
    await page.keyboard.press('Enter');
    await expect(list).toHaveValue(/a\.harbour-tea\.com\s+c\.harbour-tea\.com\s+b\.harbour-tea\.com/);
    await expect(button(page, 'Move c.harbour-tea.com up')).toBeFocused();
    await expect(page.getByText('c.harbour-tea.com is now number 2.')).toBeAttached();
    await page.keyboard.press('Space');
    await expect(list).toHaveValue(/^c\.harbour-tea\.com/);
    // There is no further up: the focus stays in the row.
    await expect(button(page, 'Move c.harbour-tea.com down')).toBeFocused();
    await expect(rows(page).first()).toContainText('common name');
    await button(page, 'Remove c.harbour-tea.com').press('Enter');
    await expect(page.getByText('c.harbour-tea.com removed. Names left: 2.')).toBeAttached();
    await expect(button(page, 'Remove a.harbour-tea.com')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(button(page, 'Remove b.harbour-tea.com')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(list).toHaveValue('');
    await expect(list).toBeFocused();
  });

  test('the tips open and close by keyboard', async ({ page }) => {
    await open(page, orders.ov, 'application');
    const tips = button(page, 'Tips for Domains to bind');
    await tips.focus();
    await page.keyboard.press('Enter');
    await expect(tips).toHaveAttribute('aria-expanded', 'true');
    await expect(page.getByText('www.a.com and a.com are two names.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('www.a.com and a.com are two names.')).toBeHidden();
    await expect(tips).toBeFocused();
    await expect(tips).toHaveAttribute('aria-expanded', 'false');
  });
});

test.describe('the photo', () => {
  let folder: string;
  test.beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'signet-photo-'))));
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const input = (page: Page) => page.getByLabel('Photo of the signed form', { exact: true });

  test('a file that is no photo is refused in words of its own, and the next one is taken', async ({ page, backend }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    await open(page, orders.ov, 'verification');
    // A film's size, and a page's first bytes.
    const large = join(folder, 'large.png');
    writeFileSync(large, cutPng());
    truncateSync(large, 201 * 1024 * 1024);
    const bomb = paperPng(8, 8);
    bomb.writeUInt32BE(30_000, 16);
    bomb.writeUInt32BE(20_000, 20);
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
    for (const [chosen, words] of [
      [file('empty.png', Buffer.alloc(0)), 'The selected file is empty.'],
      [file('form.png', Buffer.from('%PDF-1.7\n%%EOF\n')), 'The selected file must be a JPG or PNG. It is a PDF document'],
      [file('form.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')), 'It is an SVG drawing'],
      [file('form.png', Buffer.from('GIF89a\x01\x00\x01\x00')), 'It is a GIF picture'],
      [file('form.png', cutPng()), 'Part of the photo is missing'],
      [large, /must be 200(\.0)? MB or smaller. It has 201(\.0)? MB/],
      [file('form.png', bomb), /The photo must have 100 megapixels or less. It has 30\D?000 × 20\D?000 pixels|The photo is damaged/],
    ] as const) {
      await input(page).setInputFiles(chosen as any);
      await expect(input(page)).toHaveAccessibleDescription(typeof words === 'string' ? new RegExp(escaped(words)) : words, { timeout: 20_000 });
      await expect(input(page)).toHaveAttribute('aria-invalid', 'true');
      await expect(button(page, 'Upload')).toHaveCount(0);
    }
    await input(page).setInputFiles(photo());
    await expect(page.getByRole('img', { name: 'Your photo' }).first()).toBeVisible({ timeout: 20_000 });
    await expect(input(page)).not.toHaveAttribute('aria-invalid');
    await button(page, 'Remove').click();
    await expect(page.getByRole('img', { name: 'Your photo' })).toHaveCount(0);
  });

  test('a photo of any size is made to fit before it is sent', async ({ page, backend }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    await open(page, orders.ov, 'verification');
    let seed = 1;
    const noise = () => (seed = (seed * 48_271) % 2_147_483_647) & 63;
    const buffer = png(1400, 1980, () => [190 + noise(), 190 + noise(), 190 + noise()]);
    expect(buffer.length).toBeGreaterThan(2_000_000);
    await input(page).setInputFiles({ name: 'large.png', mimeType: 'image/png', buffer });
    await expect(page.getByText(/MB → \d+ KB/)).toBeVisible({ timeout: 30_000 });
    await button(page, 'Upload').click();
    await expect(page.getByText('The certificate service has this photo.')).toBeVisible({ timeout: 20_000 });
  });

  test('going on without a photo, or with one that was not uploaded, is told at the field', async ({ page, backend }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    await open(page, orders.ov, 'verification');
    await nextRefused(page);
    await expect(page).toHaveTitle('Error: Verification information – Signet');
    await summary(page).getByRole('link', { name: /Upload a photo of the signed form/ }).click();
    await expect(input(page)).toBeFocused();
    await expect(input(page)).toHaveAccessibleDescription(/Upload a photo of the signed form/);
  });

  test('an upload that fails is told, the photo stays, and the second try arrives', async ({ page, backend }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    await open(page, orders.ov, 'verification');
    await input(page).setInputFiles(photo());
    await expect(button(page, 'Upload')).toBeVisible({ timeout: 20_000 });
    await backend.fault({ method: 'PUT', path: '*/documents/*', times: 1, status: 413, body: '' });
    await button(page, 'Upload').click();
    await expect(page.getByText('The certificate service takes nothing this large.').first()).toBeVisible();
    await expect(page.getByRole('img', { name: 'Your photo' }).first()).toBeVisible();
    await backend.fault({ method: 'PUT', path: '*/documents/*', times: 1, status: 422, headers: { 'Content-Type': 'text/html' }, body: '<h1>no</h1>' });
    await button(page, 'Upload').click();
    await expect(page.getByText(/The certificate service does not accept this/).first()).toBeVisible();
    await button(page, 'Upload').click();
    await expect(page.getByText('The certificate service has this photo.')).toBeVisible();
  });

  test('an upload can be cancelled', async ({ page, backend }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    await open(page, orders.ov, 'verification');
    await input(page).setInputFiles(photo());
    await expect(button(page, 'Upload')).toBeVisible({ timeout: 20_000 });
    await backend.fault({ method: 'PUT', path: '*/documents/*', times: 1, delayMs: 15_000 });
    await button(page, 'Upload').click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await button(page, 'Cancel').click();
    await expect(button(page, 'Upload')).toBeVisible();
    await backend.endFaults();
    await button(page, 'Upload').click();
    await expect(page.getByText('The certificate service has this photo.')).toBeVisible();
  });
});

test.describe('the backend', () => {
  const number = 'If you write to support, give this number: ';
  for (const [name, fault, words, hasNumber] of [
    ['is down', { status: 503 }, 'The certificate service has a problem at the moment.', true],
    ['answers with a page of its own trouble', { status: 500, headers: { 'Content-Type': 'text/html' }, body: '<h1>Stack trace</h1>' }, 'The certificate service has a problem at the moment.', true],
    ['answers in pieces', { truncateAfter: 40 }, /The certificate service (cannot be reached|gave an answer that this page does not understand)/, false],
    ['breaks the line', { reset: 'before' }, 'The certificate service cannot be reached.', false],
    ['is not the backend', { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>Hotel</h1>' }, 'Something else answered in place of the certificate service.', false],
    ['answers nonsense', { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"orders":[{"orderId":7}]}' }, 'The certificate service gave an answer that this page does not understand.', true],
  ] as const) {
    test(`that ${name} gets a calm sentence and a way on`, async ({ page, backend }) => {
      for (const path of ['*/api/v1/orders', `*/api/v1/orders/${orders.ov}`]) {
        await backend.fault({ method: 'GET', path, times: 100, ...fault });
      }
      for (const where of ['/', at(orders.ov, 'application'), at(orders.ov, 'status')]) {
        await page.goto(where);
        const alert = page.getByRole('alert').filter({ hasText: words });
        await expect(alert).toBeVisible({ timeout: 20_000 });
        if (hasNumber) await expect(alert).toContainText(number);
        await expect(page.getByText(/TypeError|Stack trace|Hotel/)).toHaveCount(0);
      }
      await backend.endFaults();
      await button(page, 'Try again').click();
      await expect(page.getByText('Nothing has been submitted yet.')).toBeVisible();
      await page.goto('/');
      await expect(page.getByRole('list', { name: 'Certificates' })).toBeVisible();
    });
  }

  test('that is slow is waited for, with something to see and to hear', async ({ page, backend }) => {
    await backend.fault({ method: 'GET', path: '*/api/v1/orders', times: 1, delayMs: 2500 });
    await page.goto('/');
    await expect(heading(page, 'Your certificates')).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Loading…' })).toBeAttached();
    await expect(page.getByRole('list', { name: 'Certificates' })).toBeVisible();
  });

  test('that knows no such order leads to a page that says so', async ({ page }) => {
    await page.goto(at('1', 'status'));
    await expect(heading(page, 'Page not found')).toBeVisible();
    await link(page, 'Go to your certificates').click();
    await expect(heading(page, 'Your certificates')).toBeVisible();
  });

  test('that cannot save keeps nobody from writing, and gets everything in the end', async ({ page, backend }) => {
    await open(page, orders.ov, 'application');
    await backend.fault({ method: 'PUT', path: '*/application', times: 100, status: 503, headers: { 'Retry-After': '9' } });
    await field(page, 'Company name').fill('Harbour Tea Limited');
    await expect(page.getByText('Could not be saved. It is kept here and tried again.')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(number)).toBeVisible();
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

test.describe('the submission', () => {
  for (const [name, fault] of [
    ['N2 a connection that breaks before the work', { times: 1, reset: 'before' }],
    ['N3 an answer that is lost', { times: 1, reset: 'after' }],
    ['N5 an answer that is cut off', { times: 1, truncateAfter: 30 }],
    ['B1 two answers of 503', { times: 2, status: 503 }],
    ['B1 a page of trouble in place of an answer', { times: 1, status: 500, headers: { 'Content-Type': 'text/html' }, body: '<h1>Oops</h1>' }],
    ['N9 a page of somebody else', { times: 1, status: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>Hotel</h1>' }],
  ] as const) {
    test(`${name} → one application, under one key`, async ({ page, backend }) => {
      await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
      await open(page, orders.ov, 'check');
      await backend.fault({ method: 'POST', path: '*/submission', ...fault });
      await button(page, 'Submit for verification').click();
      const again = button(page, 'Find out').or(button(page, 'Submit for verification'));
      await expect(async () => {
        // What is told as unknown is found out by the applicant's hand; the rest goes on by itself.
        if (await page.getByText(/It is not known yet whether|Something else answered/).first().isVisible() && await again.first().isEnabled({ timeout: 500 })) {
          await again.first().click({ timeout: 1000 });
        }
        await expect(heading(page, 'Application status')).toBeVisible({ timeout: 3000 });
      }).toPass({ timeout: 30_000 });
      expect(await submissions(backend, orders.ov)).toBe(1);
      const keys = (await backend.log()).calls
        .filter((call: any) => call.method === 'POST' && call.path.endsWith('/submission'))
        .map((call: any) => call.idempotencyKey);
      expect(new Set(keys).size).toBe(1);
    });
  }

  test('B2 a long wait is not sat out, and the applicant can go on', async ({ page, backend }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await open(page, orders.ov, 'check');
    await backend.fault({ method: 'POST', path: '*/submission', times: 1, status: 503, headers: { 'Retry-After': '120' } });
    await button(page, 'Submit for verification').click();
    await expect(page.getByText(/Attempt 2 follows in (2 min|1 min 5\d s|2 minutes)/)).toBeVisible();
    await button(page, 'Stop trying').click();
    await expect(button(page, 'Stop trying')).toHaveCount(0);
    await button(page, 'Find out').or(button(page, 'Submit for verification')).first().click();
    await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
    expect(await submissions(backend, orders.ov)).toBe(1);
  });

  test('B5 what the backend refuses is told above and leads to the answer', async ({ page, backend }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await open(page, orders.ov, 'check');
    await backend.fault({
      method: 'POST', path: '*/submission', times: 1, status: 422, headers: { 'Content-Type': 'application/problem+json' },
      body: JSON.stringify({
        type: 'about:blank', title: 'Refused', status: 422, requestId: 'r-1',
        errors: [
          { pointer: '/company/phone', code: 'phone', detail: 'The company phone is <b>not</b> listed' },
          { pointer: '/unheard/of', code: 'other', detail: 'Something else' },
        ],
      }),
    });
    await button(page, 'Submit for verification').click();
    await expect(summary(page)).toBeFocused({ timeout: 20_000 });
    await expect(summary(page)).toContainText('Something else');
    await summary(page).getByRole('link', { name: 'The company phone is <b>not</b> listed' }).click();
    await expect(link(page, 'Change Company phone')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(field(page, 'Company phone')).toHaveValue('+862155550100');
    expect(await submissions(backend, orders.ov)).toBe(0);
  });

  test('B8 a session that ended is told, and the submission carries on after signing in', async ({ page, backend }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await open(page, orders.ov, 'check');
    await backend.signOut();
    await button(page, 'Submit for verification').click();
    await expect(page.getByText(/You are signed out/)).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole('link', { name: /Sign in/ })).toHaveAttribute('href', /.+/);
    await backend.signIn();
    await button(page, 'Carry on').or(button(page, 'Submit for verification')).first().click();
    await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
    expect(await submissions(backend, orders.ov)).toBe(1);
  });

  test('W6 answers that were changed elsewhere are looked at before they are submitted', async ({ page, backend }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await open(page, orders.ov, 'check');
    const changed = application('www.harbour-tea.com');
    await saveApplication(page, backend, orders.ov, { ...changed, company: { ...changed.company, city: 'Suzhou' } });
    await button(page, 'Submit for verification').click();
    await expect(page.getByText('The answers were changed after you opened this page. Look at them again.')).toBeVisible({ timeout: 20_000 });
    await button(page, 'Show the newest answers').click();
    await expect(page.getByText('Suzhou', { exact: true })).toBeVisible();
    expect(await submissions(backend, orders.ov)).toBe(0);
    await button(page, 'Submit for verification').click();
    await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
    expect(await submissions(backend, orders.ov)).toBe(1);
  });
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
    await button(page, 'Try again').or(button(page, 'Carry on')).first().click();
    await expect(page.getByText(/^Saved /)).toBeVisible();
    await page.reload();
    await expect(field(page, 'Company name')).toHaveValue('Harbour Tea Limited');
  });

  for (const [choice, kept] of [['Keep what is on this page', 'Mine'], ['Load what was saved there', 'Theirs']] as const) {
    test(`W6 answers saved elsewhere meanwhile are a choice: ${choice}`, async ({ page, backend }) => {
      const theirs = application('www.harbour-tea.com');
      await saveApplication(page, backend, orders.ov, theirs);
      await open(page, orders.ov, 'application');
      await saveApplication(page, backend, orders.ov, { ...theirs, company: { ...theirs.company, name: 'Theirs' } });
      await field(page, 'Company name').fill('Mine');
      await expect(page.getByText('These answers were changed in another tab or by a colleague.')).toBeVisible({ timeout: 20_000 });
      await expect(field(page, 'Company name')).toHaveValue('Mine');
      await button(page, choice).click();
      await expect(page.getByText('These answers were changed in another tab or by a colleague.')).toHaveCount(0);
      await expect(field(page, 'Company name')).toHaveValue(kept);
      await next(page, 'Verification information');
      await page.goto(at(orders.ov, 'application'));
      await expect(field(page, 'Company name')).toHaveValue(kept);
    });
  }

  test('two tabs do not overwrite each other unseen', async ({ page, context, backend }) => {
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    await savePhoto(page, backend, orders.ov);
    const other = await context.newPage();
    await open(page, orders.ov, 'application');
    await open(other, orders.ov, 'application');
    await field(page, 'City').fill('Suzhou');
    await expect(page.getByText(/^Saved /)).toBeVisible();
    await field(other, 'City').fill('Nanjing');
    await expect(other.getByText('These answers were changed in another tab or by a colleague.')).toBeVisible({ timeout: 20_000 });
    await button(other, 'Load what was saved there').click();
    await expect(field(other, 'City')).toHaveValue('Suzhou');
  });
});
