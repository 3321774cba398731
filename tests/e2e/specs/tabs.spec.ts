// Several tabs on one order: one of them asks for the status and tells the others, and another takes over when it goes.
import { at, heading, open, orders, prepare, submit } from '../support/desk.js';
import { type Page, expect, test } from '../support/test.js';

/** The questions for the status that a tab has sent. */
function questions(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => isQuestion(request.url()) && sent.push(request.url()));
  return sent;
}

/** Tells a question to the backend from the address of the page, which ends in the same word. */
const isQuestion = (url: string) => url.includes('/api/') && url.endsWith('/status');

/** Lets an hour go by in a tab, so that the next question is due, and waits until what it asks is answered. */
async function anHourLater(page: Page) {
  await page.clock.fastForward('01:00:00');
  // Sent after the question, so answered when that has been sent at least.
  await page.evaluate(() => fetch('/api/v1/session'));
}

test('one tab asks for all and tells the others', async ({ page, context, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  await submit(page);
  const first = await context.newPage();
  const second = await context.newPage();
  await page.close();
  const asked = [questions(first), questions(second)];
  for (const tab of [first, second]) {
    await tab.clock.install();
    const answered = tab.waitForResponse((answer) => isQuestion(answer.url()) && answer.ok());
    await tab.goto(at(orders.ov, 'status'));
    await expect(heading(tab, 'Application status')).toBeVisible();
    await answered;
  }
  await backend.decide(orders.ov, { outcome: 'CHECKED_FAIL', auditNote: 'The seal cannot be read.', auditType: 'Documents' });
  await anHourLater(second);
  await anHourLater(first);
  for (const tab of [first, second]) await expect(tab.getByText('The seal cannot be read.').first()).toBeVisible();
  // Each tab asks once when it is opened. Either of them may be the one that asks from then on.
  const [quiet, loud] = asked.map((sent) => sent.length).sort((a, b) => a - b);
  expect(quiet, 'it heard the rest from the other').toBe(1);
  expect(loud).toBeGreaterThan(1);
});

test('when the tab that asks is closed, another asks', async ({ page, context, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  await submit(page);
  const follower = await context.newPage();
  await follower.clock.install();
  const asked = questions(follower);
  await follower.goto(at(orders.ov, 'status'));
  await expect(heading(follower, 'Application status')).toBeVisible();
  await expect.poll(() => asked.length).toBe(1);
  await anHourLater(follower);
  expect(asked).toHaveLength(1);
  await page.close();
  await backend.decide(orders.ov, { outcome: 'CHECKED_FAIL', auditNote: 'The seal cannot be read.', auditType: 'Documents' });
  await anHourLater(follower);
  await expect(follower.getByText('The seal cannot be read.').first()).toBeVisible();
  expect(asked.length).toBeGreaterThan(1);
});
