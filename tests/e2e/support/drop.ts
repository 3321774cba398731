// Drags text and files from outside over the page and lets them go, with the browser's own events.
import type { Locator, Page } from '@playwright/test';

export type Dragged = { items?: { mimeType: string; data: string }[]; files?: string[] };

/** Drags text or files of the disk over a place of the window and lets go there. */
export async function dropAt(page: Page, at: { x: number; y: number }, dragged: Dragged): Promise<void> {
  await send(page, at, dragged, ['dragEnter', 'dragOver', 'drop']);
}

/** Drags files over the middle of an element, and holds them there. */
export async function dragOver(element: Locator, dragged: Dragged): Promise<void> {
  await send(element.page(), await middle(element), dragged, ['dragEnter', 'dragOver']);
}

async function send(page: Page, at: { x: number; y: number }, { items = [], files = [] }: Dragged, types: ('dragEnter' | 'dragOver' | 'drop')[]) {
  const session = await page.context().newCDPSession(page);
  const data = { items, files, dragOperationsMask: 1 };
  for (const type of types) await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}

/** Drags over the middle of an element and lets go there. */
export async function dropOn(element: Locator, dragged: Dragged): Promise<void> {
  await dropAt(element.page(), await middle(element), dragged);
}

async function middle(element: Locator) {
  // Outside of what is seen there is nothing to let go over: the browser would open a file by itself.
  await element.scrollIntoViewIfNeeded();
  const box = (await element.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
