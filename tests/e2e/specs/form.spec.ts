// The form when an answer is wrong: its words, the focus, and the way on.
import { randomBytes } from 'node:crypto';

import { applicant, button, company, field, fillAll, fillCompany, next, open, orders, prepare, submit } from '../support/desk.js';
import { escaped, expectFocusDescribed, nextRefused, rows, summary } from '../support/problems.js';
import { expect, expectAccessible, test } from '../support/test.js';

test('an empty form shows every problem above and beside its field, and links lead to the fields', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 400 });
  await open(page, orders.evMixed, 'application');
  await expect(page).toHaveTitle('Applicant information – Signet');
  await expect(summary(page)).toHaveCount(0);
  await nextRefused(page);
  await expect(page).toHaveTitle('Error: Applicant information – Signet');
  const lines = await summary(page).getByRole('link').allTextContents();
  expect(lines).toEqual([
    'Enter at least one domain name', 'Enter the company name', 'Select the company type', 'Enter the company registration number',
    'Enter the company phone, like +86 10 8888 6666', 'Select the country or region', 'Enter the province or state', 'Enter the city',
    'Enter the address', 'Enter the postal code', 'Enter the applicant\'s name', 'Enter the applicant\'s phone, like +86 10 8888 6666',
    'Enter the applicant\'s email', 'Enter the manager\'s name', 'Enter the manager\'s title', 'Enter the manager\'s phone, like +86 10 8888 6666',
    'Enter the manager\'s email',
  ]);
  // The summary has the focus, so it is no alert: an alert would be read again at every key that mends an answer.
  await expect(page.getByRole('alert')).toHaveCount(0);
  for (const words of lines) {
    await summary(page).getByRole('link', { name: words, exact: true }).click();
    await expectFocusDescribed(page, words);
    // The label, the hint and the error are in sight with the control.
    await expect(page.locator('.field').filter({ has: page.locator(':focus') }).locator('label, legend').first()).toBeInViewport({ ratio: 1 });
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
    ['Company name', 'x'.repeat(65), 'The company name must be 64 characters or less. You entered 65'],
    ['Company registration number', 'x'.repeat(65), 'The company registration number must be 64 characters or less. You entered 65'],
    ['Company phone', '1'.repeat(45), 'Enter only one phone number as the company phone. You entered too many digits (45)'],
    ['Province or state', 'x'.repeat(129), 'The province or state must be 128 characters or less. You entered 129'],
    ['City', '城'.repeat(129), 'The city must be 128 characters or less. You entered 129'],
    ['Address', 'x'.repeat(129), 'The address must be 128 characters or less. You entered 129'],
    ['Postal code', '1'.repeat(41), 'The postal code must be 40 characters or less. You entered 41'],
    ['Applicant\'s name', '林'.repeat(129), 'The applicant\'s name must be 128 characters or less. You entered 129'],
    ['Applicant\'s phone', '+86 138 0013 8000 000', 'Check the applicant\'s phone: it is too long for its country or region (China)'],
    ['Applicant\'s email', `lin@${'x'.repeat(60)}.${'x'.repeat(190)}.com`, 'The applicant\'s email must be 254 characters or less. You entered 259'],
    ['Applicant\'s title (optional)', 'x'.repeat(129), 'The applicant\'s title must be 128 characters or less. You entered 129'],
    ['Applicant\'s department (optional)', 'x'.repeat(129), 'The applicant\'s department must be 128 characters or less. You entered 129'],
  ],
  'of the wrong kind': [
    ['Company registration number', '91350100M000100Y44', 'Check the unified social credit code: one character is wrong, because the last one does not match the others'],
    ['Company phone', '010 8888?', 'Remove “?” from the company phone: a phone number can only contain digits, spaces, brackets and hyphens, with a + before the country code'],
    ['Postal code', '2000', 'Enter the postal code as 6 digits, like 100000'],
    ['Applicant\'s phone', '+999 1234 5678', 'Check the country code of the applicant\'s phone: no country or region has +999'],
    ['Applicant\'s email', 'lin.harbour-tea.com', 'Enter the applicant\'s email in the correct format, like name@example.com'],
  ],
  'cut short': [
    ['Company registration number', '9135', 'The unified social credit code must be 18 characters. You entered 4'],
    ['Company phone', '12', 'Enter the company phone in full, with the area code. You entered too few digits (2)'],
    ['Applicant\'s phone', '+86 138 0013', 'Check the applicant\'s phone'],
    ['Applicant\'s email', 'lin@harbour', 'Enter the applicant\'s email in the correct format, like name@example.com'],
  ],
};
for (const [how, answers] of Object.entries(wrong)) {
  test(`answers ${how} each get their own sentence, and nothing typed is lost`, async ({ page }) => {
    await open(page, orders.ov, 'application');
    await field(page, 'Domain names').fill('www.harbour-tea.com');
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
  await expect(summary(page).getByRole('link', { name: 'The company registration number must be 64 characters or less. You entered 65' })).toBeVisible();
  await expect(field(page, 'Postal code')).not.toHaveAttribute('aria-invalid');
});

test('S2 a private key that lands in any other field is taken out and never sent', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  const body = randomBytes(48).toString('base64');
  const key = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`;
  await page.goto('/orders/98987582437920969/application');
  for (const name of ['Domain names', 'Company name']) {
    const field = page.getByRole('textbox', { name, exact: true });
    await field.fill('example');
    await page.evaluate((text) => navigator.clipboard.writeText(text), key);
    await field.press('Control+v');
    await expect(page.getByRole('alert').filter({ hasText: 'This was a private key' })).toBeVisible();
    await expect(field).toHaveValue('example');
    await expectAccessible(page);
    await field.fill(key); // As autofill and extensions write.
    await expect(field).toHaveValue('example');
    await field.press('Control+z');
    expect(await field.inputValue(), 'nothing comes back').not.toContain('PRIVATE');
    await field.fill('www.example.com');
    await expect(page.getByText('This was a private key')).toHaveCount(0);
  }
  await expect.poll(() => sent.some((text) => text.includes('www.example.com'))).toBe(true);
  expect(sent.some((text) => text.includes('PRIVATE') || text.includes(body.slice(0, 20)))).toBe(false);
});

test('an odd answer gets a remark beside it, which stops nobody', async ({ page }) => {
  await open(page, orders.dv, 'application');
  await field(page, 'Domain names').fill('shop.harbour-tea.com');
  await fillAll(page, { ...applicant, 'Applicant\'s email': 'lin@gamil.com' });
  await expect(field(page, 'Applicant\'s email')).toHaveAccessibleDescription(/Did you mean lin@gmail\.com\?/);
  await next(page, 'Check your answers');
});

test.describe('the domain names', () => {
  test('each name has its own verdict, and none is lost', async ({ page }) => {
    await open(page, orders.ov, 'application');
    const typed = 'localhost, 192.168.0.1, co.uk, *.harbour-tea.com, under_score.com, https://shop.harbour-tea.com/x, lin@harbour-tea.com, -a.com, a..com, пример.рф';
    await field(page, 'Domain names').fill(typed);
    await button(page, 'Next').focus();
    // Until Next is pressed, a problem has the colour of any text.
    const problem = rows(page).first().getByText('CAs cannot issue certificates for internal names');
    const ink = await page.locator('body').evaluate((body) => getComputedStyle(body).color);
    await expect(problem).toHaveCSS('color', ink);
    for (const [name, words] of [
      ['localhost', 'CAs cannot issue certificates for internal names'], ['192.168.0.1', 'This is an IP address'], ['co.uk', 'Add your own name before co.uk'],
      ['*.harbour-tea.com', 'This product does not cover wildcard domain names'], ['under_score.com', 'Remove the underscore'],
      ['https://shop.harbour-tea.com/x', 'Its domain name is shop.harbour-tea.com'], ['lin@harbour-tea.com', 'This is an email address'],
      ['-a.com', 'Remove the hyphen at the start'], ['a..com', 'Remove the extra dot'], ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
    ] as const) {
      await expect(rows(page).filter({ has: page.getByText(name, { exact: true }) }), name).toContainText(words);
    }
    await expect(page.getByText('Domain names: 10 of 5')).toBeVisible();
    await nextRefused(page);
    await expect(field(page, 'Domain names')).toHaveValue(typed);
    await expect(field(page, 'Domain names')).toHaveAccessibleDescription(/Error:/);
    await expect(problem).not.toHaveCSS('color', ink);
    await button(page, 'Use shop.harbour-tea.com').click();
    await expect(rows(page).filter({ has: page.getByText('shop.harbour-tea.com', { exact: true }) })).toHaveCount(1);
    await expect(button(page, 'Remove https://shop.harbour-tea.com/x')).toHaveCount(0);
    await expect(button(page, 'Remove shop.harbour-tea.com'), 'the focus stays in the row').toBeFocused();
  });

  test('the list is one stop of the Tab key; arrows, Home and End go through it, Delete removes and Alt moves', async ({ page }) => {
    await open(page, orders.ov, 'application');
    const list = field(page, 'Domain names');
    await list.fill('a.harbour-tea.com\nb.harbour-tea.com\nc.harbour-tea.com');
    await expect(rows(page)).toHaveCount(3);
    const act = (name: string) => button(page, name.replace(/\b[abc]\b/, '$&.harbour-tea.com'));
    const press = async (keys: string[], name: string) => {
      for (const key of keys) await page.keyboard.press(key);
      await expect(act(name)).toBeFocused();
    };
    await list.focus();
    await press(['Tab'], 'Remove a');
    await expect(page.getByText('Use the arrow keys to go from name to name.')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Fill in from an earlier order' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(field(page, 'Company name')).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await press(['Shift+Tab'], 'Remove a');
    await press(['ArrowDown'], 'Remove b');
    await press(['End'], 'Remove c');
    await press(['ArrowDown'], 'Remove c');
    await press(['Home'], 'Remove a');
    await press(['ArrowLeft', 'ArrowDown'], 'Move b down');
    await page.keyboard.press('Tab');
    await press(['Shift+Tab'], 'Move b down');
    await press(['End'], 'Remove c'); // There is no further down.

    await press(['Alt+ArrowUp'], 'Remove c');
    await expect(list).toHaveValue(/a\.harbour-tea\.com\s+c\.harbour-tea\.com\s+b\.harbour-tea\.com/);
    await expect(page.getByText('c.harbour-tea.com is now number 2.')).toBeAttached();
    await press(['ArrowLeft', 'ArrowLeft'], 'Move c up');
    await press(['Space'], 'Move c down'); // There is no further up.
    await expect(list).toHaveValue(/^c\.harbour-tea\.com/);
    await expect(rows(page).first()).toContainText('common name');
    await press(['Delete'], 'Remove a');
    await expect(page.getByText('c.harbour-tea.com removed. Domain names left: 2.')).toBeAttached();
    await press(['Enter'], 'Remove b');
    await page.keyboard.press('Delete');
    await expect(list).toHaveValue('');
    await expect(list).toBeFocused();
  });

  test('the tips open and close by keyboard', async ({ page }) => {
    await open(page, orders.ov, 'application');
    const tips = button(page, 'Tips for domain names');
    await tips.focus();
    await page.keyboard.press('Enter');
    await expect(tips).toHaveAttribute('aria-expanded', 'true');
    await expect(page.getByText('www.a.com and a.com are two domain names.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('www.a.com and a.com are two domain names.')).toBeHidden();
    await expect(tips).toBeFocused();
    await expect(tips).toHaveAttribute('aria-expanded', 'false');
  });
});

test('what the CA refused is marked at every kind of control, until the answer changes', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  await submit(page);
  const fields = ['/domains', '/company/type', '/company/countryCode', '/company/city', '/csr/method'];
  await backend.decide(orders.ov, { outcome: 'CHECKED_FAIL', auditNote: 'Not as registered', fields });
  await open(page, orders.ov, 'application');
  const refused = /The CA refused this answer/;
  const country = page.getByRole('combobox', { name: 'Country or region' });
  const controls = [field(page, 'Domain names'), page.getByRole('group', { name: 'Company type' }), country, field(page, 'City'), page.getByRole('group', { name: 'Method of creating the CSR' })];
  for (const control of controls) await expect(control).toHaveAccessibleDescription(refused);
  await expect(field(page, 'Company name')).not.toHaveAccessibleDescription(refused);
  await expectAccessible(page);

  await country.selectOption('SG');
  await page.getByRole('radio', { name: 'Government' }).check();
  await expect(country).not.toHaveAccessibleDescription(refused);
  await expect(page.getByRole('group', { name: 'Company type' })).not.toHaveAccessibleDescription(refused);
  await expect(field(page, 'City')).toHaveAccessibleDescription(refused);
});

test('an answer that was copied with too much around it is taken over by one press', async ({ page }) => {
  await open(page, orders.dv, 'application');
  await fillAll(page, {
    'Domain names': 'www.harbour-tea.com', 'Applicant\'s name': 'Lin W\u200bei', 'Applicant\'s phone': '+86 138 0013 8000',
    'Applicant\'s email': 'mailto:Lin@harbour-tea.com',
  });
  await button(page, 'Next').click();
  await expect(summary(page).getByRole('link')).toHaveCount(2);
  await button(page, 'Remove the invisible characters').click();
  await expect(field(page, 'Applicant\'s name')).toBeFocused();
  await expect(field(page, 'Applicant\'s name')).toHaveValue('Lin Wei');
  await expect(summary(page).getByRole('link')).toHaveCount(1);
  await expectAccessible(page);
  await button(page, 'Use Lin@harbour-tea.com').click();
  await expect(field(page, 'Applicant\'s email')).toHaveValue('Lin@harbour-tea.com');
  await expect(summary(page)).toHaveCount(0);

  // A slip of the finger is a remark, and is taken over in the same way.
  await field(page, 'Applicant\'s email').fill('lin@gmial.com');
  await button(page, 'Use lin@gmail.com').click();
  await expect(field(page, 'Applicant\'s email')).toHaveValue('lin@gmail.com');
  await next(page, 'Check your answers');
});

test('a phone number that is not entered yet may be the company\'s', async ({ page }) => {
  await open(page, orders.evMixed, 'application');
  const same = button(page, 'Same as the company phone');
  await expect(same).toHaveCount(0);
  await field(page, 'Company phone').fill('+86 21 5555 0100');
  await expect(same).toHaveCount(2);
  await same.first().click();
  await expect(field(page, 'Applicant\'s phone')).toHaveValue('+86 21 5555 0100');
  await expect(field(page, 'Applicant\'s phone')).toBeFocused();
  await expect(same).toHaveCount(1);
});
