import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aDatabase } from '../../supabase/tests/database.ts';
import { checkAll } from './checks.ts';
import { addPruneOfOne, History } from './history.ts';
import { type Script, script } from './steps.ts';

/**
 * Random histories of one workspace: several devices and reps, an unreliable line, browsers that end at any moment. After
 * each, everybody syncs twice, and nothing may be lost, done twice, or different anywhere. HISTORIES says how many,
 * SEED which; a failure prints both, with the shortest history that fails.
 */

const historyCount = Number(process.env['HISTORIES'] ?? 300);
const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const path = process.env['HISTORY_PATH'];
/** Histories under way at a time: one waits for the database while another computes. */
const laneCount = path === undefined ? Math.min(4, historyCount) : 1;
const progressEvery = 500;

const database = await aDatabase();
await addPruneOfOne(database.pool);

const counts = new Map<string, number>();
let done = 0;

async function live({ areLocal, steps }: Script): Promise<void> {
  const history = new History(database);
  try {
    await history.begin(areLocal);
    for (const step of steps) await history.run(step);
    await history.settle();
    await checkAll(history);
  } finally {
    await history.end();
  }
  for (const [what, count] of history.counts) counts.set(what, (counts.get(what) ?? 0) + count);
  done += 1;
  if (done % progressEvery === 0) process.stdout.write(`${done} histories\n`);
}

test(`${historyCount} histories from seed ${seed}`, { timeout: 6 * 60 * 60 * 1000 }, async () => {
  const began = Date.now();
  const lanes = Array.from({ length: laneCount }, (_, lane) => {
    const numRuns = Math.ceil(historyCount / laneCount);
    return fc.assert(fc.asyncProperty(script, live), {
      seed: seed + lane,
      numRuns,
      endOnFailure: process.env['SHRINK'] === 'no',
      ...(path === undefined ? {} : { path }),
    });
  });
  // One lane that fails shrinks its history while the others go on: all of them are waited for.
  const ends = await Promise.allSettled(lanes);
  const lines = [...counts].sort().map(([what, count]) => `  ${what}: ${count}`);
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  process.stdout.write(`${done} histories in ${seconds} s\n${lines.join('\n')}\n`);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  expect(done).toBeGreaterThanOrEqual(historyCount);
});
