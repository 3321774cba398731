// The printed form has a QR code, by which a photo of it is recognised. The photos are made of the real print view.
import type { Backend } from '../support/backend.js';
import { application, at, button, heading, open, orders, saveApplication } from '../support/desk.js';
import { photographed } from '../support/printed.js';
import { type Page, expect, expectAccessible, test } from '../support/test.js';

const input = (page: Page) => page.getByLabel('Photo of the signed form', { exact: true });

async function choose(page: Page, order: string, photo: Buffer) {
  await open(page, order, 'verification');
  await input(page).setInputFiles({ name: 'form.jpg', mimeType: 'image/jpeg', buffer: photo });
  await expect(page.getByText('The photo is ready to upload')).toBeVisible({ timeout: 30_000 });
}

const save = (page: Page, backend: Backend, order: string, change: object = {}) => {
  const answers = application('www.harbour-tea.com', 'www.bücher.example.com');
  return saveApplication(page, backend, order, { ...answers, company: { ...answers.company, ...change } });
};

test('a photo of this order\'s form is recognised, upside down too, and its corners are known', async ({ page, backend }) => {
  await save(page, backend, orders.ov);
  const sheet = await photographed(page, orders.ov);
  await choose(page, orders.ov, sheet);
  await expect(page.getByText('This is the form for this order, and its answers match those you have now.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByText('这是本订单的申请表，内容与当前的申请信息一致。')).toBeVisible();
});

test('a form that was printed before answers changed says which, and can be printed again', async ({ page, backend }) => {
  await save(page, backend, orders.ov);
  const sheet = await photographed(page, orders.ov);
  await save(page, backend, orders.ov, { phone: '+862155550199', address: '2 Example Road' });
  await choose(page, orders.ov, sheet);
  const note = page.getByRole('status').filter({ hasText: 'These answers have changed since this form was printed.' });
  await expect(note.getByRole('listitem')).toHaveText(['Company phone', 'Address']);
  await expectAccessible(page);
  await note.getByRole('link', { name: 'Print the form again' }).click();
  await expect(heading(page, 'Form to sign and seal')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Code of this form' })).toBeVisible();
  await page.goBack();
  // It advises: the photo can be uploaded all the same.
  await button(page, 'Upload').click();
  await expect(page.getByText('Photo uploaded')).toBeVisible();
});

test('the form of another order is named', async ({ page, backend }) => {
  await save(page, backend, orders.ov);
  await save(page, backend, orders.ovMany);
  const sheet = await photographed(page, orders.ovMany);
  await choose(page, orders.ov, sheet);
  await expect(page.getByText(`This form belongs to another order, ${orders.ovMany}. Select the photo of the form for order ${orders.ov}.`)).toBeVisible();
  await page.goto(at(orders.ov, 'verification'));
});
