// A third language may be longer and may run from right to left. The pages are mirrored and their texts lengthened in place: nothing
// may reach beyond the window, and the page must still begin at the side where its text begins.
import type { Page } from '@playwright/test';

import { application, at, heading, link, open, orders, prepare, saveApplication, submit } from '../support/desk.js';
import { expect, test } from '../support/test.js';

/** Mirrors the page and makes each text two fifths longer, with accents. Names and answers stay. */
async function disguise(page: Page) {
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
    const accents: Record<string, string> = { a: 'ȧ', e: 'ḗ', i: 'ī', n: 'ƞ', o: 'ǿ', u: 'ŭ' };
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const node = words.currentNode as Text;
      if (!node.parentElement || !node.data.trim() || node.parentElement.closest('script, style, svg, code, bdi, textarea')) continue;
      const longer = ' ēēēē'.repeat(Math.ceil(node.data.trim().length * 0.4 / 5));
      node.data = `${node.data.replace(/[aeinou]/g, (letter: string) => accents[letter]!)}${longer}`;
    }
  });
}

/** The pages, each with what is there once it is drawn. */
const pages: [name: string, go: (page: Page) => Promise<void>][] = [
  ['the order list', async (page) => {
    await page.goto('/');
    await expect(page.getByRole('list', { name: 'Certificates' })).toBeVisible();
  }],
  ['the form', async (page) => {
    await open(page, orders.evMixed, 'application');
    await expect(page.getByRole('list', { name: 'Domain names', exact: true })).toBeVisible();
  }],
  ['the verification page', (page) => open(page, orders.ov, 'verification')],
  ['the check page', (page) => open(page, orders.ov, 'check')],
  ['the status page', async (page) => {
    await open(page, orders.ov, 'check');
    await submit(page);
  }],
  ['the refusal', async (page) => {
    await page.goto(at(orders.evFailed, 'status'));
    await expect(link(page, 'Modify and re-apply')).toBeVisible();
  }],
];

for (const [name, go] of pages) {
  test(`${name} holds longer words from right to left, on a phone and on a wide screen`, async ({ page, backend }) => {
    await prepare(page, backend, orders.ov, 'www.harbour-tea.com', 'shop.harbour-tea.com');
    await saveApplication(page, backend, orders.evMixed, application('www.harbour-tea.com', 'shop.harbour-tea.com'));
    await go(page);
    await disguise(page);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const beyond = () => page.evaluate(() => {
        const root = document.documentElement;
        const wide = root.scrollWidth > root.clientWidth;
        const outside = Array.from(document.querySelectorAll('main *')).filter((element) => {
          const box = element.getBoundingClientRect();
          return box.width > 0 && (box.left < -1 || box.right > root.clientWidth + 1);
        });
        return wide ? outside.map((element) => `${element.tagName}.${element.className}`).slice(0, 5).concat('wide') : [];
      });
      await expect.poll(beyond, { message: `${width} px` }).toEqual([]);
      // The heading begins at the right.
      const gap = await heading(page, /./).evaluate((element) => {
        const words = document.createRange();
        words.selectNodeContents(element);
        return Math.abs(element.getBoundingClientRect().right - words.getBoundingClientRect().right);
      });
      expect(gap, `the heading begins at the right at ${width} px`).toBeLessThan(2);
    }
  });
}
