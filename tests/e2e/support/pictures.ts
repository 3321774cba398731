// Pictures written byte by byte: of any size, with EXIF written in every way, whole or not. And how much memory the browser takes.
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

import type { Browser, Page } from '@playwright/test';

import { chunk } from './png.js';

const segment = (marker: number, body: Buffer) => Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);

/** The grey, 0 to 255, of the block at `x`, `y`, in blocks of eight pixels. */
type Level = (x: number, y: number) => number;

/** Four fields of grey, which show the shape and the orientation of a picture. */
export const fourGreys = (width: number, height: number): Level => (x, y) => 40 + 50 * (Number(x * 8 >= width / 2) + 2 * Number(y * 8 >= height / 2));

/** A grey JPEG (baseline, one component) of even blocks, with `extra` segments in front. */
export function greyJpeg(width: number, height: number, level: Level, extra = Buffer.alloc(0)): Buffer {
  const across = Math.ceil(width / 8);
  const down = Math.ceil(height / 8);
  // Three bytes a block at most: four bits of code, eleven of difference, one that ends the block, and a stuffed zero.
  const codes = Buffer.alloc(across * down * 3 + 2);
  let at = 0;
  let bits = 0;
  let held = 0;
  const put = (value: number, count: number) => {
    held = (held << count) | value;
    bits += count;
    while (bits >= 8) {
      bits -= 8;
      const byte = (held >> bits) & 255;
      codes[at++] = byte;
      if (byte === 255) codes[at++] = 0;
      held &= (1 << bits) - 1;
    }
  };
  let before = 0;
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      const value = level(x, y) - 128;
      const step = value - before;
      before = value;
      const size = 32 - Math.clz32(Math.abs(step));
      put(size, 4);
      if (size) put(step > 0 ? step : step + (1 << size) - 1, size);
      put(0, 1);
    }
  }
  if (bits) put((1 << (8 - bits)) - 1, 8 - bits);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]), extra,
    segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 8)])),
    segment(0xc0, Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0])),
    segment(0xc4, Buffer.from([0, 0, 0, 0, 12, ...Array(12).fill(0), ...Array(12).keys()])),
    segment(0xc4, Buffer.from([0x10, 1, ...Array(15).fill(0), 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    codes.subarray(0, at), Buffer.from([0xff, 0xd9]),
  ]);
}

/** A grey PNG of even blocks, with chunks before and after its pixels. */
export function greyPng(width: number, height: number, level: Level, before: Buffer[] = [], after: Buffer[] = []): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = level(x >> 3, y >> 3);
  }
  return assembled(width, height, [8, 0], rows, before, after);
}

/** A PNG whose chunks are whole and whose pixels stop half-way. */
export function halfPng(width: number, height: number): Buffer {
  return assembled(width, height, [8, 0], Buffer.alloc((width + 1) * Math.floor(height / 2)));
}

/** A PNG of one colour: bits a sample, and 0 for grey, 2 for colour, 6 for colour and transparency. */
export function evenPng(width: number, height: number, bits: 1 | 8 | 16, colour: 0 | 2 | 6): Buffer {
  const samples = { 0: 1, 2: 3, 6: 4 }[colour];
  return assembled(width, height, [bits, colour], Buffer.alloc((Math.ceil((width * samples * bits) / 8) + 1) * height));
}

function assembled(width: number, height: number, [bits, colour]: [number, number], rows: Buffer, before: Buffer[] = [], after: Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, colour, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), ...before, chunk('IDAT', deflateSync(rows)), ...after, chunk('IEND', Buffer.alloc(0))]);
}

/** How an orientation is written. The usual way is big-endian, one number of type 3 (two bytes). */
export interface Written { mark?: string; kind?: number; count?: number; value?: number }

/** A TIFF structure with an orientation. */
export function tiff({ mark = 'MM\0*', kind = 3, count = 1, value = 6 }: Written = {}): Buffer {
  const little = mark.startsWith('I');
  const out = Buffer.alloc(26);
  out.write(mark, 0, 'latin1');
  const short = (number: number, at: number) => (little ? out.writeUInt16LE(number, at) : out.writeUInt16BE(number, at));
  const long = (number: number, at: number) => (little ? out.writeUInt32LE(number, at) : out.writeUInt32BE(number, at));
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(kind, 12);
  long(count, 14);
  if (kind === 4) long(value, 18);
  else if (kind === 1) out[18] = value;
  else short(value, 18);
  return out;
}

/** EXIF as a segment of a JPEG. */
export const exif = (written: Written = {}) => segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(written)]));

/** EXIF as a chunk of a PNG. */
export const exifChunk = (written: Written = {}) => chunk('eXIf', tiff(written));

/** The size that the browser itself gives a picture, and the greys of its four fields, from left to right and from top to bottom. */
export async function asTheBrowserShows(page: Page, picture: Buffer): Promise<Seen> {
  return page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const places = [[0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]] as const;
    const fields = places.map(([x, y]) => Math.round((context.getImageData(x * bitmap.width, y * bitmap.height, 1, 1).data[0]! - 40) / 50));
    return { width: bitmap.width, height: bitmap.height, fields };
  }, picture.toString('base64'));
}

/** A picture's size and its four fields. */
export interface Seen { width: number; height: number; fields: number[] }

/** The most memory that any page of the browser has taken so far, in megabytes; `null` where the system does not tell. */
export async function peakMegabytes(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  try {
    const peaks = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => {
      const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))!;
      return Number(kilobytes) / 1024;
    });
    return Math.max(...peaks);
  } catch {
    return null;
  }
}
