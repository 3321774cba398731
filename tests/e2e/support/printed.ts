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

/** How the printed form lies on the ground. */
interface Scene {
  width: number;
  height: number;
  ground: string;
  paper: string;
  /** Pixels of a millimetre. */
  scale: number;
  /** Radians by which the paper is turned. */
  turn: number;
  type: 'image/jpeg' | 'image/png';
}

/** Lays a picture of the print view on a ground, as a sheet of A4 paper in the middle. */
async function laid(page: Page, picture: Buffer, scene: Scene): Promise<Buffer> {
  const drawn = await page.evaluate(async ({ picture, scene }) => {
    const bytes = Uint8Array.from(atob(picture), (it) => it.charCodeAt(0));
    const form = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(scene.width, scene.height);
    const context = canvas.getContext('2d')!;
    context.fillStyle = scene.ground;
    context.fillRect(0, 0, scene.width, scene.height);
    context.translate(scene.width / 2, scene.height / 2);
    context.rotate(scene.turn);
    context.scale(scene.scale, scene.scale);
    context.fillStyle = scene.paper;
    context.fillRect(-105, -148.5, 210, 297);
    context.globalCompositeOperation = 'multiply';
    // The margins of the paper are those of `style/print.css`.
    context.drawImage(form, -105 + 16, -148.5 + 14, 178, 269);
    const photo = new Uint8Array(await (await canvas.convertToBlob({ type: scene.type, quality: 0.85 })).arrayBuffer());
    let text = '';
    for (let at = 0; at < photo.length; at += 8192) text += String.fromCharCode(...photo.subarray(at, at + 8192));
    return btoa(text);
  }, { picture: picture.toString('base64'), scene });
  return Buffer.from(drawn, 'base64');
}

/** A photo of the print view, 3000 by 4000 pixels. */
export const photographed = async (page: Page, order: string): Promise<Buffer> =>
  laid(page, await printed(page, order), {
    width: 3000, height: 4000, ground: '#4a4038', paper: '#f2f0ea', scale: 12.2, turn: Math.PI + 0.06, type: 'image/jpeg',
  });

/** A picture of the print view as a whole sheet of paper, 12 pixels for each millimetre. */
export const sheetOf = (page: Page, picture: Buffer): Promise<Buffer> =>
  laid(page, picture, { width: 2520, height: 3564, ground: '#fff', paper: '#fff', scale: 12, turn: 0, type: 'image/png' });
