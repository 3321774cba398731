// The summary of problems and the messages beside fields, for the form and the pages like it.
import { type Page, expect } from '@playwright/test';

import { button } from './desk.js';

/** The problems, above the page. */
export const summary = (page: Page) => page.getByRole('group', { name: 'There is a problem' });

/** The names as they were understood. */
export const rows = (page: Page) => page.getByRole('list', { name: 'Domain names', exact: true }).getByRole('listitem');

/** Presses Next and waits for the summary, which has the focus then. */
export async function nextRefused(page: Page) {
  await button(page, 'Next').click();
  await expect(summary(page)).toBeFocused({ timeout: 20_000 });
}

/** The element with the focus: its accessible name, and whether it or its group is described by `words`. */
export async function expectFocusDescribed(page: Page, words: string) {
  const focused = page.locator(':focus');
  await expect(focused).toHaveCount(1);
  if (await focused.getAttribute('type') === 'radio') {
    // The innermost group: the answers of the company are a group too.
    await expect(page.getByRole('group').filter({ has: focused }).last()).toHaveAccessibleDescription(new RegExp(escaped(words)));
  } else {
    await expect(focused).toHaveAccessibleDescription(new RegExp(escaped(words)));
    await expect(focused).toHaveAttribute('aria-invalid', 'true');
  }
}

/** Words as a pattern of themselves. */
export const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
