// The end of every schedule: the faults stop, and the applicant brings the application to the CA with all answers.
import { expect } from '@playwright/test';

import { button, heading } from '../support/desk.js';
import { answersOf } from './answers.js';
import { close, go, perform, remedy } from './applicant.js';
import type { Tab } from './tab.js';
import type { World } from './world.js';

/** Ends every fault: of the network, of the session and of the backend. */
async function calm(world: World): Promise<void> {
  await world.backend.endFaults();
  await world.backend.signIn();
  await world.context.setOffline(false);
  world.isOffline = false;
}

/** Lets a tab save what it still has. Where the application was submitted meanwhile, the form cannot save and says so. */
async function saveAll(world: World, tab: Tab, choice: number): Promise<void> {
  await tab.page.bringToFront();
  for (let tries = 0; tries < 12 && tab.typed.size > 0; tries += 1) {
    await go(world, tab, 'application');
    await remedy(tab, choice, ['Stop trying', 'Check now', 'Next', 'Show the latest answers', 'Submit these answers', 'Check if it was submitted']);
    await world.context.clock.fastForward(31_000);
    await tab.settle();
    await world.look();
  }
}

/** Waits until the page shows how the submission ended: another page, or what can be done. */
async function offered(tab: Tab): Promise<void> {
  const { page } = tab;
  const ways = ['Show the latest answers', 'Check if it was submitted', 'Continue', 'Try again', 'Stop trying', 'Submit these answers'].map((name) => button(page, name));
  const end = ways.reduce((all, way) => all.or(way), heading(page, 'Application status'));
  await end.first().waitFor({ timeout: 3000 }).catch(() => undefined);
}

/** Remedies that lead away from the submission, which the end of a schedule wants. */
const notOnTheWay = ['Stop trying', 'Check now', 'Next'];

/** Brings the application into review, and checks that nothing is lost. */
export async function finish(world: World, choice: number): Promise<void> {
  await calm(world);
  await world.context.clock.fastForward(62_000);
  for (const tab of world.tabs) await tab.settle();
  for (const tab of [...world.tabs]) {
    await saveAll(world, tab, choice);
    await world.expectHonest('after the faults');
    const { status } = world.ledger;
    // An application in review takes no answer. The form that has some still shows them, which was looked at.
    if (status !== 'CHECKING') expect([...tab.typed], `${tab.name}: answers that never arrived`).toEqual([]);
    if (world.tabs.length > 1) await close(world, tab);
  }
  expect([...world.orphans], 'answers of pages that were left without a question').toEqual([]);
  const tab = world.tab(0);
  for (let tries = 0; tries < 12 && world.ledger.status !== 'CHECKING'; tries += 1) {
    if (world.ledger.photo === undefined) await perform(world, { act: 'photo', number: 900 + tries, upload: true, tab: 0, pause: 1500 });
    await perform(world, { act: 'submit', tab: 0, pause: 6000 });
    // The page of the answers offers the newest ones, where others were saved meanwhile.
    await offered(tab);
    await remedy(tab, choice, notOnTheWay);
    await tab.settle();
    await go(world, tab, 'application');
    await tab.settle(10_000);
    await offered(tab);
    await remedy(tab, choice, notOnTheWay);
    await world.expectHonest('on the way to the CA');
  }
  expect(world.ledger.status, 'the application is in review').toBe('CHECKING');
  const [sent, draft] = [world.ledger.submissions.at(-1)!, world.drafts().at(-1)!];
  expect(answersOf(sent.application), 'the CA has the newest answers').toEqual(draft);
  await go(world, tab, 'status');
  await expect(async () => {
    await world.context.clock.fastForward(31_000);
    await expect(tab.page.getByText('Verifying', { exact: true }).first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await world.expectHonest('at the end');
}
