import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aDatabase } from '../../supabase/tests/database.ts';
import { type MailScript, mailScript } from './mail-steps.ts';
import { MailWorld } from './mail-world.ts';

/**
 * Random histories of mail in a team: two reps in one conversation, three computers, pages that tell of a message once,
 * twice or never, workers that are killed at any step, undo and sending again, messages from a phone, computers that sync
 * late. At the end each message that was really sent is exactly one touchpoint everywhere. TEAM_MAIL_HISTORIES says how many,
 * SEED which. Seen to fail: with ids of one mailbox that differ taken for one message, a kept touchpoint that is not the
 * older one, an undo that does not cancel, a settling that does not look for what is logged.
 */

const historyCount = Number(process.env['TEAM_MAIL_HISTORIES'] ?? 30);
const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const path = process.env['HISTORY_PATH'];
const laneCount = path === undefined ? Math.min(4, historyCount) : 1;

const database = await aDatabase();
const counts = new Map<string, number>();
let doneCount = 0;

let failing: { readonly lane: number; tries: number } | undefined;
/** How often a history that fails is made shorter at most. */
const maxShrinks = 100;

async function live(lane: number, script: MailScript): Promise<void> {
  if (failing && (failing.lane !== lane || failing.tries > maxShrinks)) return;
  if (failing) failing.tries += 1;
  const world = new MailWorld(database, script);
  try {
    await world.begin();
    for (const step of script.steps) await world.run(step);
    await world.settle();
    await world.check();
  } catch (error) {
    failing ??= { lane, tries: 0 };
    throw error;
  } finally {
    await world.end();
  }
  for (const [what, count] of world.counts) counts.set(what, (counts.get(what) ?? 0) + count);
  doneCount += 1;
}

test(`${historyCount} histories of mail from seed ${seed}`, {
  timeout: 6 * 60 * 60 * 1000,
}, async () => {
  const began = Date.now();
  const lanes = Array.from({ length: laneCount }, (_, lane) =>
    fc.assert(
      fc.asyncProperty(mailScript, (of) => live(lane, of)),
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
  process.stdout.write(`${doneCount} histories of mail in ${seconds} s\n${lines.join('\n')}\n`);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  expect(doneCount).toBeGreaterThanOrEqual(path === undefined ? historyCount : 1);
});
