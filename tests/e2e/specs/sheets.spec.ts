// Stores the real print view as pictures of whole sheets, which `cargo xtask photos --print-view` photographs. No other run has this file.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { application, orders, saveApplication } from '../support/desk.js';
import { printed, sheetOf } from '../support/printed.js';
import { readQrCodeOf } from '../support/qr.js';
import { test } from '../support/test.js';

const folder = process.env.SIGNET_SHEETS ?? '';

// A dozen pixels for each millimetre, so that the camera has more to see than it can.
test.use({ deviceScaleFactor: 3.2 });

for (const order of ['ov', 'ovMany', 'evMixed'] as const) {
  test(`the print view of ${order}`, async ({ page, backend }) => {
    await saveApplication(page, backend, orders[order], application('www.harbour-tea.com', 'www.bücher.example.com'));
    const picture = await printed(page, orders[order]);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${order}.png`), await sheetOf(page, picture));
    writeFileSync(join(folder, `${order}.txt`), readQrCodeOf(picture));
  });
}
