// The `test` that every spec imports: it has its own backend, and watches the page for what no page may do.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

import { type Page, expect, test as base } from '@playwright/test';

import { Backend } from './backend.js';

export { type Page, expect } from '@playwright/test';
export { FaultyServer } from './faulty-server.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Reports of the browser about files and answers that a test spoils on purpose. A 404 is none of them: the app asks for nothing that is not there. */
const expected = /^Failed to load resource(?!: the server responded with a status of 404)|'integrity' attribute|SRI's integrity checks failed/;

/** Everything that a page must not do and did while the test ran. */
export interface Watch {
  /** Violations of the Content-Security-Policy, Trusted Types included. */
  violations: string[];
  /** Exceptions that nobody caught, panics among them. */
  exceptions: string[];
  /** Errors in the console, but for those that tests bring about. */
  errors: string[];
  /** Addresses asked for outside of the app's own origin. */
  foreign: string[];
}

interface Options {
  /** A test in which the program is meant to stop says so with `test.use({ mayFail: true })`. */
  mayFail: boolean;
}

export const test = base.extend<Options & { watch: Watch }, { backend: Backend }>({
  mayFail: [false, { option: true }],
  backend: [
    async ({}, use) => {
      const backend = await Backend.start();
      await use(backend);
      await backend.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ backend }, use) => use(backend.url),
  watch: [
    async ({ context, backend, mayFail }, use) => {
      await backend.reset();
      const watch: Watch = { violations: [], exceptions: [], errors: [], foreign: [] };
      const own = (address: string) => /^(http:\/\/127\.0\.0\.1:\d+\/|blob:|data:|about:|http:\/\/localhost:\d+\/)/.test(address);
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => {
          console.error(`Content-Security-Policy: ${event.effectiveDirective} forbids ${event.blockedURI} in ${event.sourceFile}`);
        });
      });
      context.on('console', (message) => {
        if (message.type() === 'error' && !expected.test(message.text())) watch.errors.push(`${message.text()} ${message.location().url}`);
        if (/Content.Security.Policy|Trusted(HTML|Script)/i.test(message.text())) watch.violations.push(message.text());
      });
      context.on('weberror', (error) => watch.exceptions.push(error.error().message));
      context.on('request', (request) => {
        if (!own(request.url())) watch.foreign.push(request.url());
      });
      await use(watch);
      expect.soft(watch.violations, 'violations of the Content-Security-Policy').toEqual([]);
      expect.soft(watch.foreign, 'requests to other origins').toEqual([]);
      if (mayFail) return;
      expect.soft(watch.exceptions, 'uncaught exceptions').toEqual([]);
      expect.soft(watch.errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

/** Takes the browser's reports about files and answers that a test leaves out on purpose from what it watches. */
export function expectMissing(watch: Watch, address: RegExp): void {
  watch.errors = watch.errors.filter((line) => !(line.includes('a status of 404') && address.test(line)));
}

/** An element whose text is one sign, such as an arrow. */
const sign = /^<(button|i)\b[^>]*>(<!---->)?[↑↓✕✓?](<!---->)?<\//;

/** Findings that axe leaves to a person, by rule and markup, with the reason why they are right. */
const judged: { rule: string; markup: RegExp; why: string }[] = [
  { rule: 'color-contrast', markup: sign, why: 'a sign has the colours of the texts beside it, and 4.5:1 at least' },
  { rule: 'color-contrast', markup: /^<(text|tspan)\b/, why: 'the words of a drawing are ink on the surfaces of the page' },
  { rule: 'label-content-name-mismatch', markup: sign, why: 'nobody says a sign: the name in words is its label' },
];

/** Checks the page with axe: WCAG 2.2 A and AA and best practices. Fails with the rule, the place and the reason. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const found: { rule: string; place: string; html: string; why: string; sure: boolean }[] = await page.evaluate(async () => {
    const results = await (window as any).axe.run(document, {
      resultTypes: ['violations', 'incomplete'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    // On a phone the bar of the form lies over a part of the page, which scrolls out from under it. The colours there are the same as on a wide
    // screen, where nothing is covered and axe measures them.
    const bar = document.querySelector('.bar')?.getBoundingClientRect();
    const isUnderBar = (node: any) => {
      const box = document.querySelector(node.target[0])?.getBoundingClientRect();
      return node.any.some((check: any) => /^(bgOverlap|elmPartiallyObscur)/.test(check.data?.messageKey)) && bar !== undefined && box !== undefined
        && box.bottom > bar.top && box.top < bar.bottom && box.right > bar.left && box.left < bar.right;
    };
    for (const rule of results.incomplete) rule.nodes = rule.nodes.filter((node: any) => !isUnderBar(node));
    const lines = (rules: any[], sure: boolean) => rules.flatMap((rule) => rule.nodes.map((node: any) => (
      { rule: rule.id, place: node.target.join(' '), html: node.html, why: node.failureSummary, sure })));
    return [...lines(results.violations, true), ...lines(results.incomplete, false)];
  });
  const open = found.filter(({ rule, html, sure }) => sure || !judged.some((known) => known.rule === rule && known.markup.test(html)));
  expect(open.map(({ rule, place, html, why }) => `${rule}: ${place}: ${html}: ${why}`), 'accessibility').toEqual([]);
}
