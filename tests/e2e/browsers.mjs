// The whole journey in Chromium, Firefox and WebKitGTK through WebDriver: from the list to "Verifying", by mouse and keyboard as
// people do. Each page is looked at with axe, and nothing may be wider than the window. `cargo xtask browsers` starts the drivers.
// Arguments: the address of the backend, then BROWSER=ADDRESS of a driver for each browser.
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Browser, Builder, By, Key, until } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import firefox from 'selenium-webdriver/firefox.js';

const [url, ...drivers] = process.argv.slice(2);
const PATIENCE_MS = 120_000;
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** The ways to look at the site. WebDriver can set neither the colour scheme nor a small window in every browser, so the output says
 * which of them there was. */
const ways = [
  { language: 'en', width: 1280, dark: false },
  { language: 'zh-CN', width: 320, dark: true },
];

const words = {
  en: { orders: 'Your certificates', apply: 'Apply', form: 'Applicant information', next: 'Next', photo: 'Verification information', upload: 'Upload', check: 'Check your answers', submit: 'Submit for verification', status: 'Application status', verifying: 'Verifying' },
  'zh-CN': { orders: '您的证书', apply: '申请', form: '申请信息', next: '下一步', photo: '验证信息', upload: '上传', check: '确认申请信息', submit: '提交审核', status: '申请状态', verifying: '审核中' },
};

const order = '98987582437920969'; // OV, from the seeds of the reference backend.
const answers = {
  'domains': 'www.harbour-tea.com\nharbour-tea.com', 'company-name': 'Harbour Tea Limited', 'company-phone': '+86 21 5555 0100', 'company-code': '91350100M000100Y43',
  'company-province': 'Shanghai', 'company-city': 'Shanghai', 'company-address': '1 Example Road', 'company-postCode': '200001',
  'applicant-name': 'Lin Wei', 'applicant-phone': '+86 138 0013 8000', 'applicant-email': 'lin@harbour-tea.com',
};

/** Starts a browser behind its driver. */
function start(name, address, { language, width, dark }) {
  const builder = new Builder().usingServer(address);
  switch (name) {
    case 'chromium': {
      const options = new chrome.Options().addArguments('--headless=new', '--no-sandbox', '--disable-gpu', `--lang=${language}`);
      if (process.env.CHROMIUM) options.setBinaryPath(process.env.CHROMIUM);
      if (dark) options.addArguments('--force-dark-mode', '--blink-settings=preferredColorScheme=0');
      options.setUserPreferences({ 'intl.accept_languages': language });
      if (width < 500) options.setMobileEmulation({ deviceMetrics: { width, height: 640, pixelRatio: 1 } });
      return builder.forBrowser(Browser.CHROME).setChromeOptions(options).build();
    }
    case 'firefox': {
      const options = new firefox.Options().addArguments('-headless');
      options.setPreference('intl.accept_languages', language).setPreference('ui.systemUsesDarkTheme', dark ? 1 : 0).setPreference('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1);
      return builder.forBrowser(Browser.FIREFOX).setFirefoxOptions(options).build();
    }
    default: return builder.withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: process.env.MINIBROWSER, args: ['--automation'] } }).build();
  }
}

/** One journey, which tells each page that it has looked at. */
async function journey(name, driver, way) {
  const say = words[way.language];
  const find = (locator) => driver.wait(until.elementLocated(locator), PATIENCE_MS);
  const named = (tag, text) => By.xpath(`//${tag}[not(@hidden)][normalize-space()='${text}']`);
  const press = async (locator) => {
    const control = await find(locator);
    await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', control);
    await driver.wait(until.elementIsVisible(control), PATIENCE_MS);
    await control.click();
  };
  const seen = [];
  const window = { width: 0 };
  const arrived = async (title) => {
    await driver.wait(async () => (await driver.executeScript('return document.querySelector("#shell") ? "" : document.querySelector("main h1")?.textContent?.trim()')) === title, PATIENCE_MS, `“${title}” does not appear`);
    await driver.executeScript('window.scrollTo(0, 0)');
    const { width, scroll } = await driver.executeScript('return { width: innerWidth, scroll: document.documentElement.scrollWidth }');
    if (scroll > width) throw new Error(`“${title}” is ${scroll} pixels wide in a window of ${width}`);
    await driver.executeScript(axe);
    const found = await driver.executeAsyncScript('const done = arguments[0]; axe.run().then((result) => done(result.violations.map((it) => `${it.id}: ${it.nodes[0].target}`)), (error) => done([String(error)]))');
    if (found.length > 0) throw new Error(`axe on “${title}”: ${found.join('; ')}`);
    if (seen.at(-1) !== title) seen.push(title);
    window.width = width;
  };
  const keep = async (text) => {
    const file = join(tmpdir(), `signet-${name}-${way.language}-${text}.png`);
    writeFileSync(file, await driver.takeScreenshot(), 'base64');
    return file;
  };

  await driver.manage().setTimeouts({ script: PATIENCE_MS, pageLoad: PATIENCE_MS });
  await driver.manage().window().setRect({ width: way.width, height: 800 });
  await driver.get(url);
  await find(By.css('main h1'));
  // WebKitGTK has the language of the machine. The site keeps the choice.
  const isRight = await driver.executeScript('return document.documentElement.lang === arguments[0]', way.language);
  if (!isRight) await press(named('button', way.language === 'en' ? 'English' : '中文'));
  await arrived(say.orders);
  await press(By.css(`a[href$="/orders/${order}/application"]`));

  await arrived(say.form);
  for (const [id, answer] of Object.entries(answers)) {
    const box = await find(By.id(id));
    await box.sendKeys(...(id === 'domains' ? [answer.split('\n')[0], Key.ENTER, answer.split('\n')[1]] : [answer]));
  }
  await press(By.css('input[name="company-type"][value="business"]'));
  // The list opens beside its control, so the control has to be in sight.
  await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', await find(By.id('company-countryCode')));
  await (await find(By.css('#company-countryCode option[value="CN"]'))).click();
  await arrived(say.form);
  await press(named('button', say.next));

  await arrived(say.photo);
  // The picture of this very page serves as the photo: a real PNG of the browser.
  await (await find(By.css('input[type=file][id]'))).sendKeys(await keep('photo'));
  await press(named('button', say.upload));
  await driver.wait(async () => (await driver.findElements(By.css('main img'))).length > 0, PATIENCE_MS);
  await driver.wait(async () => (await driver.findElements(named('button', say.upload))).length === 0, PATIENCE_MS, 'the upload does not end');
  await arrived(say.photo);
  await press(named('button', say.next));

  await arrived(say.check);
  await press(named('button', say.submit));
  await arrived(say.status);
  await find(By.xpath(`//*[normalize-space()='${say.verifying}']`));
  // A reload asks the backend again.
  await driver.navigate().refresh();
  await arrived(say.status);
  const isDark = await driver.executeScript('return matchMedia("(prefers-color-scheme: dark)").matches');
  return { seen, look: `${isDark ? 'dark' : 'light'}, ${window.width} px`, picture: await keep('status') };
}

let failures = 0;
for (const [name, address] of drivers.map((driver) => driver.split('='))) {
  for (const way of ways) {
    const told = `${name}, ${way.language}`;
    await fetch(new URL('/dev/reset', url), { method: 'POST' });
    let driver;
    try {
      driver = await start(name, address, way);
      const { seen, look, picture } = await journey(name, driver, way);
      const { submissions } = await (await fetch(new URL('/dev/log', url))).json();
      if (submissions[order] !== 1) throw new Error(`${submissions[order]} applications arrived`);
      console.log(`  ✓ ${told}, ${look}: ${seen.join(' → ')}\n    ${picture}`);
    } catch (error) {
      failures += 1;
      console.log(`  ✗ ${told}: ${error.message}`);
      if (driver) {
        const picture = join(tmpdir(), `signet-${name}-${way.language}-failed.png`);
        await driver.takeScreenshot().then((shot) => writeFileSync(picture, shot, 'base64'), () => {});
        console.log(`    ${picture}`);
      }
    } finally {
      await driver?.quit().catch(() => {});
    }
  }
}
process.exitCode = failures > 0 ? 1 : 0;
