import type { SyncIssue } from '../../lib/model/sync.ts';
import { differingTables, sumRows } from '../../lib/store/sync/checksum.ts';
import { loadKept } from '../../lib/store/sync/kept-state.ts';
import { syncedTableNames } from '../../lib/store/tables.ts';
import { rpc } from '../../supabase/tests/database.ts';
import type { Device } from './device.ts';
import type { History } from './history.ts';
import { Model, modelled } from './model.ts';

/** What must hold once everybody has synced. Each throws with what is wrong. */
export async function checkAll(history: History): Promise<void> {
  for (const ws of history.workspaces) await checkServer(history, ws);
  for (const device of history.devices) {
    await checkDevice(history, device);
    await checkVerdicts(history, device);
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** Order of a set's elements is nobody's; keys of a map neither. */
function toComparable(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(toComparable);
    return items.every((item) => typeof item === 'string') ? items.sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, toComparable(one)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(toComparable(one)) === JSON.stringify(toComparable(other));
}

function show(value: unknown): string {
  return JSON.stringify(toComparable(value));
}

/** (b), (c): what the server has is what the model says. */
async function checkServer(history: History, ws: string): Promise<void> {
  const pulled = await history.pullAll(ws);
  for (const t of Object.keys(modelled)) {
    const live = new Map(
      (pulled[t] ?? []).filter((row) => row.deleted_at === null).map((row) => [row.id, row]),
    );
    for (const [key, row] of history.model.rows) {
      if (!key.startsWith(`${ws}/${t}/`)) continue;
      const id = key.slice(`${ws}/${t}/`.length);
      const real = live.get(id) as Fields | undefined;
      if (row.isAlive !== (real !== undefined)) {
        throw new Error(`${t} ${id} is ${real ? 'live' : 'gone'} on the server, not in the model`);
      }
      live.delete(id);
      if (!real) continue;
      for (const [field, value] of row.values) {
        if (!isSame(real[field] ?? null, value)) {
          throw new Error(`server: ${t}.${field} is ${show(real[field])}, not ${show(value)}`);
        }
      }
      for (const [field, elements] of row.sets) {
        const value = [...elements].flatMap(([one, { isIn }]) => (isIn ? [one] : []));
        if (!isSame(real[field] ?? [], value)) {
          throw new Error(`server: ${t}.${field} holds ${show(real[field])}, not ${show(value)}`);
        }
      }
    }
    if (live.size > 0) throw new Error(`server: ${t} that nobody made: ${[...live.keys()].join()}`);
  }
  const keys = (pulled['touchpoint_keys'] ?? []).filter((row) => row.deleted_at === null);
  if (new Set(keys.map((row) => row['key'])).size < keys.length) {
    throw new Error('server: two touchpoints of one key');
  }
}

/** (c), (f): the device has what the server has, and nothing waits. */
async function checkDevice(history: History, device: Device): Promise<void> {
  const { store, name, rep } = device;
  const fail = (text: string) => {
    throw new Error(`${name}: ${text}`);
  };
  const waiting = await store.outbox.toArray();
  const ws = await device.workspace();
  if (ws === undefined) {
    for (const t of syncedTableNames) {
      const left = await store
        .rowsOf(t)
        .filter((row) => history.workspaces.includes(row.workspace_id))
        .count();
      if (left > 0) fail(`${left} ${t} of a team that the rep is no member of`);
    }
    if (waiting.some((entry) => history.workspaces.includes(entry.ws))) {
      // What waits for a workspace needs a team to be sent to; it is kept until the rep has one again.
      for (const entry of waiting) {
        const isTeams = history.workspaces.includes(entry.ws);
        if (isTeams && !(await history.isMember(rep, entry.ws))) fail('waits for a team it left');
      }
    }
    return;
  }
  if (waiting.length > 0) fail(`${waiting.length} changes wait: ${show(waiting[0])}`);
  if ((await store.base.count()) > 0) fail('rows of the server are kept for changes that are gone');
  if ((await store.seen.count()) > 0) fail('a reload is not through');
  const state = await loadKept(store, 'sync');
  if (state?.mendedAt) fail('the store had to be mended');
  const pulled = await history.pullAll(ws);
  for (const t of syncedTableNames) {
    const live = new Map(
      (pulled[t] ?? []).filter((row) => row.deleted_at === null).map((row) => [row.id, row]),
    );
    for (const row of await store.rowsOf(t).toArray()) {
      const { ix, ...fields } = row as Fields & {
        id: string;
        deleted_at: string | null;
        ix?: object;
      };
      if (fields.deleted_at !== null) continue;
      const real = live.get(fields.id) as Fields | undefined;
      live.delete(fields.id);
      if (!real) fail(`${t} ${fields.id} is here and not on the server: ${show(fields)}`);
      for (const field of new Set([...Object.keys(fields), ...Object.keys(real ?? {})])) {
        if (!isSame((fields as Fields)[field], real?.[field])) {
          fail(
            `${t}.${field} is ${show((fields as Fields)[field])}, on the server ${show(real?.[field])}`,
          );
        }
      }
      const isMerged = (fields as Fields)['merged_into'] ?? null;
      if (!ix && isMerged === null) fail(`${t} ${fields.id} is in no list`);
    }
    if (live.size > 0) fail(`${t} ${[...live.keys()].join()} is on the server and not here`);
  }
  const there = await rpc<Record<string, { count: number; sum: string; mix: string }>>(
    history.database,
    rep,
    'sync_checksum',
    { ws },
  );
  const differing = differingTables((await sumRows(store)) ?? {}, there);
  if (differing.length > 0) fail(`the sums of ${differing.join()} differ`);
}

/** (a), (d): each acknowledged change has one end, and what was not taken is with the rep who wrote it. */
async function checkVerdicts(history: History, device: Device): Promise<void> {
  const issues = new Map((await device.store.issues.toArray()).map((issue) => [issue.mid, issue]));
  const waiting = new Set((await device.store.outbox.toArray()).map(({ mid }) => mid));
  const { rows } = await history.database.pool.query<{ mid: string }>(
    'select mid from private.sync_ledger where user_id = $1',
    [device.rep],
  );
  const ledger = new Set(rows.map(({ mid }) => mid));
  for (const [mid, acknowledged] of device.acknowledged) {
    if (acknowledged.isReplaced || waiting.has(mid)) continue;
    const what = `${device.name}: ${acknowledged.op} ${acknowledged.t} ${show(acknowledged.f)}`;
    const issue = issues.get(mid);
    const logged = history.log.get(mid);
    if (ledger.has(mid) !== (logged !== undefined))
      throw new Error(`${what}: ledger and log differ`);
    if (!logged) {
      if (!issue) throw new Error(`${what}: gone without a verdict`);
      checkHolds(issue, { what, lost: acknowledged.f });
      continue;
    }
    if (logged.verdict.status === 'rejected') {
      if (issue?.kind !== 'rejected') throw new Error(`${what}: refused, and nobody is told`);
      checkHolds(issue, { what, lost: logged.change.f });
      continue;
    }
    if (Object.keys(logged.lost).length === 0) continue;
    // Erasing empties the ledger too: a verdict that is given again then says nothing of values.
    const { ws, t, id } = logged.change;
    if (history.model.rows.get(Model.keyOf(ws, t, id))?.isErased) continue;
    if (!issue) throw new Error(`${what}: lost ${show(logged.lost)}, and nobody is told`);
    checkHolds(issue, { what, lost: logged.lost });
  }
}

function checkHolds(issue: SyncIssue, of: { what: string; lost: Fields }): void {
  for (const [field, value] of Object.entries(of.lost)) {
    if (!(field in issue.f)) throw new Error(`${of.what}: ${field} is lost, and not kept`);
    // Ids change where a team is joined, and of a deletion only that it was one matters.
    if (field === 'deleted_at' || field === 'evidence' || field.endsWith('_id')) continue;
    const kept = issue.f[field];
    const isKept = isSame(kept, value) || isSame(kept, { add: value, remove: [] });
    if (!isKept) throw new Error(`${of.what}: ${field} is kept as ${show(kept)}`);
  }
}
