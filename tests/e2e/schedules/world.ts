// One run of a schedule: the backend, the tabs and what is known about them. After each step the oracle looks at every tab.
import type { BrowserContext } from '@playwright/test';
import { expect } from '@playwright/test';

import type { Backend } from '../support/backend.js';
import { type Name, answersOf, plain } from './answers.js';
import { Ledger } from './ledger.js';
import { judge, judgeDrafts, judgeSubmissions, settleTyped } from './oracle.js';
import { listen } from './screen.js';
import { Tab } from './tab.js';

export class World {
  readonly tabs: Tab[] = [];
  /** Tabs that were closed; they may have sent something. */
  readonly gone: Tab[] = [];
  /** Answers of pages that were left without a question. The backend must have them in the end. */
  readonly orphans = new Map<Name, string>();
  readonly past = { wasOffline: false, wasSignedOut: false };
  isOffline = false;
  ledger = new Ledger([]);
  private readonly everTyped = new Set<string>();
  private opened = 0;

  private constructor(
    readonly context: BrowserContext,
    readonly backend: Backend,
    readonly order: string,
  ) {}

  static async start(context: BrowserContext, backend: Backend, order: string): Promise<World> {
    const world = new World(context, backend, order);
    await context.addInitScript(listen);
    await context.clock.install();
    await world.read();
    for (const draft of world.drafts()) for (const [name, text] of draft) world.mayType(name, text);
    return world;
  }

  async openTab(): Promise<Tab> {
    this.opened += 1;
    const tab = await Tab.open(this.context, `tab ${this.opened}`, () => this.ledger.length);
    this.tabs.push(tab);
    return tab;
  }

  tab(index: number): Tab {
    return this.tabs[index % this.tabs.length]!;
  }

  /** Notes a text that the applicant is about to type, in its plain form. */
  mayType(name: Name, text: string): void {
    this.everTyped.add(`${name} ${text}`);
  }

  /** Notes that the page of a tab is gone. */
  left(tab: Tab): void {
    for (const [name, text] of tab.left()) this.orphans.set(name, text);
  }

  async read(): Promise<Ledger> {
    const { entries } = await this.backend.ledger();
    this.ledger = new Ledger(entries.filter((entry: any) => entry.orderId === this.order));
    return this.ledger;
  }

  drafts(): Map<Name, string>[] {
    return this.ledger.drafts.map((draft) => answersOf(draft.application));
  }

  /** Everything that is false or lost at this moment. */
  async look(): Promise<string[]> {
    const before = this.ledger;
    const screens = await Promise.all(this.tabs.map(async (tab) => ({ tab, screen: await tab.look() })));
    for (const { tab, screen } of screens) tab.wasToldClosed ||= screen.lines.some((line) => line.startsWith('This order can no longer be changed.'));
    const after = await this.read();
    const drafts = this.drafts();
    const all = [...this.tabs, ...this.gone];
    for (const tab of this.tabs) settleTyped(tab.typed, drafts);
    settleTyped(this.orphans, drafts);
    const isChosen = (draft: Map<Name, string>) =>
      all.some((tab) => tab.kept > 0 && tab.everSent.some((sent) => [...sent].every(([name, text]) => draft.get(name) === plain(name, text))));
    return [
      ...screens.flatMap(({ tab, screen }) => judge({ tab, screen, before, after, past: this.past })),
      ...judgeDrafts(drafts, (name, text) => this.everTyped.has(`${name} ${text}`), isChosen),
      ...judgeSubmissions(after, all),
    ];
  }

  /** What the backend accepted, and what each tab asked it, for the report of a failure. */
  report(): string {
    const entry = (it: any) => `${it.kind} ${it.etag ?? it.outcome ?? ''} ${it.key ?? ''} ${it.application ? [...answersOf(it.application).values()].join(' | ') : ''}`;
    return ['The ledger', ...this.ledger.entries.map(entry), ...[...this.tabs, ...this.gone].flatMap((tab) => ['', tab.name, ...tab.calls])].join('\n');
  }

  /** Looks until the pages and the backend agree. A page may take a moment to show what it has just heard. */
  async expectHonest(when: string): Promise<void> {
    const found = await this.look();
    if (found.length === 0) return;
    let still = found;
    await expect.poll(async () => (still = (await this.look()).filter((problem) => still.includes(problem))), { message: when, timeout: 10_000, intervals: [50, 100, 200] }).toEqual([]);
  }
}
