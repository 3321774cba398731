// Carries out the steps of a schedule as an applicant would. A step that the page does not offer at the moment is left out.
import type { Locator } from '@playwright/test';

import { at, button, field, link, photo } from '../support/desk.js';
import { paperPng } from '../support/png.js';
import { fields, plain } from './answers.js';
import type { Step, Where } from './draw.js';
import type { Tab } from './tab.js';
import type { World } from './world.js';

const titles: Record<Where, string> = {
  application: 'Applicant information', verification: 'Verification information', check: 'Check your answers', status: 'Application status',
};

/** Presses a control if it is there. */
async function press(control: Locator): Promise<boolean> {
  if (!(await control.first().isVisible())) return false;
  // Where it goes away meanwhile, nobody can press it.
  return control.first().click({ timeout: 1000 }).then(() => true, () => false);
}

const heading = async (tab: Tab) => (await tab.page.locator('main h1').first().textContent({ timeout: 2000 }).catch(() => ''))?.trim();

/** Enters an address, which leaves the page. */
export async function enter(world: World, tab: Tab, where: Where): Promise<void> {
  if (world.isOffline) return;
  await tab.page.goto(at(world.order, where));
  world.left(tab);
  await tab.settle();
}

export async function edit(world: World, tab: Tab, name: keyof typeof fields, number: number): Promise<void> {
  const box = field(tab.page, fields[name].label);
  if (!(await box.isVisible())) return;
  const text = fields[name].text(number);
  world.mayType(name, plain(name, text));
  // On a busy machine the text may be in the box although it seems to come too late.
  await box.fill(text, { timeout: 2000 }).catch(() => undefined);
  if ((await box.inputValue({ timeout: 2000 }).catch(() => '')) !== text) return;
  tab.typed.set(name, plain(name, text));
  // The form takes a text a moment after the key press.
  await tab.page.clock.runFor(60);
}

const photos = new Map<number, Buffer>();

async function choosePhoto(world: World, tab: Tab, number: number, upload: boolean): Promise<void> {
  await go(world, tab, 'verification');
  const input = tab.page.getByLabel('Photo of the signed form', { exact: true });
  if ((await input.count()) === 0) return;
  const [width, height] = [400 + number, 566];
  const buffer = photos.get(number) ?? paperPng(width, height);
  photos.set(number, buffer);
  if (!(await input.setInputFiles({ ...photo(), buffer }, { timeout: 1000 }).then(() => true, () => false))) return;
  tab.chosen = `${width} × ${height}`;
  await tab.page.getByRole('img', { name: 'Your photo' }).first().waitFor({ timeout: 5000 }).catch(() => undefined);
  if (upload) await press(button(tab.page, 'Upload'));
}

const wayOn: Where[] = ['application', 'verification', 'check'];

/** Goes to a page of the order: by the links of the app where it has them, else by the address. */
export async function go(world: World, tab: Tab, to: Where): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const title = await heading(tab);
    if (title === titles[to] && !(await link(tab.page, 'See its status').isVisible())) return;
    if (!(await forward(tab, wayOn.findIndex((where) => titles[where] === title), to))) break;
    await tab.settle();
    if ((await heading(tab)) === title) return; // The page says why it stays.
  }
  if ((await heading(tab)) !== titles[to]) await enter(world, tab, to);
}

/** Presses the link or the button that leads towards a page. */
async function forward(tab: Tab, from: number, to: Where): Promise<boolean> {
  const { page } = tab;
  if (from < 0) return to !== 'status' && press(link(page, 'Modify and re-apply').or(link(page, 'Continue')).or(link(page, 'Apply')));
  if (await press(link(page, 'See its status'))) return true;
  if (to === 'status') return false;
  if (wayOn.indexOf(to) > from) return press(button(page, 'Next'));
  return press(page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: titles[to] }));
}

async function submit(world: World, tab: Tab): Promise<void> {
  await go(world, tab, 'check');
  const send = button(tab.page, 'Submit for verification');
  if (!(await send.isVisible())) return;
  // Counted first: a press that seems to come too late on a busy machine may have been heard.
  tab.presses += 1;
  await press(send);
}

async function withdraw(tab: Tab): Promise<void> {
  if (!(await press(button(tab.page, 'Withdraw')))) return;
  await press(button(tab.page.getByRole('dialog'), 'Withdraw the application'));
}

/** What a page offers after trouble. */
const remedies = ['Keep the answers on this page', 'Use the other answers', 'Show the latest answers', 'Check if it was submitted', 'Continue', 'Try again', 'Stop trying', 'Submit these answers', 'Check now', 'Next'];

/** Presses one of the remedies that a page offers. */
export async function remedy(tab: Tab, choice: number, but: string[] = []): Promise<void> {
  const offered: string[] = [];
  for (const name of remedies) if (!but.includes(name) && (await button(tab.page, name).first().isVisible())) offered.push(name);
  const name = offered[choice % offered.length];
  if (name === undefined) return;
  if (name === 'Keep the answers on this page') tab.kept += 1;
  if (name === 'Check if it was submitted' || name === 'Continue' || name === 'Submit these answers') tab.presses += 1;
  if (name === 'Use the other answers' || name === 'Show the latest answers') tab.typed.clear();
  await press(button(tab.page, name));
}

export async function close(world: World, tab: Tab): Promise<void> {
  const closed = tab.page.waitForEvent('close');
  await tab.page.close({ runBeforeUnload: true });
  await closed;
  world.left(tab);
  world.tabs.splice(world.tabs.indexOf(tab), 1);
  world.gone.push(tab);
}

/** Carries out one step. */
export async function perform(world: World, step: Step): Promise<void> {
  const tab = world.tab(step.tab);
  // The browser draws the tab in front, and nobody works in another.
  await tab.page.bringToFront();
  switch (step.act) {
    case 'edit':
      await go(world, tab, 'application');
      await edit(world, tab, step.name, step.number);
      break;
    case 'photo': await choosePhoto(world, tab, step.number, step.upload); break;
    case 'go': await go(world, tab, step.to); break;
    case 'submit': await submit(world, tab); break;
    case 'remedy': await remedy(tab, step.choice); break;
    case 'withdraw':
      await go(world, tab, 'status');
      await withdraw(tab);
      break;
    case 'refuse':
      if ((await world.read()).status === 'CHECKING') {
        await world.backend.decide(world.order, { outcome: 'CHECKED_FAIL', auditNote: 'The seal cannot be read.', auditType: 'Documents', fields: ['/company/name'] });
      }
      break;
    case 'reload':
      if (world.isOffline) break;
      await tab.page.reload();
      world.left(tab);
      break;
    case 'reopen':
      if (world.isOffline) break;
      await close(world, tab);
      await enter(world, await world.openTab(), 'application');
      break;
    case 'second tab':
      if (world.isOffline || world.tabs.length > 1) break;
      await enter(world, await world.openTab(), 'application');
      break;
    case 'close tab':
      if (world.tabs.length > 1) await close(world, tab);
      break;
    case 'offline':
    case 'online':
      world.isOffline = step.act === 'offline';
      world.past.wasOffline ||= world.isOffline;
      await world.context.setOffline(world.isOffline);
      break;
    case 'sign out':
      world.past.wasSignedOut = true;
      await world.backend.signOut();
      break;
    case 'sign in': await world.backend.signIn(); break;
    case 'fault': await world.backend.fault(step.fault); break;
  }
  if (step.pause) await world.context.clock.fastForward(step.pause);
  for (const each of world.tabs) await each.settle();
}
