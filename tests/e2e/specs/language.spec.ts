// Two languages: the browser's first, the applicant's choice after that, and no answer is lost in between.
import { applicant, at, button, field, fillAll, fillCompany, heading, next, open, orders, prepare, saveApplication, application } from '../support/desk.js';
import { expect, test } from '../support/test.js';

for (const [locale, lang, title] of [
  ['en-GB', 'en', 'Your certificates'],
  ['zh-CN', 'zh-CN', '您的证书'],
  ['zh-TW', 'zh-CN', '您的证书'],
  ['de-DE', 'en', 'Your certificates'],
] as const) {
  test.describe(() => {
    test.use({ locale });
    test(`a browser that speaks ${locale} is spoken to in ${lang}`, async ({ page }) => {
      await page.goto('/');
      await expect(heading(page, title)).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expect(page).toHaveTitle(`${title} – Signet`);
    });
  });
}

test('the switch keeps every answer, is itself in the other language, and is remembered', async ({ page }) => {
  await open(page, orders.ov, 'application');
  await field(page, 'Domain names').fill('www.harbour-tea.com');
  await fillCompany(page);
  await fillAll(page, applicant);
  const chinese = button(page, '中文');
  await expect(chinese).toHaveAttribute('lang', 'zh-CN');
  await chinese.click();
  await expect(heading(page, '申请信息')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page).toHaveTitle('申请信息 – Signet');
  await expect(field(page, '公司名称')).toHaveValue('Harbour Tea Limited');
  await expect(field(page, '绑定域名')).toHaveValue('www.harbour-tea.com');
  await expect(page.getByRole('radio', { name: '企业' })).toBeChecked();
  await expect(page.getByRole('combobox', { name: '国家/地区' })).toHaveValue('CN');
  await expect(page.getByRole('combobox', { name: '国家/地区' }).locator('option:checked')).toHaveText('中国');

  // Problems are in the chosen language.
  await field(page, '城市').fill('');
  await button(page, '下一步').click();
  await expect(page.getByRole('group', { name: '有需要修改的地方' }).getByRole('link', { name: '请输入城市' })).toBeVisible({ timeout: 20_000 });
  await expect(page).toHaveTitle('错误：申请信息 – Signet');
  await field(page, '城市').fill('上海');
  await expect(page.getByText(/^已于/)).toBeVisible();

  await page.reload();
  await expect(heading(page, '申请信息')).toBeVisible();
  const english = button(page, 'English');
  await expect(english).toHaveAttribute('lang', 'en');
  await english.click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(field(page, 'Company name')).toHaveValue('Harbour Tea Limited');
  await expect(field(page, 'City')).toHaveValue('上海');
  await next(page, 'Verification information');
});

test('the switch works on every page of an order, and stays on it', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  for (const [where, english, chinese] of [
    ['verification', 'Verification information', '验证信息'],
    ['check', 'Check your answers', '确认申请信息'],
    ['status', 'Application status', '申请状态'],
  ] as const) {
    await page.goto(at(orders.ov, where));
    await expect(heading(page, english)).toBeVisible();
    await button(page, '中文').click();
    await expect(heading(page, chinese)).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(at(orders.ov, where));
    await button(page, 'English').click();
    await expect(heading(page, english)).toBeVisible();
  }
});

test('a submission that waits goes on through a change of language', async ({ page, backend }) => {
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  await backend.fault({ method: 'POST', path: '*/submission', times: 1, delayMs: 1500 });
  await button(page, 'Submit for verification').click();
  await button(page, '中文').click();
  await expect(heading(page, '确认申请信息')).toBeVisible();
  await expect(heading(page, '申请状态')).toBeVisible({ timeout: 20_000 });
  expect((await backend.log()).submissions[orders.ov]).toBe(1);
});

test('an answer is shown in its own direction of writing', async ({ page, backend }) => {
  const data = application('www.harbour-tea.com');
  await saveApplication(page, backend, orders.ov, { ...data, company: { ...data.company, name: 'شركة الشاي' } });
  await open(page, orders.ov, 'check');
  const answer = page.getByText('شركة الشاي', { exact: true });
  await expect(answer).toBeVisible();
  expect(await answer.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
});
