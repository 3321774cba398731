// Lies that are planted on purpose: the oracle of the schedules catches each of them, and calls an honest page honest.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { enter, edit, perform } from '../schedules/applicant.js';
import { claims } from '../schedules/claims.js';
import { World } from '../schedules/world.js';
import { application, field, orders, saveApplication, savePhoto } from '../support/desk.js';
import { type Page, expect, test } from '../support/test.js';
import type { Backend } from '../support/backend.js';

/** A form with a saved application, in a world that the oracle watches. */
async function begin(page: Page, backend: Backend): Promise<World> {
  await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
  await savePhoto(page, backend, orders.ov);
  const world = await World.start(page.context(), backend, orders.ov);
  await enter(world, await world.openTab(), 'application');
  await expect(field(world.tab(0).page, 'City')).toBeVisible();
  expect(await world.look()).toEqual([]);
  return world;
}

test('the oracle catches a page that claims to have saved what the backend never had', async ({ page, backend }) => {
  const world = await begin(page, backend);
  const tab = world.tab(0);
  await backend.fault({ method: 'PUT', path: '/api/v1/*/application', times: 99, delayMs: 60_000 });
  await perform(world, { act: 'edit', name: 'company-city', number: 1, tab: 0, pause: 1500 });
  await expect(tab.page.getByText('Saving…')).toBeVisible();
  expect(await world.look()).toEqual([]);
  const now = new Date().toISOString().slice(11, 16);
  await tab.page.getByText('Saving…').evaluate((line, now) => { line.textContent = `Saved at ${now}`; }, now);
  expect(await world.look()).toEqual([expect.stringMatching(/^tab 1: “Saved at \d\d:\d\d” is false: the backend never had the answers that the page shows$/)]);
});

test('the oracle catches an application that the backend counts twice', async ({ page, backend }) => {
  const world = await begin(page, backend);
  // A step gives up where a page is slow, so it is repeated until the application is in review.
  await expect(async () => {
    await perform(world, { act: 'submit', tab: 0, pause: 1500 });
    await expect(world.tab(0).page.getByText('Verifying', { exact: true }).first()).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 40_000 });
  expect(await world.look()).toEqual([]);
  // The backend takes the same decision for a second one.
  const url = `${backend.url}/api/v1/orders/${orders.ov}`;
  const { csrfToken } = await (await page.request.get(`${backend.url}/api/v1/session`)).json();
  const etag = (await page.request.get(`${url}/application`)).headers()['etag']!;
  await page.request.post(`${url}/withdrawal`, { headers: { 'X-CSRF-Token': csrfToken } });
  const again = await page.request.post(`${url}/submission`, { headers: { 'X-CSRF-Token': csrfToken, 'If-Match': etag, 'Idempotency-Key': crypto.randomUUID() } });
  expect(again.status()).toBe(202);
  expect(await world.look()).toContainEqual(expect.stringMatching(/^application \d+ was sent by no tab$/));
});

test('the oracle catches an answer that is dropped from the saved draft', async ({ page, backend }) => {
  const world = await begin(page, backend);
  const tab = world.tab(0);
  await edit(world, tab, 'company-city', 1);
  await perform(world, { act: 'edit', name: 'company-address', number: 2, tab: 0, pause: 1500 });
  await expect(tab.page.getByText(/^Saved at /)).toBeVisible();
  expect(await world.look()).toEqual([]);
  const draft = await (await page.request.get(`/api/v1/orders/${orders.ov}/application`)).json();
  await saveApplication(page, backend, orders.ov, { ...draft, company: { ...draft.company, city: '' } });
  expect(await world.look()).toContainEqual('draft 3 has “” for company-city, which nobody typed, in place of “Shanghai 1”');
});

test('the oracle catches an answer that vanishes from its box before it is saved', async ({ page, backend }) => {
  const world = await begin(page, backend);
  const tab = world.tab(0);
  await backend.fault({ method: 'PUT', path: '/api/v1/*/application', times: 99, status: 503 });
  await edit(world, tab, 'company-city', 1);
  await field(tab.page, 'City').evaluate((box) => { (box as HTMLInputElement).value = 'Shanghai'; });
  expect(await world.look()).toEqual(['tab 1: the answer “Shanghai 1” to company-city is lost: its box has “Shanghai”']);
});

test('every claim that the oracle knows is a sentence of the app', () => {
  const folder = resolve(import.meta.dirname, '..', '..', '..', 'src', 'text');
  const text = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  // Numbers stand in the gaps, as they do on the page.
  const sentences = Array.from(text.matchAll(/^\s+[A-Z_0-9]+: "((?:[^"\\]|\\.)*)"/gm), ([, words]) => words!.replaceAll(/\{\d\}/g, '12'));
  const times = sentences.map((words) => words.replace(/12$/, '12:00'));
  const unknown = claims.filter(({ words }) => !sentences.concat(times).some((sentence) => words.test(sentence)));
  expect(unknown.map(({ words }) => words.source)).toEqual([]);
});
