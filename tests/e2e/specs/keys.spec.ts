// The journey by the keyboard alone, from Apply to the submission, and the keys that it takes beyond the answers.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Locator, Page, TestInfo } from '@playwright/test';

import { applicant, application, button, card, company, field, heading, link, orders, photo, saveApplication } from '../support/desk.js';
import { expect, test } from '../support/test.js';

/** A keyboard that counts its keys, without those that type an answer. */
class Keyboard {
  pressed = 0;

  constructor(private readonly page: Page) {}

  async press(key: string) {
    await this.page.keyboard.press(key);
    this.pressed += 1;
  }

  /** Goes on with the Tab key until `target` has the focus. */
  async to(target: Locator) {
    await expect(target).toBeVisible();
    for (let stops = 0; stops < 40; stops += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press('Tab');
    }
    throw new Error(`no stop of the Tab key leads to ${target}`);
  }

  async follow(target: Locator, name: string) {
    await this.to(target);
    await this.press('Enter');
    await expect(heading(this.page, name)).toBeFocused({ timeout: 20_000 });
  }

  async answer(target: Locator, text: string) {
    await this.to(target);
    await this.page.keyboard.insertText(text);
  }

  async answerAll(answers: Record<string, string>) {
    for (const [name, text] of Object.entries(answers)) await this.answer(field(this.page, name), text);
  }

  /** Chooses the photo of every document. */
  async choosePhotos(inputs: Locator) {
    for (const input of await inputs.all()) {
      await this.to(input);
      const chooser = this.page.waitForEvent('filechooser');
      await this.press('Enter');
      await (await chooser).setFiles(photo());
    }
  }

  async fillIn(names: string[]) {
    const { page } = this;
    await this.answer(field(page, 'Domain names'), names.join('\n'));
    const { 'Company name': name, 'Company registration number': code, 'Company phone': phone, ...address } = company;
    await this.answer(field(page, 'Company name'), name!);
    await this.to(page.getByRole('radio', { name: 'Private or self-employed' }));
    await page.keyboard.press('ArrowDown'); // The answer “Business”.
    await this.answerAll({ 'Company registration number': code!, 'Company phone': phone! });
    await this.to(page.getByRole('combobox', { name: 'Country or region' }));
    await page.keyboard.type('China');
    await this.answerAll({ ...address, ...applicant });
  }

  async submit() {
    const { page } = this;
    await this.to(link(page, 'Skip the answers'));
    await this.press('Enter');
    await this.follow(button(page, 'Submit for verification'), 'Application status');
  }
}

/** Compares a count with the most that docs/keys.md allows, and notes it in the report. */
function counted(info: TestInfo, kind: string, keys: Keyboard) {
  const table = readFileSync(resolve(import.meta.dirname, '../../../docs/keys.md'), 'utf8');
  const most = Number(new RegExp(`^\\| ${kind} \\|.*\\| (\\d+) \\|$`, 'm').exec(table)?.[1]);
  info.annotations.push({ type: 'keys', description: `${kind}: ${keys.pressed} of ${most}` });
  expect(keys.pressed, 'keys beyond the answers').toBeLessThanOrEqual(most);
}

test('a DV order takes few keys beyond its answers', async ({ page }, info) => {
  await page.goto('/');
  const keys = new Keyboard(page);
  await link(card(page, orders.dv), 'Apply').focus();
  await keys.follow(link(card(page, orders.dv), 'Apply'), 'Applicant information');
  await keys.answer(field(page, 'Domain names'), 'www.harbour-tea.com');
  await keys.answerAll(applicant);
  await keys.follow(button(page, 'Next'), 'Check your answers');
  await keys.submit();
  counted(info, 'DV', keys);
});

for (const [what, kind, order, names, superior] of [
  ['an OV order with five names', 'OV', orders.ov, ['a', 'b', 'c', 'd', 'e'], {}],
  ['an EV order with two names and two documents', 'EV', orders.evMixed, ['a', 'b'], {
    'Manager\'s name': 'Zhou Min', 'Manager\'s title': 'Head of IT', 'Manager\'s phone': '+86 138 0013 8001', 'Manager\'s email': 'zhou@harbour-tea.com',
  }],
] as const) {
  test(`${what} takes few keys beyond its answers`, async ({ page }, info) => {
    test.slow();
    // A listener from the start lets the browser hand every file dialog to the test.
    page.on('filechooser', () => undefined);
    await page.goto('/');
    const keys = new Keyboard(page);
    // The count begins at the card, because every account has another number of cards above it.
    await link(card(page, order), 'Apply').focus();
    await keys.follow(link(card(page, order), 'Apply'), 'Applicant information');
    await keys.fillIn(names.map((name) => `${name}.harbour-tea.com`));
    await keys.answerAll(superior);
    await keys.follow(button(page, 'Next'), 'Verification information');
    await keys.choosePhotos(page.locator('.drop-zone > input[type=file]:visible'));
    await keys.follow(button(page, 'Next'), 'Check your answers');
    await keys.submit();
    counted(info, kind, keys);
  });
}

test('a second OV order takes few keys beyond its domain names', async ({ page, backend }, info) => {
  test.slow();
  await saveApplication(page, backend, orders.ovMany, application('b1.harbour-tea.com'));
  page.on('filechooser', () => undefined);
  await page.goto('/');
  const keys = new Keyboard(page);
  await link(card(page, orders.ov), 'Apply').focus();
  await keys.follow(link(card(page, orders.ov), 'Apply'), 'Applicant information');
  await keys.answer(field(page, 'Domain names'), 'www.harbour-tea.com');
  await keys.to(button(page, 'Fill in from an earlier order'));
  await keys.press('Enter');
  for (const part of ['company', 'applicant']) {
    await keys.to(page.getByRole('button', { name: new RegExp(`^Fill in the ${part} from .*order ${orders.ovMany}$`) }));
    await keys.press('Enter');
    await expect(button(page, 'Undo').last()).toBeFocused();
  }
  // Enter in a field goes on, as in every form of the web.
  await keys.to(field(page, 'Company name'));
  await keys.press('Enter');
  await expect(heading(page, 'Verification information')).toBeFocused({ timeout: 20_000 });
  await keys.choosePhotos(page.locator('.drop-zone > input[type=file]:visible'));
  await keys.follow(button(page, 'Next'), 'Check your answers');
  await keys.submit();
  counted(info, 'second OV', keys);
});
