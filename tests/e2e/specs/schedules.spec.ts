// Seeded schedules over the whole journey, with faults at the socket. After every step an oracle compares each sentence of each page
// with the ledger of the backend. `cargo xtask soak` runs many more; SIGNET_SEEDS=FROM:COUNT chooses them.
import { writeFileSync } from 'node:fs';

import { application, orders, saveApplication, savePhoto } from '../support/desk.js';
import { test } from '../support/test.js';
import { enter, perform } from '../schedules/applicant.js';
import { draw, told } from '../schedules/draw.js';
import { finish } from '../schedules/ending.js';
import { World } from '../schedules/world.js';

// A schedule depends on the moment of every answer, so on a busy machine a step may come too early. CI repeats it and counts it as flaky.
test.describe.configure({ mode: 'parallel', retries: process.env.CI ? 2 : 0 });
// A failure is reported with its steps and calls, and the seed brings it back.
test.use({ trace: 'off' });

const [from, count] = (process.env.SIGNET_SEEDS ?? '1:20').split(':').map(Number) as [number, number];

for (let seed = from; seed < from + count; seed += 1) {
  test(`schedule ${seed}`, async ({ page, context, backend, watch }, info) => {
    test.setTimeout(180_000); // For a busy machine. On an idle one a schedule takes a few seconds.
    const steps = draw(seed);
    await saveApplication(page, backend, orders.ov, application('www.harbour-tea.com'));
    if (seed % 2) await savePhoto(page, backend, orders.ov);
    const world = await World.start(context, backend, orders.ov);
    try {
      await enter(world, await world.openTab(), 'application');
      for (const [index, step] of steps.entries()) {
        const name = `seed ${seed}, step ${index + 1} of ${steps.length}: ${told(step)}`;
        await test.step(name, async () => {
          await perform(world, step);
          await world.expectHonest(name);
        });
      }
      await test.step(`seed ${seed}, the end`, () => finish(world, seed));
    } catch (error) {
      const path = info.outputPath('schedule.txt');
      writeFileSync(path, [`seed ${seed}`, ...steps.map(told), '', world.report()].join('\n'));
      await info.attach('schedule', { path });
      throw error;
    }
    // The loader says so where a part of the program is fetched without a network.
    watch.errors = watch.errors.filter((line) => !line.startsWith('TypeError: Failed to fetch'));
  });
}
