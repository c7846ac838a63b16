import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import pg from 'pg';
import type { RepId, WorkspaceId } from '../../lib/model/ids.ts';
import { buildExtension, chromeLocalBuild } from '../e2e/build.ts';
import { type Device, startTeamStack, type Team, type TeamStack } from '../e2e/team-stack.ts';
import { toSpread } from './measure.ts';
import { toSeedRows } from './seed.ts';
import { benchSeen } from './sync-seen.ts';
import type { Row } from './table.ts';

/** Sync as it runs in the extension: Chromium, the gateway, PostgreSQL, all on this machine. */

const pushCount = 10_000;
const pullCount = 50_000;
const batchSize = 500;
/** Changes that are sent one a request, to be compared with batches; the figure is scaled up. */
const singleCount = 200;

interface SyncParts {
  readonly endsAt: number;
}

interface Bench {
  readonly stack: TeamStack;
  readonly rows: Row[];
  readonly endsAt: number;
}

function toLoad(): string {
  return `load ${(loadavg()[0] ?? 0).toFixed(1)}`;
}

/** Everything of one rep's pushing and pulling, and of two reps who see each other. */
export async function benchSync({ endsAt }: SyncParts): Promise<readonly Row[]> {
  if (!existsSync(chromeLocalBuild)) buildExtension('chrome', { forLocalStack: true });
  const stack = await startTeamStack();
  const bench: Bench = { stack, rows: [], endsAt };
  const parts = [benchPush, benchSingles, benchRawInsert, benchPull, benchBothSides];
  try {
    for (const part of parts) await attempt(bench, part);
    return bench.rows;
  } finally {
    await stack.stop();
  }
}

async function attempt(bench: Bench, part: (bench: Bench) => Promise<void>): Promise<void> {
  try {
    await part(bench);
  } catch (error) {
    const [note = ''] = String(error instanceof Error ? error.message : error).split('\n');
    process.exitCode = 1;
    bench.rows.push({
      what: part.name,
      unit: 'ms',
      ours: undefined,
      note: `broke: ${note.slice(0, 100)}`,
    });
  }
}

interface Sent {
  /** From the first moment until the last verdict is taken in. */
  readonly sentMs: number;
  /** Until what was sent is read back as well. */
  readonly roundMs: number;
  /** The gateway's part of that, database included. */
  readonly serverMs: number;
  readonly pushes: number;
  readonly calls: number;
}

/** Sends all that waits. */
async function timeSending({ line }: TeamStack, device: Device): Promise<Sent> {
  const before = line.answered.length;
  const began = Date.now();
  await device.ask('sync/now', {});
  // A long round is answered before it is over.
  const problem = await device.run('awaitSent');
  const ended = Date.now();
  if (problem !== null) throw new Error(`the sending stopped: ${problem}`);
  const calls = line.answered.slice(before);
  const pushes = calls.filter(({ path }) => path.endsWith('/sync_push'));
  // What comes after the last verdict begins when the first page was asked for.
  const lastPush = pushes.at(-1)?.answeredAt ?? ended;
  return {
    sentMs: lastPush - began,
    roundMs: ended - began,
    serverMs: pushes.reduce((sum, { serverMs }) => sum + serverMs, 0),
    pushes: pushes.length,
    calls: calls.length,
  };
}

/** Nothing but the page of the test is open: the server's hints would be answered in between. */
async function closeOthers({ browser, page }: Device): Promise<void> {
  for (const other of browser.context.pages()) if (other !== page) await other.close();
}

async function aMember({ stack }: Bench, team: Team, place: number): Promise<Device> {
  const device = await stack.aDevice();
  const rep = team.reps[place];
  if (rep === undefined) throw new Error(`no rep ${place}`);
  await closeOthers(device);
  await device.join(team, rep);
  return device;
}

const runCount = 3;

async function benchPush(bench: Bench): Promise<void> {
  const { stack, rows, endsAt } = bench;
  const team = await stack.aTeam('Ines Albrecht');
  const device = await aMember(bench, team, 0);
  const creates: Sent[] = [];
  const edits: Sent[] = [];
  try {
    for (let run = 0; run < runCount; run += 1) {
      if (run > 0 && Date.now() > endsAt) break;
      stack.line.cut();
      const ids = await device.run('addMany', pushCount, run * pushCount);
      stack.line.mend();
      creates.push(await timeSending(stack, device));
      stack.line.cut();
      await device.run('editAll', ids, `Title of run ${run}`);
      stack.line.mend();
      edits.push(await timeSending(stack, device));
    }
  } finally {
    await device.browser.close();
  }
  const of = (sent: readonly Sent[], what: keyof Sent) => toSpread(sent.map((one) => one[what]));
  rows.push(
    {
      what: `push ${pushCount} creates, to the last verdict (${toLoad()})`,
      unit: 'ms',
      ours: of(creates, 'sentMs'),
      aims: [{ of: 'p50', most: 3_000 }],
    },
    { what: '… of it the gateway and PostgreSQL', unit: 'ms', ours: of(creates, 'serverMs') },
    {
      what: '… requests',
      unit: 'requests',
      ours: of(creates, 'pushes'),
      aims: [{ of: 'p50', most: 22 }],
    },
    {
      what: '… and all of it read back',
      unit: 'ms',
      ours: of(creates, 'roundMs'),
      note: `${of(creates, 'calls').p50} requests`,
    },
    {
      what: `push ${pushCount} field edits, to the last verdict`,
      unit: 'ms',
      ours: of(edits, 'sentMs'),
    },
    { what: '… requests', unit: 'requests', ours: of(edits, 'pushes') },
  );
}

/** What a device sends of one new prospect. */
function aPushOfOne(
  team: Team,
  { client_id, seq, fields }: { client_id: string; seq: number; fields: object },
): { p: { client_id: string; m: readonly object[] } } {
  const change = {
    mid: randomUUID(),
    seq,
    ws: team.workspaceId,
    t: 'prospects',
    id: randomUUID(),
    op: 'put',
    f: fields,
    clock: `${Date.now()}:0000:${client_id}`,
  };
  return { p: { client_id, m: [change] } };
}

/** What a row a request would cost: a sample, straight to the gateway, one after another. */
async function benchSingles({ stack, rows }: Bench): Promise<void> {
  const team = await stack.aTeam('Ines Albrecht');
  const [rep] = team.reps;
  const client_id = randomUUID();
  const times: number[] = [];
  for (let seq = 1; seq <= singleCount; seq += 1) {
    const began = performance.now();
    const fields = { full_name: `Person ${seq}`, title: 'Buyer', linkedin_slug: `single-${seq}` };
    await rep?.call('sync_push', aPushOfOne(team, { client_id, seq, fields }));
    times.push(performance.now() - began);
  }
  const sum = times.reduce((one, other) => one + other, 0);
  rows.push({
    what: `for comparison: one sync_push a row, ${singleCount} scaled to ${pushCount}`,
    unit: 'ms',
    ours: toSpread([(sum / singleCount) * pushCount]),
  });
}

const tables = ['companies', 'prospects', 'tasks'] as const;

/** Rows as a team has them after years, written past the protocol. Gives the milliseconds of the prospects alone. */
async function fillServer(
  { stack }: Bench,
  team: Team,
  { count }: { readonly count: number },
): Promise<number> {
  const [rep] = team.reps;
  const identity = {
    workspaceId: team.workspaceId as WorkspaceId,
    repId: rep?.userId as RepId,
    clientId: randomUUID(),
  };
  const made = toSeedRows(identity, { count });
  const client = new pg.Client({ connectionString: stack.adminUrl });
  await client.connect();
  let prospectMs = 0;
  try {
    for (const table of tables) {
      const columns = Object.keys(made[table][0] ?? {}).filter((column) => column !== 'rev');
      const list = columns.join(', ');
      const began = performance.now();
      for (let at = 0; at < made[table].length; at += batchSize) {
        await client.query(
          `insert into public.${table} (${list}) select ${list} from json_populate_recordset(null::public.${table}, $1)`,
          [JSON.stringify(made[table].slice(at, at + batchSize))],
        );
      }
      if (table === 'prospects') prospectMs = performance.now() - began;
    }
    await client.query('analyze public.companies, public.prospects, public.tasks');
  } finally {
    await client.end();
  }
  return prospectMs;
}

async function benchRawInsert(bench: Bench): Promise<void> {
  const team = await bench.stack.aTeam('Ines Albrecht');
  const ms = await fillServer(bench, team, { count: pushCount });
  bench.rows.push({
    what: `for comparison: insert of ${pushCount} through pg, ${batchSize} a statement, with triggers`,
    unit: 'ms',
    ours: toSpread([ms]),
  });
}

async function benchPull(bench: Bench): Promise<void> {
  const { stack, rows, endsAt } = bench;
  const team = await stack.aTeam('Ines Albrecht', 'Duy Phan');
  await fillServer(bench, team, { count: pullCount });
  const times: number[] = [];
  const requests: number[] = [];
  let device: Device | undefined;
  try {
    for (let run = 0; run < runCount; run += 1) {
      if (run > 0 && Date.now() > endsAt) break;
      await device?.browser.close();
      device = await stack.aDevice();
      await closeOthers(device);
      const before = stack.line.answered.length;
      times.push(await timeColdPull(stack, device, team));
      requests.push(stack.line.answered.slice(before).filter(isPull).length);
    }
    rows.push(
      {
        what: `cold pull of ${pullCount} prospects, 5,000 companies, 1,000 tasks, searchable (${toLoad()})`,
        unit: 'ms',
        ours: toSpread(times),
        // The same people put into an empty table with the same indexes, and nothing else.
        ...(device ? { floor: toSpread([await device.run('timeRawPut')]) } : {}),
        aims: [{ of: 'p50', most: 4_000 }],
      },
      { what: '… requests', unit: 'requests', ours: toSpread(requests) },
    );
    if (device) rows.push(await benchIncrement(team, device));
  } finally {
    await device?.browser.close();
  }
}

function isPull({ path }: { readonly path: string }): boolean {
  return path.endsWith('/sync_pull');
}

/** From opening the workspace until everything is on disk and found by the search. */
async function timeColdPull(stack: TeamStack, device: Device, team: Team): Promise<number> {
  const [, rep] = team.reps;
  if (rep === undefined) throw new Error('no second rep');
  await device.ask('team/connect', { url: stack.line.url, key: stack.key });
  await device.ask('team/signIn', { email: rep.email, password: rep.password });
  const began = Date.now();
  await device.ask('team/open', { workspaceId: team.workspaceId });
  // The opening begins the round; nobody asks for another one.
  const problem = await device.run('awaitLoaded');
  const ms = Date.now() - began;
  if (problem !== null) throw new Error(`the load stopped: ${problem}`);
  const found = await device.run('search', 'p');
  const kept = await device.run('count');
  if (kept !== pullCount || found === 0) throw new Error(`${kept} are here, ${found} are found`);
  return ms;
}

const incrementCount = 40;

/** A colleague's one change, until it is in this store: from the question to the end of the round. */
async function benchIncrement(team: Team, device: Device): Promise<Row> {
  const [owner] = team.reps;
  const client_id = randomUUID();
  const times: number[] = [];
  for (let seq = 1; seq <= incrementCount; seq += 1) {
    const fields = { full_name: `Newcomer ${seq}`, linkedin_slug: `newcomer-${seq}` };
    await owner?.call('sync_push', aPushOfOne(team, { client_id, seq, fields }));
    const began = performance.now();
    await device.ask('sync/now', {});
    times.push(performance.now() - began);
  }
  const kept = await device.run('count');
  if (kept !== pullCount + incrementCount) throw new Error(`${kept} are here`);
  return {
    what: `incremental pull of 1 at ${pullCount}, message and round`,
    unit: 'ms',
    ours: toSpread(times.slice(2)),
  };
}

async function benchBothSides(bench: Bench): Promise<void> {
  const team = await bench.stack.aTeam('Ines Albrecht', 'Duy Phan');
  const [one, other] = [await aMember(bench, team, 0), await aMember(bench, team, 1)];
  try {
    bench.rows.push(await benchSeen({ one, other, endsAt: bench.endsAt }));
  } finally {
    for (const { browser } of [one, other]) await browser.close();
  }
}
