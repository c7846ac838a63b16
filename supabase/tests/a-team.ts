import type { Change, Verdict as KnownVerdict } from '../../lib/model/sync.ts';
import { randomUUID } from 'node:crypto';
import { rpc, type TestDatabase } from './database.ts';

/** A workspace with one member of each role, and somebody who was removed. Ids of reps. */
export interface Team {
  readonly workspaceId: string;
  readonly owner: string;
  readonly manager: string;
  readonly rep: string;
  readonly removed: string;
}

/** Made through the API alone, as a team would. */
export async function aTeam(database: TestDatabase): Promise<Team> {
  const team = {
    workspaceId: randomUUID(),
    owner: randomUUID(),
    manager: randomUUID(),
    rep: randomUUID(),
    removed: randomUUID(),
  };
  await rpc(database, team.owner, 'create_workspace', {
    id: team.workspaceId,
    name: 'Nordwind Sales',
    currency: 'EUR',
    time_zone: 'Europe/Berlin',
    member_name: 'Ines Owner',
  });
  await join(database, team, 'manager', team.manager);
  await join(database, team, 'rep', team.rep);
  await join(database, team, 'rep', team.removed);
  await rpc(database, team.owner, 'remove_member', { ws: team.workspaceId, rep_id: team.removed });
  return team;
}

async function join(database: TestDatabase, team: Team, role: string, rep: string): Promise<void> {
  const { code } = await rpc<{ code: string }>(database, team.owner, 'create_invitation', {
    ws: team.workspaceId,
    role,
  });
  await rpc(database, rep, 'accept_invitation', { code, member_name: `A ${role}` });
}

/** A verdict with what only the tests look at. */
export interface Verdict extends KnownVerdict {
  readonly seq: number;
  /** Of an earlier delivery. */
  readonly dup?: boolean;
}

export interface PullPage {
  readonly cursor: number;
  readonly more: boolean;
  readonly rows: Readonly<Record<string, readonly PulledRow[]>>;
  /** Of a load with a scope. */
  readonly upto?: number;
  readonly gone?: true;
  readonly reset?: true;
}

export type PulledRow = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly rev: number;
  readonly deleted_at: string | null;
};

/** One device of one rep: numbers its changes and sends them. */
export interface Device {
  readonly rep: string;
  readonly clientId: string;
  /** A change at `ms` milliseconds after the start of the test's own time. */
  change(
    op: Change['op'],
    t: string,
    id: string,
    more?: { readonly f?: Change['f']; readonly ms?: number; readonly ws?: string },
  ): Change;
  push(...changes: readonly Change[]): Promise<Verdict[]>;
  /** The one verdict on one change. */
  send(...of: Parameters<Device['change']>): Promise<Verdict>;
  pull(since?: number, lim?: number): Promise<PullPage>;
  /** The row as it is pulled. */
  row(t: string, id: string): Promise<PulledRow | undefined>;
}

/** An hour ago: far enough back that no clock of a test runs ahead. */
const startMs = Date.now() - 3_600_000;

export function aClock(ms: number, clientId: string): string {
  return `${String(startMs + ms).padStart(13, '0')}:0000:${clientId}`;
}

export function aDevice(database: TestDatabase, workspaceId: string, rep: string): Device {
  const clientId = randomUUID();
  let seq = 0;
  const device: Device = {
    rep,
    clientId,
    change: (op, t, id, { f = {}, ms = 0, ws = workspaceId } = {}) => {
      seq += 1;
      return { mid: randomUUID(), seq, ws, t, id, op, f, clock: aClock(ms, clientId) };
    },
    push: async (...m) => {
      const { results } = await rpc<{ results: Verdict[] }>(database, rep, 'sync_push', {
        p: { client_id: clientId, m },
      });
      return results;
    },
    send: async (...of) => {
      const [verdict] = await device.push(device.change(...of));
      if (verdict === undefined) throw new Error('no verdict');
      return verdict;
    },
    pull: (since = 0, lim = 1000) =>
      rpc<PullPage>(database, rep, 'sync_pull', { ws: workspaceId, since, lim }),
    row: async (t, id) => {
      for (let page = await device.pull(); ; page = await device.pull(page.cursor)) {
        const found = page.rows[t]?.find((row) => row.id === id);
        if (found !== undefined || !page.more) return found;
      }
    },
  };
  return device;
}

/** The row as PostgreSQL has it, for what clients do not see. */
export async function loadRow(
  { pool }: TestDatabase,
  t: string,
  id: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { rows } = await pool.query<{ row: Readonly<Record<string, unknown>> }>(
    `select to_jsonb(r) as row from public.${t} r where r.id = $1`,
    [id],
  );
  return rows[0]?.row;
}
