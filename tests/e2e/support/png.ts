// Photos made on the spot: a PNG writer of a few lines, so that no picture lies in the repository.
import { deflateSync } from 'node:zlib';

/** PNG's check sum (PNG 5.5); Node has one of its own only since 20.15. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A chunk with its check sum. */
export function chunk(type: string, body: Buffer): Buffer {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, 'latin1');
  body.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, body.length + 8)), body.length + 8);
  return out;
}

/** A PNG of 8-bit RGB whose pixels `colour` gives. */
export function png(width: number, height: number, colour: (x: number, y: number) => readonly [number, number, number]): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set(colour(x, y), y * (width * 3 + 1) + 1 + x * 3);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** A page on a desk: lines of ink, and a red seal below them. */
export function paperPng(width: number, height: number): Buffer {
  const [desk, paper, ink, seal] = [[120, 100, 80], [248, 248, 244], [30, 30, 34], [200, 30, 40]] as const;
  const margin = width / 16;
  return png(width, height, (x, y) => {
    if (x < margin || y < margin || x > width - margin || y > height - margin) return desk;
    const distance = Math.hypot(x - width * 0.7, y - height * 0.8);
    if (distance > width * 0.1 && distance < width * 0.12) return seal;
    const written = y % 40 < 12 && x % 23 < 15 && y < height * 0.6 && x > width / 8 && x < width * 0.85;
    return written ? ink : paper;
  });
}

/** The beginning of a PNG: it is one by its first bytes, and cannot be decoded. */
export const cutPng = () => paperPng(800, 1131).subarray(0, 900);
