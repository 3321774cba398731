// S2: a private key is put into the field for the CSR. The page takes it out at once, whatever its kind and whichever way it came,
// and says so. Afterwards the key is nowhere: not in the page, its storage, its address, its log or its undo history, in no message to
// a worker, and in nothing that leaves the browser.
import { join } from 'node:path';

import { dropAt, dropOn } from '../support/drop.js';
import { type Key, files, texts, traces } from '../support/keys.js';
import { Folder, has } from '../support/openssl.js';
import { type Page, expect, test } from '../support/test.js';
import { Wire } from '../support/wire.js';

test.skip(!has('openssl', 'version'), 'openssl is not installed');

/** A seeded order of five names, of which nothing has been answered yet. */
const form = '/orders/98987582437920969/application';
const told = 'This was a private key, so we removed it. It has not left this page: nothing was sent or saved.';

let folder: Folder;
let asText: Key[];
let asFile: Key[];
let own: Key;
test.beforeAll(() => {
  folder = new Folder();
  asText = texts(folder);
  asFile = files(folder);
  own = { name: 'own', content: folder.csr(['www.example.com']) };
  for (const key of [...asText, ...asFile, own]) folder.write(fileName(key), key.content);
});
test.afterAll(() => folder.remove());

const fileName = ({ name }: Key) => `${name}.file`;
const path = (key: Key) => join(folder.path, fileName(key));
const area = (page: Page) => page.getByRole('textbox', { name: 'Your CSR' });

/** A field for one's own CSR, everything that leaves the browser, and what is said in the console. */
async function begin(page: Page, origin: string): Promise<{ wire: Wire; said: string[] }> {
  const wire = await Wire.start(origin);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.addInitScript(() => {
    const posted: string[] = [];
    const words = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
      if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
      if (value && typeof value === 'object') return Object.values(value).map(words).join(' ');
      return String(value);
    };
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, ...message: [any, any]) {
      posted.push(words(message[0]));
      return post.apply(this, message);
    };
    (window as any).posted = posted;
  });
  await page.goto(wire.url + form);
  await page.getByRole('textbox', { name: 'Domain names' }).fill('www.example.com');
  await page.getByRole('radio', { name: 'I already have a CSR' }).check();
  await expect(area(page)).toBeVisible();
  return { wire, said };
}

/** Every place of the page and its origin where something could be left. */
const places = (page: Page) =>
  page.evaluate(async () => {
    const controls = Array.from(document.querySelectorAll<HTMLInputElement>('input, textarea, select'), (control) => control.value);
    const stores = [{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie, await indexedDB.databases(), await caches.keys()];
    return [document.documentElement.outerHTML, ...controls, document.title, location.href, JSON.stringify(stores), ...(window as any).posted].join('\n');
  });

/** Blanks and escapes do not hide anything. */
const bare = (text: string) => text.replace(/\\n|\\r|\s|[\u200b>]/g, '');

async function expectGone(page: Page, key: Key, wire: Wire, said: string[]) {
  await expect(page.getByText(told), key.name).toBeVisible();
  await expect(area(page), key.name).toHaveValue('');
  for (const press of ['Control+z', 'Control+Shift+z']) {
    await area(page).press(press);
    await expect(area(page), `${key.name}: nothing comes back by ${press}`).toHaveValue('');
  }
  const sent = wire.sent().toString('latin1');
  const all = [await places(page), sent, decodeURIComponent(sent.replace(/%(?![0-9a-f]{2})|%[89a-f][0-9a-f]/gi, '')), said.join('\n')];
  const found = traces(key);
  expect(found.length, `${key.name} can be told`).toBeGreaterThan(0);
  for (const place of all.concat(all.map(bare))) {
    expect(found.filter((trace) => place.includes(trace)), `${key.name} is nowhere`).toEqual([]);
  }
}

/** Lets the field say something else, so that what it says next is about the next key. */
async function unsay(page: Page) {
  await page.getByLabel('Choose a CSR file').setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('nothing yet') });
  await expect(page.getByText('This is not a CSR.')).toBeVisible();
}

type Way = (page: Page, key: Key) => Promise<void>;
const ways = {
  'pasted': async (page: Page, { content }: Key) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await area(page).focus();
    await page.evaluate((text) => navigator.clipboard.writeText(text), content as string);
    await page.keyboard.press('Control+v');
  },
  'filled in': (page: Page, { content }: Key) => area(page).fill(content as string),
  'dropped as text': (page: Page, { content }: Key) => dropOn(area(page), { items: [{ mimeType: 'text/plain', data: content as string }] }),
  // Extensions and scripts write in this way, and no event follows.
  'written without an event': (page: Page, { content }: Key) => area(page).evaluate((it: HTMLTextAreaElement, text) => void (it.value = text), content as string),
  'chosen as a file': (page: Page, key: Key) => page.getByLabel('Choose a CSR file').setInputFiles(path(key)),
  'dropped as a file': (page: Page, key: Key) => dropOn(area(page), { files: [path(key)] }),
} satisfies Record<string, Way>;

for (const [way, act] of Object.entries(ways)) {
  test(`S2 a private key that is ${way} is taken out at once and is nowhere afterwards`, async ({ page, backend }) => {
    test.slow();
    const { wire, said } = await begin(page, backend.url);
    const byFile = way.endsWith('file');
    for (const key of byFile ? [...asText, ...asFile] : asText) {
      await unsay(page);
      await act(page, key);
      await expectGone(page, key, wire, said);
    }
    // The same searches find a CSR, which may stay: so they do find what is there.
    await act(page, own);
    await expect(page.getByText('This CSR can be submitted.')).toBeVisible();
    await expect(page.getByText(/^Saved /)).toBeVisible();
    const trace = traces(own)[0]!;
    await expect(async () => expect(bare(wire.sent().toString('latin1'))).toContain(trace)).toPass();
    expect(bare(await places(page))).toContain(trace);
    expect(bare(await page.evaluate(() => (window as any).posted.join(' ')))).toContain(trace);
    await wire.stop();
  });
}

test('S2 a text that is too long to be searched for a key does not stay in the field either', async ({ page, backend }) => {
  const { wire } = await begin(page, backend.url);
  const long: Key = { name: 'long', content: `${'2026-01-01 INFO all is well, '.repeat(10_000)}\n${folder.text('pkcs8.pem')}` };
  for (const way of ['pasted', 'dropped as text', 'written without an event'] as const) {
    await unsay(page);
    await ways[way](page, long);
    await expect(page.getByText('The CSR must be ')).toBeVisible();
    await expect(area(page), way).toHaveValue('');
    expect(bare(await places(page)).includes(traces(long)[0]!), way).toBe(false);
  }
  await wire.stop();
});

test('S2 a key that a program types leaves no rest behind', async ({ page, backend }) => {
  const { wire, said } = await begin(page, backend.url);
  for (const name of ['sec1', 'without armour']) {
    const whole = asText.find((key) => key.name === name)!;
    const key = { name, content: (whole.content as string).slice(0, 330) };
    await area(page).fill('');
    await page.keyboard.type(key.content as string);
    await expectGone(page, key, wire, said);
  }
  await wire.stop();
});

test('S2 after a key, the field takes a CSR as if nothing had been', async ({ page, backend }) => {
  const { wire } = await begin(page, backend.url);
  await ways.pasted(page, asText[0]!);
  await expect(page.getByText(told)).toBeVisible();
  await expect(area(page)).toBeFocused();
  await ways.pasted(page, own);
  await expect(page.getByText('This CSR can be submitted.')).toBeVisible();
  await expect(page.getByText(told)).toHaveCount(0);
  await wire.stop();
});

test('S5 a file that is dropped beside the field does not take the place of the page', async ({ page, backend }) => {
  const { wire } = await begin(page, backend.url);
  await dropAt(page, { x: 8, y: 8 }, { files: [path(asText[0]!)] });
  await expect(area(page)).toBeVisible();
  expect(page.url()).toBe(wire.url + form);
  await wire.stop();
});
