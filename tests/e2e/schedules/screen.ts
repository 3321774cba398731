// What a page shows at one moment, and every sentence that it has said since the last look.
import type { Page } from '@playwright/test';

import { type Name, names, plain } from './answers.js';

export interface Screen {
  heading: string;
  /** The lines of the page, from top to bottom. */
  lines: string[];
  /** The lines of statuses and alerts that were there at any moment since the last look. */
  said: string[];
  /** The answers in the boxes of the form; none on other pages. */
  boxes: Map<Name, string>;
  /** The answers that the check page lists; none on other pages. */
  rows: Map<Name, string>;
  /** The state in the pill of the status page. */
  pill?: string;
  stopped: boolean;
}

/** Keeps what a page says, because a false sentence may be gone before anybody looks. Before the first page opens. */
export function listen(): void {
  const said = new Set<string>();
  (window as any).drainSaid = () => {
    const all = [...said];
    said.clear();
    return all;
  };
  new MutationObserver(() => {
    for (const place of Array.from(document.querySelectorAll<HTMLElement>('main [role=status], main [role=alert]'))) {
      for (const line of place.innerText.split('\n')) if (line.trim()) said.add(line.trim());
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

/** Looks at a page. All of it is read in one turn of the page, so that nothing changes between two parts. */
export async function look(page: Page): Promise<Screen> {
  const seen = await page.evaluate(() => {
    const main = document.querySelector<HTMLElement>('main') ?? document.body;
    const controls = Array.from(main.querySelectorAll<HTMLInputElement>('form input, form textarea'));
    return {
      heading: main.querySelector('h1')?.innerText.trim() ?? '',
      lines: main.innerText.split('\n').map((line) => line.trim()).filter((line) => line !== ''),
      said: ((window as any).drainSaid?.() ?? []) as string[],
      boxes: controls.map((control) => [control.id, control.value] as const),
      rows: Array.from(main.querySelectorAll<HTMLElement>('dl.answers > div'), (row) => [
        row.querySelector('a')?.id.replace('change-', '') ?? '', row.querySelector<HTMLElement>('dd')?.innerText ?? '',
      ] as const),
      pill: main.querySelector<HTMLElement>('.status-page .pill')?.innerText.trim(),
      stopped: document.body.innerText.includes('Signet has stopped'),
    };
  });
  const known = (pairs: (readonly [string, string])[]) =>
    new Map(pairs.filter(([name]) => names.includes(name as Name)).map(([name, text]) => [name as Name, plain(name as Name, text)]));
  return { ...seen, boxes: known(seen.boxes), rows: known(seen.rows) };
}
