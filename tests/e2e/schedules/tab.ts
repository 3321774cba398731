// A tab of the applicant: its page, what was typed into it, and what it has sent.
import type { BrowserContext, Page, Request } from '@playwright/test';

import { type Name, exactOf } from './answers.js';
import { type Screen, look } from './screen.js';

/** How long a step waits for an answer. */
const PATIENCE_MS = 400;

export class Tab {
  /** Answers that were typed here and are neither overwritten, nor saved, nor given up. */
  readonly typed = new Map<Name, string>();
  /** The answers of every draft that this page has sent, as they travelled. */
  sent: Map<Name, string>[] = [];
  /** The same of every page that was in this tab. */
  readonly everSent: Map<Name, string>[] = [];
  /** The keys of the applications that this tab has sent. */
  readonly keys = new Set<string>();
  /** How often the applicant has asked here for the application to be sent. */
  presses = 0;
  /** How many entries the ledger had when the newest answer about the order was on its way. */
  freshSince = 0;
  /** The size of the photo that was chosen last. */
  chosen?: string;
  /** How often the applicant decided here to keep this page's answers. */
  kept = 0;
  /** True if the browser asked before this page was left. */
  wasAsked = false;
  /** True once this page has said that the order takes no more changes and that the last ones are not saved. */
  wasToldClosed = false;
  /** True once a call got no answer. */
  wasUnanswered = false;
  /** Every call to the backend with its answer, for the report of a failure. */
  readonly calls: string[] = [];
  private readonly open = new Set<Request>();
  private onIdle = () => {};

  private constructor(
    readonly name: string,
    readonly page: Page,
  ) {}

  /** Opens an empty tab. `moment` is the length of the ledger that is known. */
  static async open(context: BrowserContext, name: string, moment: () => number): Promise<Tab> {
    const tab = new Tab(name, await context.newPage());
    const { page } = tab;
    page.on('request', (request) => tab.note(request));
    const done = (request: Request, end: string) => {
      if (!tab.open.delete(request)) return;
      tab.calls.push(`${request.method()} ${new URL(request.url()).pathname.replace(/.*\/orders/, '')} ${request.headers()['if-match'] ?? ''} ${end}`);
      if (tab.open.size === 0) tab.onIdle();
    };
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? 'failed';
      // A page that has what it wants aborts too.
      if (request.url().includes('/api/') && !why.includes('ERR_ABORTED')) tab.wasUnanswered = true;
      done(request, why);
    });
    page.on('requestfinished', (request) => {
      const told = request.response().then((answer) => done(request, `${answer?.status()} ${answer?.headers().etag ?? ''}`));
      void told.catch(() => undefined); // The test may have ended.
    });
    page.on('response', (answer) => {
      const isOrder = /\/orders\/\d+(\/status)?$/.test(answer.url()) && answer.url().includes('/api/');
      if (isOrder && answer.status() < 400) tab.freshSince = moment();
    });
    page.on('dialog', (dialog) => {
      tab.wasAsked = true;
      void dialog.accept().catch(() => undefined); // The page may have gone while the browser asked.
    });
    return tab;
  }

  private note(request: Request): void {
    if (!request.url().includes('/api/')) return;
    this.open.add(request);
    if (request.method() === 'PUT' && request.url().endsWith('/application')) {
      this.sent.push(exactOf(request.postDataJSON()));
      this.everSent.push(exactOf(request.postDataJSON()));
    }
    const key = request.headers()['idempotency-key'];
    if (key) this.keys.add(key);
  }

  /** Waits until every call is answered, or for a moment: an answer that is held back is left alone. */
  async settle(patience = PATIENCE_MS): Promise<void> {
    if (this.open.size === 0) return;
    let limit: NodeJS.Timeout | undefined;
    const moment = new Promise<void>((over) => { limit = setTimeout(over, patience); });
    await Promise.race([moment, new Promise<void>((idle) => { this.onIdle = idle; })]);
    clearTimeout(limit);
  }

  /** A page that is just being left is looked at again. */
  async look(): Promise<Screen> {
    return look(this.page).catch(() => look(this.page));
  }

  /** After the page was left: a new page has sent nothing, and what was not saved is lost with the applicant's knowledge alone. */
  left(): Map<Name, string> {
    const orphans = this.wasAsked || this.wasToldClosed ? new Map<Name, string>() : new Map(this.typed);
    this.typed.clear();
    this.sent = [];
    this.open.clear();
    this.onIdle();
    this.wasAsked = false;
    this.wasToldClosed = false;
    return orphans;
  }
}
