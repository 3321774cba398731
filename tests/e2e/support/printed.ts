// Photos of the printed form: the real print view on a dark desk, upside down and a little turned.
import { type Page, expect } from '@playwright/test';

/** CSS pixels of a millimetre. */
const MILLIMETRE = 96 / 25.4;

/** The print view of an order's form, as a picture of A4 paper without its margins. */
export async function printed(page: Page, order: string, documentType = 'organizationForm'): Promise<Buffer> {
  await page.goto(`/orders/${order}/documents/${documentType}/print`);
  await expect(page.getByRole('img', { name: 'Code of this form' })).toBeVisible();
  const size = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: Math.round(178 * MILLIMETRE), height: Math.round(269 * MILLIMETRE) });
  const picture = await page.screenshot({ scale: 'device' });
  await page.emulateMedia({ media: null });
  if (size) await page.setViewportSize(size);
  return picture;
}

/** A photo of the print view, 3000 by 4000 pixels. */
export async function photographed(page: Page, order: string): Promise<Buffer> {
  const picture = (await printed(page, order)).toString('base64');
  const photo = await page.evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (it) => it.charCodeAt(0));
    const form = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(3000, 4000);
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#4a4038';
    context.fillRect(0, 0, 3000, 4000);
    context.translate(1500, 2000);
    context.rotate(Math.PI + 0.06);
    context.scale(12.2, 12.2);
    context.fillStyle = '#f2f0ea';
    context.fillRect(-105, -148.5, 210, 297);
    context.globalCompositeOperation = 'multiply';
    // The margins of the paper are those of `style/print.css`.
    context.drawImage(form, -105 + 16, -148.5 + 14, 178, 269);
    const photo = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })).arrayBuffer());
    let text = '';
    for (let at = 0; at < photo.length; at += 8192) text += String.fromCharCode(...photo.subarray(at, at + 8192));
    return btoa(text);
  }, picture);
  return Buffer.from(photo, 'base64');
}
