// A tab that stays open for a day: it asks for the status all the time, and its memory stays what it was.
import type { CDPSession } from '@playwright/test';

import { at, heading, open, orders, prepare, submit } from '../support/desk.js';
import { type Page, expect, test } from '../support/test.js';

const MINUTES = 10;

/** Keeps every memory of WebAssembly where a test finds it. Before the page opens. */
function keepMemories(): void {
  const memories = new Set<WebAssembly.Memory>();
  (window as any).memoryBytes = () => Array.from(memories).reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  const keep = (of: object | undefined) => {
    for (const value of Object.values(of ?? {})) if (value instanceof WebAssembly.Memory) memories.add(value);
  };
  for (const way of ['instantiate', 'instantiateStreaming'] as const) {
    const plain: any = WebAssembly[way];
    (WebAssembly as any)[way] = async (source: unknown, imports?: Record<string, object>) => {
      const made = await plain.call(WebAssembly, source, imports);
      Object.values(imports ?? {}).forEach(keep);
      keep((made.instance ?? made).exports);
      return made;
    };
  }
}

/** The bytes that the page holds after the garbage is collected: objects of JavaScript, and the memory of the program. */
async function held(page: Page, line: CDPSession): Promise<number> {
  await line.send('HeapProfiler.collectGarbage');
  const program: number = await page.evaluate(() => (window as any).memoryBytes());
  expect(program, 'the memory of the program').toBeGreaterThan(0);
  return (await line.send('Runtime.getHeapUsage')).usedSize + program;
}

test('a tab on the status page grows by less than 5 MB over a day', async ({ page, backend }) => {
  test.setTimeout(180_000);
  await prepare(page, backend, orders.ov, 'www.harbour-tea.com');
  await open(page, orders.ov, 'check');
  await submit(page);
  await page.clock.install();
  await page.addInitScript(keepMemories);
  await page.goto(at(orders.ov, 'status'));
  await expect(heading(page, 'Application status')).toBeVisible();
  await page.waitForLoadState('networkidle');
  const line = await page.context().newCDPSession(page);
  let asked = 0;
  page.on('request', (request) => { if (request.url().includes('/api/') && request.url().endsWith('/status')) asked += 1; });
  const wait = async (minutes: number) => {
    for (let passed = 0; passed < minutes; passed += MINUTES) {
      await backend.advance(MINUTES * 60);
      await page.clock.fastForward(MINUTES * 60_000);
      // This is sent after the question about the status, so that has its answer too.
      await page.evaluate(() => fetch('/api/v1/session').then((answer) => answer.text()));
    }
  };
  await wait(60);
  const before = await held(page, line);
  await wait(23 * 60);
  const grown = (await held(page, line)) - before;
  console.log(`  ${asked} questions, grown by ${Math.round(grown / 1024)} KiB`);
  expect(asked, 'questions for the status').toBeGreaterThan(100);
  expect(asked, 'questions for the status').toBeLessThanOrEqual(300);
  expect(grown).toBeLessThan(5_000_000);
});
