// Markup that goes through innerHTML and its kin: the policy of Trusted Types passes the markup that Leptos makes, and nothing else.
import { at, heading, link, open, orders } from '../support/desk.js';
import { expect, test } from '../support/test.js';

/** Markup that runs, loads, leads elsewhere or changes how the rest is read, and markup that is only spelt as Leptos never does. */
const hostile = [
  '<script>window.hit = 1</script>', '<script src="/assets/x.js"></script>', '<img src="x" onerror="window.hit = 1">', '<img src=x onerror=window.hit=1>',
  '<svg onload="window.hit = 1"></svg>', '<svg><script>window.hit = 1</script></svg>', '<svg><animate attributeName="href" values="javascript:window.hit=1"/></svg>',
  '<svg><set attributeName="onmouseover" to="window.hit=1"/></svg>', '<svg><use href="data:image/svg+xml,x#a"/></svg>', '<svg><a href="javascript:window.hit=1"><path d="M0 0"></path></a></svg>',
  '<svg><foreignObject><p>a</p></foreignObject></svg>', '<svg><style><img src=x onerror=window.hit=1></style></svg>', '<svg><desc><p title="</desc><img src=x onerror=window.hit=1>"></p></desc></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1></style></mglyph></table></mtext></math>', '<math href="javascript:window.hit=1">a</math>',
  '<noscript><p title="</noscript><img src=x onerror=window.hit=1>"></p></noscript>', '<template><img src=x onerror=window.hit=1></template>', '<template shadowrootmode="open"><slot></slot></template>',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>', '<iframe src="javascript:parent.hit=1"></iframe>', '<object data="/x"></object>', '<embed src="/x">', '<frameset onload=window.hit=1>',
  '<a href="javascript:window.hit=1">a</a>', '<a href="&#106;avascript:window.hit=1">a</a>', '<a href="//example.com/">a</a>', '<a href="https://example.com/">a</a>', '<a href="/orders">a</a>',
  '<form action="https://example.com/"><button>a</button></form>', '<button formaction="javascript:window.hit=1">a</button>', '<input autofocus onfocus=window.hit=1>', '<base href="https://example.com/">',
  '<meta http-equiv="refresh" content="0;url=https://example.com/">', '<link rel="stylesheet" href="https://example.com/x.css">', '<style>* { display: none }</style>', '<p style="background: url(https://example.com/x)">a</p>',
  '<p onclick="window.hit = 1">a</p>', '<p class="a" onclick="window.hit = 1">a</p>', '<p class="a"onclick="window.hit = 1">a</p>', '<p class="a"/onclick="window.hit = 1">a</p>', '<p class=\'a\' onclick=\'window.hit = 1\'>a</p>',
  '<p\tonclick="window.hit = 1">a</p>', '<p\u000conclick="window.hit = 1">a</p>', '<p class="a\u0000" onclick="window.hit = 1">a</p>', '<P class="a">a</P>', '<p CLASS="a">a</p>', '<p class=a>a</p>', '<p class>a</p>', '<p  class="a">a</p>',
  '<p id="signet">a</p>', '<p name="signet">a</p>', '<p data-a="b">a</p>', '<p xmlns="http://www.w3.org/2000/svg">a</p>', '<p is="x-a">a</p>', '<p slot="a">a</p>', '<p contenteditable="true">a</p>',
  '<path fill="url(https://example.com/x.svg#a)"></path>', '<svg fill="&#117;rl(//example.com/x#a)"></svg>', '<p class="a<img src=x onerror=window.hit=1>">a</p>',
  '<hr>', '<a>a</a>', '<img>', '<p width="1">a</p>', '<!-- a -->', '<!--><img src=x onerror=window.hit=1>-->', '<p>a<!--</p><img src=x onerror=window.hit=1>-->', '<![CDATA[<img src=x onerror=window.hit=1>]]>', '<?xml version="1.0"?>', '<!doctype html>', '</p<img src=x onerror=window.hit=1>>',
  '<p', '<p class="a', '<', 'a < b', 'a > b', '<x-element>a</x-element>', '<custom-a class="a">a</custom-a>', '<details open ontoggle=window.hit=1>', '<video><source onerror=window.hit=1></video>', '<table><tr><td>a</td></tr></table>',
  '<textarea><img src=x onerror=window.hit=1></textarea>', '<title><img src=x onerror=window.hit=1></title>', '<xmp><img src=x onerror=window.hit=1></xmp>', '<select><option>a</option></select>', '<plaintext>',
];

/** Markup as Leptos makes it of the parts of a view that never change. */
const inert = [
  '', 'Names, “quoted” &amp; counted', '<p>a</p>', '<p class="small muted">One <b>name</b> &lt;b&gt;</p>', '<div class="skeleton tall" aria-hidden="true"></div>', '<span>中文</span>',
  '<circle cx="16" cy="16" r="13"></circle><path d="M10 17l4.2 4.2L22.5 12" stroke-linecap="round"></path>', '<svg viewBox="0 0 32 32" fill="none" stroke-width="2.4"><circle cx="0" cy="1" r="2"></circle></svg>',
];

test(`S1 ${hostile.length} hostile markups are refused by every way into the page, with a reason that does not repeat them`, async ({ page }) => {
  await page.goto('/');
  await expect(heading(page, 'Your certificates')).toBeVisible();
  const passed = await page.evaluate((all) => {
    const ways: [string, (markup: string) => void][] = [
      ['innerHTML', (markup) => { document.body.appendChild(document.createElement('div')).innerHTML = markup; }],
      ['innerHTML of a template', (markup) => { document.createElement('template').innerHTML = markup; }],
      ['outerHTML', (markup) => { document.body.appendChild(document.createElement('div')).outerHTML = markup; }],
      ['insertAdjacentHTML', (markup) => document.body.insertAdjacentHTML('beforeend', markup)],
      ['createContextualFragment', (markup) => document.createRange().createContextualFragment(markup)],
      ['DOMParser', (markup) => new DOMParser().parseFromString(markup, 'text/html')],
      ['srcdoc', (markup) => { document.createElement('iframe').srcdoc = markup; }],
    ];
    return all.flatMap((markup) => ways.flatMap(([way, write]) => {
      try {
        write(markup);
        return [`${way}: ${markup}`];
      } catch (error) {
        return error instanceof TypeError && error.message === 'Signet refused this' ? [] : [`${way}: ${error}`];
      }
    }));
  }, hostile);
  expect(passed).toEqual([]);
  expect(await page.evaluate(() => (window as any).hit)).toBeUndefined();
});

test('texts and drawings pass, and hold what they say', async ({ page }) => {
  await page.goto('/');
  await expect(heading(page, 'Your certificates')).toBeVisible();
  const written = await page.evaluate((all) => all.map((markup) => {
    const place = document.createElementNS('http://www.w3.org/2000/svg', markup.startsWith('<circle') ? 'g' : 'div');
    place.innerHTML = markup;
    return place.childNodes.length > 0 || markup === '';
  }), inert);
  expect(written).toEqual(inert.map(() => true));
});

// `test` fails on every report in the console, so a page that is refused a part of its view fails here.
test('no page is refused a part of its view', async ({ page }) => {
  for (const [address, title] of [
    ['/', 'Your certificates'], [at(orders.evMixed, 'application'), 'Applicant information'], [at(orders.evMixed, 'verification'), 'Verification information'],
    [at(orders.evMixed, 'check'), 'Check your answers'], [at(orders.issued, 'status'), 'Application status'], [at(orders.evFailed, 'status'), 'Application status'],
    [`/orders/${orders.ov}/documents/organizationForm/print`, 'Form to sign and seal'], ['/nowhere', 'Page not found'],
  ] as const) {
    await page.goto(address);
    await expect(heading(page, title)).toBeVisible();
    await page.waitForLoadState('networkidle');
  }
  // The logo refers to a drawing of the page, so it is an element that the program makes.
  await open(page, orders.ov, 'application');
  await expect(link(page, 'Signet').locator('svg use')).toHaveCount(1);
});
