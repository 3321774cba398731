// The last button while the rules that judge the names are late: it answers at once, and does not wait for ever.
import { at, button, heading, orders, prepare, submissions } from '../support/desk.js';
import { FaultyServer, expect, test } from '../support/test.js';

test('the last button says at once that it checks, and after ten seconds leaves the judging to the backend', async ({ page, backend }) => {
  const server = await FaultyServer.start(backend.url, /\/assets\/signet-rules-[0-9a-f]+\.wasm$/, 'held');
  try {
    await page.clock.install();
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
    await page.goto(server.url + at(orders.ov, 'check'));
    const last = button(page, 'Submit for verification');
    await last.click();
    await expect(page.getByRole('status').filter({ hasText: 'Checking your answers…' })).toBeVisible({ timeout: 1000 });
    await expect(last).toHaveAttribute('aria-disabled', 'true');
    await last.dispatchEvent('click');
    await page.clock.runFor(5000);
    await expect(page.getByText('Checking your answers…')).toBeVisible();
    expect(await submissions(backend, orders.ov)).toBe(0);
    await page.clock.runFor(6000);
    await expect(heading(page, 'Application status')).toBeVisible({ timeout: 20_000 });
    expect(await submissions(backend, orders.ov)).toBe(1);
  } finally {
    await server.stop();
  }
});
