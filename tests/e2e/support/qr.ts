// Reads a QR code as a camera does: from the pixels of a screenshot, never from the page's elements.
import { createRequire } from 'node:module';

import { type Page, expect } from '@playwright/test';
import { PNG } from 'pngjs';

// Its types say that it is an ES module, and it is none.
const decode: typeof import('jsqr').default = createRequire(import.meta.url)('jsqr');

/** Returns the text of the QR code that is on the screen. */
export const readQrCode = async (page: Page): Promise<string> => readQrCodeOf(await page.screenshot());

/** Returns the text of the QR code on a picture. */
export function readQrCodeOf(picture: Buffer): string {
  const { data, width, height } = PNG.sync.read(picture);
  // Some cameras do not read a light code on a dark ground, so this must not either.
  const found = decode(new Uint8ClampedArray(data), width, height, { inversionAttempts: 'dontInvert' });
  expect(found, 'a QR code on the picture').not.toBeNull();
  return found!.data;
}
