// Draws a schedule from a seed: what the applicant does, what the network and the backend do meanwhile.
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

import type { Fault } from '../support/backend.js';
import { type Name, names } from './answers.js';

export type Where = 'application' | 'verification' | 'check' | 'status';

/** One step. `tab` is taken modulo the tabs that are open. The clock of the pages moves on by `pause` milliseconds after it. */
export type Step = { tab: number; pause: number } & Act;

export type Act =
  | { act: 'edit'; name: Name; number: number }
  | { act: 'photo'; number: number; upload: boolean }
  | { act: 'go'; to: Where }
  /** Presses what the page offers after trouble: "Try again", "Find out", "Keep the answers on this page" and the like. */
  | { act: 'remedy'; choice: number }
  | { act: 'fault'; name: string; fault: Fault }
  | { act: 'submit' | 'refuse' | 'withdraw' | 'reload' | 'reopen' | 'second tab' | 'close tab' | 'offline' | 'online' | 'sign out' | 'sign in' };

/** How often each act is drawn. */
const weights: [Act['act'], number][] = [
  ['edit', 24], ['go', 12], ['submit', 12], ['photo', 7], ['remedy', 9], ['fault', 18], ['refuse', 4], ['withdraw', 4], ['reload', 3],
  ['reopen', 2], ['second tab', 3], ['close tab', 1], ['offline', 3], ['online', 3], ['sign out', 2], ['sign in', 3],
];

const calls: [string, Pick<Fault, 'method' | 'path'>][] = [
  ['saving', { method: 'PUT', path: '/api/v1/*/application' }], ['submitting', { method: 'POST', path: '/api/v1/*/submission' }],
  ['the upload', { method: 'PUT', path: '/api/v1/*/documents/*' }], ['the withdrawal', { method: 'POST', path: '/api/v1/*/withdrawal' }],
  ['the status', { method: 'GET', path: '/api/v1/*/status' }], ['the attempts', { method: 'GET', path: '/api/v1/*/attempts' }],
  ['reading', { method: 'GET', path: '/api/v1/orders/*' }], ['the session', { method: 'GET', path: '/api/v1/session' }], ['any call', { path: '/api/v1/*' }],
];

const faults: [string, Omit<Fault, 'path' | 'times'>][] = [
  ['is slow', { delayMs: 250 }], ['answers slowly', { delayAfterMs: 250 }], ['is reset before the work', { reset: 'before' }], ['is reset after the work', { reset: 'after' }],
  ['is cut off', { truncateAfter: 20 }], ['answers 500', { status: 500 }], ['answers 503', { status: 503 }],
  ['answers 503 with Retry-After', { status: 503, headers: { 'Retry-After': '3' } }], ['answers 429 with Retry-After', { status: 429, headers: { 'Retry-After': '2' } }],
  ['stalls', { delayMs: 60_000 }], ['stalls after the work', { delayAfterMs: 60_000 }], ['answers with a page', { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>Hotel</h1>' }],
];

/** The schedule of a seed: 10 to 25 steps. */
export function draw(seed: number): Step[] {
  const random = xoroshiro128plus(seed);
  const upTo = (count: number) => uniformInt(random, 0, count - 1);
  const one = <T>(of: readonly T[]): T => of[upTo(of.length)]!;
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let number = 0;
  const act = (): Act => {
    let left = upTo(total);
    const kind = weights.find(([, weight]) => (left -= weight) < 0)![0];
    number += 1;
    switch (kind) {
      case 'edit': return { act: kind, name: one(names), number };
      case 'photo': return { act: kind, number, upload: upTo(3) > 0 };
      case 'go': return { act: kind, to: one(['application', 'application', 'verification', 'check', 'check', 'status'] as const) };
      case 'remedy': return { act: kind, choice: upTo(8) };
      case 'fault': {
        const [call, path] = one(calls);
        const [how, fault] = one(faults);
        const times = 1 + upTo(3);
        return { act: kind, name: `${call} ${how}, ${times} times`, fault: { ...path, ...fault, times } };
      }
      default: return { act: kind };
    }
  };
  return Array.from({ length: 10 + upTo(16) }, () => ({ tab: upTo(2), pause: one([0, 0, 200, 1500, 1500, 6000, 31_000]), ...act() }));
}

/** A step in words, for the report of a failure. */
export function told(step: Step): string {
  const { act, tab, pause, ...rest } = step;
  const more = 'name' in rest ? `${rest.name}${'number' in rest ? ` ${rest.number}` : ''}` : Object.values(rest).join(' ');
  return `tab ${tab}: ${act}${more ? ` ${more}` : ''}${pause ? `, then ${pause} ms` : ''}`;
}
