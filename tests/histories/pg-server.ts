import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Change, ServerReply, SyncServer, Verdict } from '../../lib/model/sync.ts';
import {
  checksum,
  clientMap,
  pullAnswer,
  pushAnswer,
  serverInfo,
} from '../../lib/model/sync-schema.ts';
import { signIn, toCall } from '../../supabase/tests/database.ts';

/** What the server did, told after its commit and whether or not the reply arrives. */
export interface Committed {
  readonly clientId: string;
  readonly changes: readonly Change[];
  /** `dup`: the verdict of an earlier delivery. */
  readonly verdicts: readonly (Verdict & { readonly dup?: boolean })[];
}

export interface PgServerOptions {
  readonly pool: pg.Pool;
  readonly rep: string;
  readonly onCommitted: (done: Committed) => void;
  /** True once: the connection goes before the commit, as when the server is started anew. */
  readonly takeCut: () => boolean;
}

/** The team's server: its own functions on real PostgreSQL, called as a signed-in rep. */
export function createPgServer(options: PgServerOptions): SyncServer {
  const { onCommitted } = options;
  return {
    info: () => ask(options, 'sync_info', {}, (answer) => serverInfo.parse(answer)),
    push: (clientId, changes) =>
      ask(options, 'sync_push', { p: { client_id: clientId, m: changes } }, (answer) => {
        const { results } = pushAnswer.parse(answer);
        onCommitted({ clientId, changes, verdicts: (answer as { results: never[] }).results });
        return results;
      }),
    pull: (ws, since, { limit, scope, upto }) => {
      const narrowed =
        scope === null ? {} : { scope: { ...scope, ...(upto === null ? {} : { upto }) } };
      return ask(options, 'sync_pull', { ws, since, lim: limit, ...narrowed }, (answer) =>
        pullAnswer.parse(answer),
      );
    },
    checksum: (ws) => ask(options, 'sync_checksum', { ws }, (answer) => checksum.parse(answer)),
    clients: (ws) =>
      // Whoever is no member any more is told by the next pull.
      ask<Readonly<Record<string, string>>>(options, 'sync_clients', { ws }, (answer) =>
        typeof answer === 'object' && answer !== null && 'gone' in answer
          ? {}
          : clientMap.parse(answer),
      ),
  };
}

async function ask<T>(
  options: PgServerOptions,
  name: string,
  args: Readonly<Record<string, unknown>>,
  read: (answer: unknown) => T,
): Promise<ServerReply<T>> {
  let answer: unknown;
  try {
    answer = await call(options, name, args);
  } catch (error) {
    return toProblem(error);
  }
  return { ok: true, value: read(answer) };
}

async function call(
  { pool, rep, takeCut }: PgServerOptions,
  name: string,
  args: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const client = await pool.connect();
  // A connection that is cut says so here as well.
  const ignore = () => undefined;
  client.on('error', ignore);
  let isBroken = false;
  try {
    await client.query('begin');
    await signIn(client, rep);
    const { rows } = await client.query<{ result: unknown }>(...toCall(name, args));
    if (takeCut()) await client.query('select pg_terminate_backend(pg_backend_pid())');
    await client.query('commit');
    return rows[0]?.result;
  } catch (error) {
    isBroken = !(error instanceof pg.DatabaseError) || error.code?.startsWith('57P') === true;
    if (!isBroken) await client.query('rollback');
    throw error;
  } finally {
    client.off('error', ignore);
    if (isBroken) client.on('error', ignore);
    client.release(isBroken);
  }
}

function toProblem(error: unknown): Extract<ServerReply<never>, { ok: false }> {
  if (!(error instanceof pg.DatabaseError)) return { ok: false, problem: 'offline' };
  const { code = '', detail, constraint } = error;
  if (code === '42501') return { ok: false, problem: 'not_member', detail: code };
  if (code === '22023') return { ok: false, problem: 'clock_ahead', serverMs: Number(detail) };
  if (code === '23505' && constraint === 'sync_ledger_client_seq_key') {
    return { ok: false, problem: 'cloned' };
  }
  if (code === 'PT413') return { ok: false, problem: 'too_large' };
  const isPassing = /^(08|53|57)/.test(code) || ['55P03', '40P01', '40001'].includes(code);
  return { ok: false, problem: isPassing ? 'busy' : 'server_odd', detail: code };
}

/** What may happen to one request. `cut`: the server goes down in it. `too_large`: refused by something on the way. */
export const faults = [
  'lost_request',
  'lost_reply',
  'twice',
  'cut',
  'delay',
  'busy',
  'too_large',
] as const;
export type Fault = (typeof faults)[number] | 'none';

/** The way between one device and the server. */
export interface Line {
  isOffline: boolean;
  /** What happens to the next requests, in their order. */
  faults: Fault[];
  isCut: boolean;
  /** Keys of the changes that were handed over, whether or not they arrived. */
  readonly sent: Set<string>;
  /** Rows a page at most: pages are many although rows are few. */
  pageLimit: number;
  /** Called when a request begins and when its reply arrives; throws where the device is gone. */
  onStep: () => void;
  /** What the rep does while a request is under way. */
  meanwhile: (() => Promise<void>) | undefined;
}

const offline = { ok: false, problem: 'offline' } as const;

/** The server at the end of an unreliable line. */
export function throughLine(server: SyncServer, line: Line): SyncServer {
  const send = <T>(
    ask: () => Promise<ServerReply<T>>,
    of: { canBeSmaller?: boolean } = {},
  ): Promise<ServerReply<T>> => {
    const reply = pass(ask, of);
    // A page that was asked for ahead is nobody's once the device has ended.
    reply.catch(() => undefined);
    return reply;
  };
  const pass = async <T>(
    ask: () => Promise<ServerReply<T>>,
    { canBeSmaller = false }: { canBeSmaller?: boolean },
  ): Promise<ServerReply<T>> => {
    line.onStep();
    const fault = line.faults.shift() ?? 'none';
    const act = line.meanwhile;
    line.meanwhile = undefined;
    if (line.isOffline || fault === 'lost_request') {
      await act?.();
      return offline;
    }
    if (fault === 'busy') return { ok: false, problem: 'busy' };
    if (fault === 'too_large' && canBeSmaller) return { ok: false, problem: 'too_large' };
    if (fault === 'delay') await wait(2);
    if (fault === 'cut') line.isCut = true;
    const first = ask();
    const [reply] = await Promise.all([first, fault === 'twice' ? ask() : undefined, act?.()]);
    line.onStep();
    return fault === 'lost_reply' ? offline : reply;
  };
  return {
    info: () => send(() => server.info()),
    push: (clientId, changes) => {
      for (const { mid } of changes) line.sent.add(mid);
      return send(() => server.push(clientId, changes), { canBeSmaller: changes.length > 1 });
    },
    pull: (ws, since, options) =>
      send(() =>
        server.pull(ws, since, { ...options, limit: Math.min(options.limit, line.pageLimit) }),
      ),
    checksum: (ws) => send(() => server.checksum(ws)),
    clients: (ws) => send(() => server.clients(ws)),
  };
}
