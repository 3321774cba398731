// Photos for the photo desk: pages on desks, pictures that are turned, files that are not what they are called. All are made here.
import { type Page, expect } from '@playwright/test';

import { png } from './png.js';

/** A file as `setInputFiles` wants it. */
export interface Chosen { name: string; mimeType: string; buffer: Buffer }

export const file = (buffer: Buffer, name = 'form.jpg', mimeType = 'image/jpeg'): Chosen => ({ name, mimeType, buffer });

type Corner = readonly [number, number];
/** Clockwise from the top left, in pixels. */
export type Corners = readonly [Corner, Corner, Corner, Corner];

/** A page between four corners, with lines of ink and a seal, on a desk. */
export function tiltedPng(width: number, height: number, corners: Corners): Buffer {
  const inside = (x: number, y: number) => corners.every(([ax, ay], index) => {
    const [bx, by] = corners[(index + 1) % 4]!;
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / 4;
  const [middleX, middleY] = [mean(0), mean(1)];
  return png(width, height, (x, y) => {
    if (!inside(x, y)) return [112, 82, 56];
    // Nearer to the middle than nine tenths of the way to the edge.
    const nearer = (value: number, middle: number) => middle + (value - middle) / 0.86;
    if (!inside(nearer(x, middleX), nearer(y, middleY))) return [246, 246, 242];
    if (Math.abs(Math.hypot(x - middleX, y - middleY * 1.4) - width * 0.08) < 5) return [200, 30, 40];
    return y % 28 < 9 && x % 17 < 11 ? [40, 40, 46] : [246, 246, 242];
  });
}

/** A JPEG of the browser's own making: four fields of colour, and noise for weight. `turned` stores it as a camera held so does. */
export async function fieldsJpeg(page: Page, width: number, height: number, turned: number, noise = 0): Promise<Buffer> {
  const text = await page.evaluate(async ([width, height, turned, noise]) => {
    // Where a pixel of the upright picture is stored, for each orientation of EXIF (CIPA DC-008, tag 0x0112).
    const matrix: Record<number, DOMMatrixInit> = {
      1: { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }, 2: { a: -1, b: 0, c: 0, d: 1, e: width, f: 0 },
      3: { a: -1, b: 0, c: 0, d: -1, e: width, f: height }, 4: { a: 1, b: 0, c: 0, d: -1, e: 0, f: height },
      5: { a: 0, b: 1, c: 1, d: 0, e: 0, f: 0 }, 6: { a: 0, b: -1, c: 1, d: 0, e: 0, f: width },
      7: { a: 0, b: -1, c: -1, d: 0, e: height, f: width }, 8: { a: 0, b: 1, c: -1, d: 0, e: height, f: 0 },
    };
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = turned >= 5 ? [height, width] : [width, height];
    const context = canvas.getContext('2d')!;
    context.setTransform(matrix[turned]!);
    ['#c00000', '#008000', '#ffffff', '#0000c0'].forEach((colour, index) => {
      context.fillStyle = colour;
      context.fillRect((index % 2) * width / 2, Math.floor(index / 2) * height / 2, width / 2, height / 2);
    });
    if (noise) {
      let seed = 1;
      const grain = context.getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 0; at < grain.data.length; at += 1) {
        seed = (seed * 48_271) % 2_147_483_647;
        if (at % 4 !== 3) grain.data[at] = grain.data[at]! + (seed % noise);
      }
      context.putImageData(grain, 0, 0);
    }
    const blob = await new Promise<Blob>((made) => canvas.toBlob((blob) => made(blob!), 'image/jpeg', 0.92));
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  }, [width, height, turned, noise] as const);
  return withExif(Buffer.from(text, 'base64'), turned);
}

/** Puts an orientation and a place where the photo was taken into a JPEG. */
export function withExif(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from([
    0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 2,
    0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
    0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38,
    0, 0, 0, 0,
    0, 1, 0, 1, 0, 2, 0, 0, 0, 2, 0x4e, 0, 0, 0, 0, 0, 0, 0,
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A JPEG of exactly so many bytes: a comment fills it up. */
export function filled(jpeg: Buffer, bytes: number): Buffer {
  const parts = [jpeg.subarray(0, 2)];
  for (let left = bytes - jpeg.length; left > 0;) {
    // A segment is four bytes at least, so none may leave less than that over.
    const size = left <= 65_537 ? left : Math.min(65_537, left - 4);
    const comment = Buffer.alloc(size);
    comment.set([0xff, 0xfe, (size - 2) >> 8, (size - 2) & 255]);
    parts.push(comment);
    left -= size;
  }
  return Buffer.concat([...parts, jpeg.subarray(2)]);
}

/** Lets a test see the bytes behind the addresses of pictures, and counts those that were not given back. Before the page opens. */
export async function watchPictures(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const made = new Map<string, Blob>();
    (window as any).pictures = made;
    const create = URL.createObjectURL.bind(URL);
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      const url = create(blob);
      made.set(url, blob);
      return url;
    };
    URL.revokeObjectURL = (url: string) => {
      made.delete(url);
      revoke(url);
    };
  });
}

/** The bytes of a picture that is shown. */
export async function shownBytes(page: Page, name = 'Your photo'): Promise<Buffer> {
  const url = await page.getByRole('img', { name }).first().getAttribute('src');
  const text = await page.evaluate(async (url) => {
    const bytes = new Uint8Array(await (window as any).pictures.get(url).arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  }, url);
  return Buffer.from(text, 'base64');
}

/** The colour of a place of a picture, given as shares of its width and height. */
export async function colourAt(page: Page, x: number, y: number, name = 'Your photo'): Promise<readonly [number, number, number]> {
  return page.getByRole('img', { name }).first().evaluate(async (image: HTMLImageElement, [x, y]) => {
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(Math.floor(x * canvas.width), Math.floor(y * canvas.height), 1, 1);
    return [data[0]!, data[1]!, data[2]!] as const;
  }, [x, y] as const);
}

/** Waits until so many pictures, and no more, have an address. */
export async function expectPictures(page: Page, count: number, why?: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => (window as any).pictures.size), why).toBe(count);
}
