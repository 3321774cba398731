// An applicant who comes back: answers of an earlier order, the way of domain verification, and what to look at before submitting.
import { application, button, company, field, heading, next, open, orders, prepare, saveApplication, submissions } from '../support/desk.js';
import { type Page, expect, expectAccessible, test } from '../support/test.js';

/** The orders that `{"application": "returning"}` adds. */
const second = '98987582437920975';
const refused = '98987582437920976';

async function comeBack(page: Page, url: string) {
  const answer = await page.request.post(`${url}/dev/reset`, { data: { application: 'returning' } });
  expect(answer.status()).toBe(204);
}

test('an empty form is filled in from an earlier order, and emptied again', async ({ page, backend }) => {
  await saveApplication(page, backend, orders.ovMany, { ...application('b1.harbour-tea.com'), company: { ...application().company, code: '91350100M000100Y44' } });
  await open(page, orders.ov, 'application');
  const show = button(page, 'Fill in from an earlier order');
  await show.click();
  await expectAccessible(page);
  const fill = (part: string) => page.getByRole('button', { name: new RegExp(`^Fill in the ${part} from .*order ${orders.ovMany}$`) });
  await fill('company').click();
  await expect(page.getByText(`Filled in from order ${orders.ovMany}: Company name, Company type`)).toBeVisible();
  await expect(field(page, 'Company name')).toHaveValue(company['Company name']!);
  await expect(page.getByRole('combobox', { name: 'Country or region' })).toHaveValue('CN');
  // The code has a wrong check character, so it does not come without a remark.
  await expect(page.getByRole('group', { name: 'There is a problem' }).getByRole('link', { name: /^Check the unified social credit code/ })).toBeVisible();
  await expect(field(page, 'Domain names')).toHaveValue('');
  await expect(field(page, 'Applicant\'s name')).toHaveValue('');

  // Company and applicant are taken back apart.
  await expect(button(page, 'Undo')).toBeFocused();
  await fill('applicant').click();
  await expect(button(page, 'Undo')).toHaveCount(2);
  await expect(button(page, 'Undo').last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page, 'Applicant\'s name')).toHaveValue('');
  await button(page, 'Undo').click();
  await expect(field(page, 'Company name')).toHaveValue('');
  await expect(page.getByRole('group', { name: 'There is a problem' })).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'The filled-in answers were removed.' })).toBeVisible();

  // The typed answer stays.
  await field(page, 'Applicant\'s name').fill('Zhou Min');
  await expect(fill('applicant')).toHaveCount(0);
  await expect(fill('company')).toBeVisible();
  await expectAccessible(page);
});

test('the way of domain verification is chosen in the form and travels with the application', async ({ page, backend }) => {
  await comeBack(page, backend.url);
  await saveApplication(page, backend, second, application('www.harbour-tea.com', 'harbour-tea.com'));
  await page.goto(`/orders/${second}/application`);
  const ways = page.getByRole('group', { name: 'Domain verification method (optional)' });
  await expect(ways.getByRole('radio')).toHaveCount(3);
  await expectAccessible(page);
  await ways.getByRole('radio', { name: 'Email' }).check();
  await next(page, 'Verification information');
  const saved = await (await page.request.get(`${backend.url}/api/v1/orders/${second}/application`)).json();
  expect(saved.domainValidation).toBe('email');
  await page.goto(`/orders/${second}/check`);
  const ahead = page.getByRole('region', { name: 'Before you submit' });
  await expect(ahead.getByText(/will no longer verify domain names by email from .*2028/)).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: /^Email/ })).toBeVisible();
  await ahead.getByRole('link', { name: 'Change the domain verification method' }).click();
  await expect(ways.getByRole('radio', { name: 'DNS record' })).toBeFocused();
});

test('after a refusal the check page marks what changed and asks about what did not', async ({ page, backend }) => {
  await comeBack(page, backend.url);
  await page.goto(`/orders/${refused}/check`);
  const row = (label: string) => page.locator('dl > div').filter({ has: page.getByRole('term').filter({ hasText: new RegExp(`^${label}`) }) });
  await expect(row('Address')).toContainText('changed since the refused application');
  await expect(row('Company phone')).not.toContainText('changed');
  const ahead = page.getByRole('region', { name: 'Before you submit' });
  await expect(ahead.getByText('The CA asked about the company phone, and you have not changed this since.')).toHaveCount(1);
  await expect(ahead.getByText('The CA asked about the address')).toHaveCount(0);
  await expectAccessible(page);
  await ahead.getByRole('link', { name: 'Change the company phone' }).click();
  await expect(page.getByText('Domain verification method: DNS record.')).toBeVisible();
  await field(page, 'Company phone').fill('+86 21 5555 0199');
  await button(page, 'Next').click();
  await expect(heading(page, 'Check your answers')).toBeVisible({ timeout: 20_000 });
  await expect(row('Company phone')).toContainText('changed since the refused application');
  await expect(page.getByText('The CA asked about')).toHaveCount(0);
});

test('a look ahead names what a CA may stumble over and never stops the submission', async ({ page, backend }) => {
  const answers = application('harbour-tea.com', 'kelp.github.io');
  await prepare(page, backend, orders.ov, 'harbour-tea.com');
  await saveApplication(page, backend, orders.ov, {
    ...answers, company: { ...answers.company, phone: '+8613800138000', postCode: '100001' }, applicant: { ...answers.applicant, email: 'lin@gmail.com' },
  });
  await open(page, orders.ov, 'check');
  const ahead = page.getByRole('region', { name: 'Before you submit' });
  for (const why of [
    /github\.io\W* belongs to a provider/, /www\.harbour-tea\.com\W* is not in your list/, 'which uses other letters', 'The company phone is a mobile number',
    'The postal code is that of another province or state', /The applicant's email is at \W*gmail\.com/,
  ]) await expect(ahead.getByRole('listitem').filter({ hasText: why })).toHaveCount(1);
  await expect(ahead.getByRole('listitem')).toHaveCount(6);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await button(page, 'Submit for verification').click();
  await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
  expect(await submissions(backend, orders.ov)).toBe(1);
});
