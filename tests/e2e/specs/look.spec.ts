// The promises of the pages beyond their rules: both forms of a name, a confirmation that can be kept, progress in reach on a phone.
import { application, at, button, field, heading, link, open, orders, prepare, saveApplication } from '../support/desk.js';
import { expect, test } from '../support/test.js';

test('an international domain name is shown in both forms on every page, and the hint explains a wildcard', async ({ page, backend }) => {
  await open(page, orders.evMixed, 'application');
  await expect(field(page, 'Domain names')).toHaveAccessibleDescription(/\*\.example\.com, covers all domain names one level below example\.com and counts as one/);
  await field(page, 'Domain names').fill('www.harbour-tea.com\nmüller-cargo.de');
  const row = page.getByRole('list', { name: 'Domain names', exact: true }).getByRole('listitem').filter({ hasText: 'müller-cargo.de' });
  await expect(row).toContainText('xn--mller-cargo-thb.de');
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com', 'xn--mller-cargo-thb.de');
  await page.goto(at(orders.ov, 'check'));
  await expect(page.getByText('müller-cargo.de (xn--mller-cargo-thb.de)')).toBeVisible();
  // The photo is there to be checked too.
  await expect(page.getByRole('img', { name: 'The uploaded photo' })).toBeVisible();
  // The printed form has both forms, and phones as people write them, even when it is opened by its address.
  await page.goto(`/orders/${orders.ov}/documents/organizationForm/print`);
  await expect(page.getByText('müller-cargo.de (xn--mller-cargo-thb.de)')).toBeVisible();
  await expect(page.getByText('+86 21 5555 0100')).toBeVisible();
});

test('the confirmation has the number of the order, what happens next, and can be copied, printed and found again', async ({ page, context, backend }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await page.goto(at(orders.ov, 'check'));
  await button(page, 'Submit for verification').click();
  const confirmation = page.getByRole('region', { name: 'Application submitted' });
  await expect(confirmation).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('status').filter({ hasText: 'Application submitted' })).toHaveCount(1);
  await expect(heading(page, 'Application status')).toBeFocused();
  await expect(confirmation).toContainText('The CA calls the company and the applicant.');
  await expect(confirmation).toContainText('You verify your domain names: see “Your turn”.');
  await expect(confirmation).toContainText('Expected by');
  await expect(confirmation).toContainText('Keep ready');
  await button(confirmation, 'Copy the order number').click();
  await expect(confirmation.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(orders.ov);
  const number = confirmation.getByText(orders.ov);
  expect(await number.evaluate((element) => getComputedStyle(element).userSelect)).toBe('all');
  // On paper are the number, the next steps and the stages, and nothing that can only be pressed.
  await page.emulateMedia({ media: 'print' });
  await expect(number).toBeVisible();
  await expect(confirmation).toContainText('What happens next');
  await expect(page.getByRole('list', { name: 'Stages' })).toBeVisible();
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  // After a reload it is not new, and still says what happens next.
  await page.reload();
  await expect(page.getByRole('region', { name: 'Application in review' })).toContainText(orders.ov);
  await expect(page.getByRole('region', { name: 'This submission' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Earlier submissions' })).toHaveCount(0);
});

test('on a phone the progress of the form is in reach, and covers no control', async ({ page, backend }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await open(page, orders.ov, 'application');
  const bar = page.getByRole('complementary', { name: 'Your application' });
  await expect(bar.getByText('14 of 14 done')).toBeInViewport();
  await field(page, 'City').fill('');
  await expect(bar.getByText('13 of 14 done')).toBeInViewport();
  await expect(bar.getByText(/^Saved at /)).toBeInViewport();
  await expect(bar.getByRole('link')).toHaveCount(0);
  await button(bar, 'Left to do').click();
  await link(bar, 'City').click();
  await expect(field(page, 'City')).toBeFocused();
  await expect(bar.getByRole('link')).toHaveCount(0);
  // A conflict opens above the bar, and the control that has the focus stays in sight.
  await saveApplication(page, backend, orders.ov, application('a.harbour-tea.com'));
  await field(page, 'City').fill('Suzhou');
  await expect(bar.getByRole('button', { name: 'Save the chosen answers' })).toBeVisible({ timeout: 20_000 });
  await field(page, 'Address').focus();
  const isCovered = () => field(page, 'Address').evaluate((element) => {
    const { left, top, height } = element.getBoundingClientRect();
    return document.elementFromPoint(left + 20, top + height / 2) !== element;
  });
  await expect.poll(isCovered).toBe(false);
  // A step that was left unfinished gets no tick.
  await page.setViewportSize({ width: 1120, height: 800 });
  await page.goto(at(orders.evMixed, 'check'));
  const steps = page.getByRole('navigation', { name: 'Steps' });
  await expect(steps.getByRole('link', { name: 'Verification information' })).toBeVisible();
  await expect(steps).not.toContainText('Done:');
});
