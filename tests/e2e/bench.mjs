// First paint and usable form, medians of several fresh loads: on loopback, and as on a slow phone (1.6 Mbit/s, 150 ms, CPU 4x).
import { chromium } from '@playwright/test';

const [url, runs = '7'] = process.argv.slice(2);
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });

async function load(path, slow) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  let bytes = 0;
  devtools.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
  if (slow) {
    const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
    await devtools.send('Network.emulateNetworkConditions', network);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  await page.goto(url + path);
  await page.waitForFunction(() => !document.getElementById('shell') && document.querySelector('main h1'));
  const result = await page.evaluate(() => ({
    ready: performance.now(),
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
  }));
  await context.close();
  return { ...result, bytes };
}

for (const slow of [false, true]) {
  const samples = [];
  for (let run = 0; run < Number(runs); run += 1) samples.push(await load('/', slow));
  const of = (name) => Math.round(median(samples.map((sample) => sample[name])));
  console.log(`  ${slow ? 'slow phone' : 'loopback  '}  first paint ${of('paint')} ms  app drawn ${of('ready')} ms  ${of('bytes')} bytes`);
}
await browser.close();
