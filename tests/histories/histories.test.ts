import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aDatabase } from '../../supabase/tests/database.ts';
import { checkAll } from './checks.ts';
import { addPruneOfOne, History } from './history.ts';
import { type Script, script } from './steps.ts';

/**
 * Random histories of one workspace: several devices and reps, an unreliable line, browsers that end at any moment. After
 * each, everybody syncs twice, and nothing may be lost, done twice, or different anywhere. HISTORIES says how many, SEED
 * which; a failure prints both and the shortest history that fails, HISTORY_PATH goes straight to it. Seen to
 * fail: with lost values that become no issue, a base that is never the truth, pages that pay no heed to what waits or
 * leave tombstones out, a cursor written before its rows, changes that are replaced after they were sent, a put cut down
 * to what was taken, refusals that bring a row back, a copy that keeps its client id, clocks stamped anew in the rows
 * alone, a reload that takes nothing away, keys kept in joining, and on the server: without its ledger.
 */

const historyCount = Number(process.env['HISTORIES'] ?? 200);
const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const path = process.env['HISTORY_PATH'];
/** Histories under way at a time: one waits for the database while another computes. */
const laneCount = path === undefined ? Math.min(4, historyCount) : 1;
/** How often a history that fails is made shorter at most. */
const maxShrinks = 400;
const progressEvery = 500;

const database = await aDatabase();
await addPruneOfOne(database.pool);

const counts = new Map<string, number>();
let doneCount = 0;
/** The lane that found a failure, and how often it has tried again since; the others stop. */
let failing: { readonly lane: number; tries: number } | undefined;

async function live(lane: number, { areLocal, steps }: Script): Promise<void> {
  if (failing && (failing.lane !== lane || failing.tries > maxShrinks)) return;
  if (failing) failing.tries += 1;
  const history = new History(database);
  try {
    await history.begin(areLocal);
    for (const step of steps) await history.run(step);
    await history.settle();
    await checkAll(history);
  } catch (error) {
    failing ??= { lane, tries: 0 };
    throw error;
  } finally {
    await history.end();
  }
  for (const [what, count] of history.counts) counts.set(what, (counts.get(what) ?? 0) + count);
  doneCount += 1;
  if (doneCount % progressEvery === 0) process.stdout.write(`${doneCount} histories\n`);
}

test(`${historyCount} histories from seed ${seed}`, { timeout: 6 * 60 * 60 * 1000 }, async () => {
  const began = Date.now();
  const lanes = Array.from({ length: laneCount }, (_, lane) =>
    fc.assert(
      fc.asyncProperty(script, (of) => live(lane, of)),
      {
        seed: seed + lane,
        numRuns: Math.ceil(historyCount / laneCount),
        ...(path === undefined ? {} : { path }),
      },
    ),
  );
  const ends = await Promise.allSettled(lanes);
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  const lines = [...counts].map(([what, count]) => `  ${what}: ${count}`).toSorted();
  process.stdout.write(`${doneCount} histories in ${seconds} s\n${lines.join('\n')}\n`);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  expect(doneCount).toBeGreaterThanOrEqual(path === undefined ? historyCount : 1);
});
