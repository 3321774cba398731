// The gallery of the widgets, which development builds have at /gallery, and the fonts that its pictures were taken with.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(process.env.SIGNET_DIST ?? join(here, '../../../dist'), 'assets');

/** True if the site that is tested is a development build. */
export const hasGallery = existsSync(assets) && readdirSync(assets).some((name) => name.startsWith('signet-part-gallery'));

/** True while `cargo xtask pictures` takes the pictures anew. */
export const renews = process.env.SIGNET_PICTURES === 'renew';

const record = join(here, '../snapshots/pictures/fonts.json');

/**
 * Returns true if this machine draws text as the machine that took the pictures: the widths of three texts in the faces of the app, and the
 * version of the browser. With other fonts every picture differs, and a comparison says nothing.
 */
export async function hasFontsOfPictures(page: Page): Promise<boolean> {
  const widths = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d')!;
    const faces = [getComputedStyle(document.body).fontFamily, getComputedStyle(document.documentElement).getPropertyValue('--mono')];
    const texts = ['Your certificates, 0123456789', '您的证书，域名验证', 'www.harbour-tea.example ✓ ✕ ↑'];
    return faces.flatMap((face) => texts.map((text) => {
      context.font = `600 20px ${face}`;
      return Math.round(context.measureText(text).width);
    }));
  });
  const now = JSON.stringify({ browser: page.context().browser()!.version().split('.')[0], widths });
  if (renews) writeFileSync(record, `${now}\n`);
  return existsSync(record) && readFileSync(record, 'utf8').trim() === now;
}
