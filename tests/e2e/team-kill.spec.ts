import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutboxEntry } from '../../lib/store/outbox.ts';
import { until } from './stage.ts';
import { type Device, startTeamStack, type Team, type TeamStack } from './team-stack.ts';

let stack: TeamStack;
let team: Team;
let device: Device;

beforeAll(async () => {
  stack = await startTeamStack();
  team = await stack.aTeam('Ines Albrecht');
  device = await stack.aDevice();
  const [ines] = team.reps;
  if (ines) await device.join(team, ines);
});
afterAll(async () => {
  await device?.browser.close();
  await stack?.stop();
});

/** Where the worker is when it is ended, and what becomes of the request that it leaves. */
const points = [
  /** The change is on disk; whether it is on its way nobody says. */
  'after the save',
  /** On its way, and arrives nowhere. */
  'the request is lost',
  /** On its way, and arrives when nobody waits for the answer. */
  'the request comes late',
  /** Done, and nobody is told. */
  'the reply is lost',
  /** The answer is there; whether it was taken in nobody says. */
  'at the reply',
] as const;

/** Twenty of each; fewer with PIPESIDE_KILL_ROUNDS while something else is looked at. */
const roundCount = Number(process.env['PIPESIDE_KILL_ROUNDS'] ?? 100);
const rounds = Array.from({ length: roundCount }, (_, round) => ({
  round,
  point: points[round % points.length] ?? points[0],
  /** Of a random moment: long enough that some rounds are over by then. */
  delayMs: Math.round(Math.random() * 40),
}));

interface Left {
  readonly point: string;
  readonly outboxCount: number;
  readonly wasOnServer: boolean;
}
const seen: Left[] = [];

async function play(point: (typeof points)[number], delayMs: number): Promise<void> {
  const { browser } = device;
  // Not awaited: its answer comes from a worker that is ended.
  const kick = (): void =>
    void device.page.evaluate(
      'chrome.runtime.sendMessage({ pipeside: 1, name: "sync/kick", input: {} }).catch(() => 0)',
    );
  if (point === 'after the save') {
    kick();
    await pause(delayMs);
    await browser.stopWorker();
    return;
  }
  const isReply = point === 'the reply is lost' || point === 'at the reply';
  const arrives = stack.line.holdNext('sync_push', isReply ? 'reply' : 'request');
  kick();
  const held = await arrives;
  if (point === 'at the reply') {
    held.release();
    await pause(delayMs / 2);
    await browser.stopWorker();
    return;
  }
  await browser.stopWorker();
  if (point === 'the request comes late') held.release();
  else held.drop();
}

async function onServer(id: string): Promise<{ rows: number; ledger: number }> {
  const [found] = await stack.query<{ rows: number; ledger: number }>(
    `select (select count(*)::int from public.prospects where workspace_id = $1 and id = $2) as rows,
       (select count(*)::int from private.sync_ledger where workspace_id = $1 and row_id = $2) as ledger`,
    [team.workspaceId, id],
  );
  return found ?? { rows: 0, ledger: 0 };
}

describe('the worker is killed between the save and the verdict', () => {
  const saved: string[] = [];

  test.each(rounds)('round $round: $point', async ({ point, delayMs }) => {
    await device.browser.worker();
    // Not by the round's number: a round that is tried again adds somebody else.
    const name = `Person ${String(saved.length).padStart(3, '0')}`;
    const slug = `person-${saved.length}`;
    const id = await device.run('add', { name, slug, title: 'Buyer' });
    saved.push(id);
    await play(point, delayMs);
    seen.push({
      point,
      outboxCount: await device.run('outboxCount'),
      wasOnServer: (await onServer(id)).rows === 1,
    });
    // Any event wakes it; nobody tells it to sync.
    await device.browser.worker();
    await until(() => device.run('outboxCount')).toBe(0);
    expect(await onServer(id)).toEqual({ rows: 1, ledger: 1 });
  });

  test('what was acknowledged is there, each once, and nothing else', async () => {
    const rows = await stack.query<{ id: string; full_name: string }>(
      'select id, full_name from public.prospects where workspace_id = $1 order by full_name',
      [team.workspaceId],
    );
    expect(rows.map(({ id }) => id)).toEqual(saved);
    const [ledger] = await stack.query<{ extra: number }>(
      `select (count(*) - count(distinct mid))::int as extra from private.sync_ledger where workspace_id = $1`,
      [team.workspaceId],
    );
    expect(ledger?.extra).toBe(0);
    const kept = await device.rows('prospects');
    expect(kept.map(({ id }) => id).sort()).toEqual([...saved].sort());
    expect(kept.filter(({ rev }) => rev === null)).toEqual([]);
    expect(await device.rows('issues')).toEqual([]);
    expect(await device.rows<OutboxEntry>('outbox')).toEqual([]);
  });

  test('the rounds hit what they are meant to hit', () => {
    // An alarm that wakes the next worker right then may have gone on already: so not of every round.
    const hits = (point: string, wasOnServer: boolean): number =>
      seen.filter(
        (left) => left.point === point && left.outboxCount > 0 && left.wasOnServer === wasOnServer,
      ).length;
    expect(hits('the request is lost', false), JSON.stringify(seen)).toBeGreaterThan(0);
    expect(hits('the reply is lost', true), JSON.stringify(seen)).toBeGreaterThan(0);
  });
});
