import type { Verdict } from '../../model/sync.ts';
import { randomId } from '../../platform/ids.ts';
import { loadIdentity } from '../identity.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { Store } from '../store.ts';
import { type AnyRow, rowKey, type SyncedTableName, syncedTableNames } from '../tables.ts';
import { namedIn, namesUnknownBeginning } from './awaited.ts';
import { waitOn } from './batch.ts';
import { toIssue } from './issue.ts';
import { loadKept } from './kept-state.ts';
import { overlay, withoutLost } from './overlay.ts';
import { loadWaiting, type WrittenRow, writeRows } from './write-rows.ts';

interface Judged {
  readonly entry: OutboxEntry;
  readonly verdict: Verdict;
}

const settledTables = [
  ...syncedTableNames,
  'outbox',
  'base',
  'issues',
  'kv',
  'search_updates',
  'stale',
  'unscored',
] as const;

/**
 * Takes the verdicts in, in one transaction: the changes leave the outbox, what was not taken is kept for the rep, and
 * each row is what the server has with the changes that still wait over it. What was refused only because the server
 * has something not yet goes on waiting. Gives how many were answered and how many of them need the rep.
 */
export function settleVerdicts(
  store: Store,
  verdicts: readonly Verdict[],
): Promise<{ settledCount: number; issueCount: number }> {
  return store.transaction('rw', [...settledTables], async () => {
    const { workspaceId, repId } = await loadIdentity(store);
    const cursor = await loadKept(store, 'cursor');
    const readRev = cursor?.ws === workspaceId ? cursor.rev : 0;
    const verdictByMid = new Map(verdicts.map((verdict) => [verdict.mid, verdict]));
    const answered = (await loadJudged(store, [...verdictByMid.keys()])).flatMap((entry) => {
      const verdict = verdictByMid.get(entry.mid);
      return verdict ? [{ entry, verdict }] : [];
    });
    const early = await findEarly(store, answered);
    const judged = answered.filter(({ entry }) => !early.has(entry.mid));
    const entries = judged.map(({ entry }) => entry);
    const judgedByRow = Map.groupBy(judged, ({ entry }) => rowKey(entry.t, entry.id));
    await store.outbox.bulkDelete(entries.map(({ seq }) => seq));
    await waitOn(store, [...early.values()]);

    const own = entries.filter((entry) => entry.ws === workspaceId);
    const pairs = [...new Map(own.map((entry) => [rowKey(entry.t, entry.id), entry])).values()];
    const keys = pairs.map(({ t, id }) => rowKey(t, id));
    const rows = await loadRows(store, pairs);
    const bases = await store.base.bulkGet(keys);
    const waiting = await loadWaiting(
      store,
      pairs.map(({ t, id }) => [t, id] as const),
    );

    const written: WrittenRow[] = [];
    for (const [at, { t, id }] of pairs.entries()) {
      const key = keys[at] ?? '';
      const before = rows[at];
      const settled = settleRow({
        judged: judgedByRow.get(key) ?? [],
        base: bases[at]?.row,
        before,
        waiting: waiting.get(key) ?? [],
        repId,
        readRev,
      });
      if (settled.base) await store.base.put({ key, row: settled.base });
      else if (bases[at]) await store.base.delete(key);
      if (settled.row !== before) written.push({ table: t, id, before, after: settled.row });
    }
    await writeRows(store, written, { stamp: randomId() });

    const rowByKey = new Map(keys.map((key, at) => [key, rows[at]]));
    const issues = judged.flatMap(({ entry, verdict }) => {
      const row = rowByKey.get(rowKey(entry.t, entry.id));
      return toIssue(store, { entry, verdict, row }) ?? [];
    });
    await store.issues.bulkAdd(issues);
    const issueCount = issues.filter(({ state }) => state === 'open').length;
    return { settledCount: answered.length, issueCount };
  });
}

/** One question a change, all at once: a cursor over as many keys takes a turn for each. */
async function loadJudged(store: Store, mids: readonly string[]): Promise<OutboxEntry[]> {
  const found = await Promise.all(mids.map((mid) => store.outbox.get({ mid })));
  return found.flatMap((entry) => (entry ? [entry] : [])).sort((one, other) => one.seq - other.seq);
}

/** A column or a table that the server does not know: this version is newer than its database. */
const newerCodes: ReadonlySet<string | undefined> = new Set(['42703', '42P01']);
/** What is named is not there, or the row itself is not. */
const missingCodes: ReadonlySet<string | undefined> = new Set(['23503', 'PT404']);

interface Early {
  readonly entry: OutboxEntry;
  readonly needsNewerServer: boolean;
}

/**
 * Refused changes that came too early: for a server that is to be updated, for a workspace whose first stages and cadence
 * are not written, and what rests on such a change. By `mid`.
 */
async function findEarly(
  store: Store,
  answered: readonly Judged[],
): Promise<ReadonlyMap<string, Early>> {
  const early = new Map<string, Early>();
  const needsById = new Map<string, boolean>();
  for (const { entry, verdict } of answered) {
    const { code, status, rev } = verdict;
    // Of a row that is not there yet a deletion leaves nothing: what makes the row would bring it back.
    const deletesNothing = status === 'applied' && entry.op === 'del' && rev === undefined;
    const below = needsById.size > 0 ? namedIn(entry).find((id) => needsById.has(id)) : undefined;
    let needsNewerServer: boolean;
    if (status === 'rejected' && newerCodes.has(code)) needsNewerServer = true;
    else if (below !== undefined && (missingCodes.has(code) || deletesNothing)) {
      needsNewerServer = needsById.get(below) === true;
    } else if (code === '23503' && (await namesUnknownBeginning(store, entry))) {
      needsNewerServer = false;
    } else continue;
    early.set(entry.mid, { entry, needsNewerServer });
    if (!needsById.has(entry.id)) needsById.set(entry.id, needsNewerServer);
  }
  return early;
}

async function loadRows(
  store: Store,
  pairs: readonly { t: SyncedTableName; id: string }[],
): Promise<(AnyRow | undefined)[]> {
  const rows = new Map<string, AnyRow>();
  for (const table of new Set(pairs.map(({ t }) => t))) {
    const ids = pairs.filter(({ t }) => t === table).map(({ id }) => id);
    for (const row of (await store.table(table).bulkGet(ids)) as (AnyRow | undefined)[]) {
      if (row) rows.set(rowKey(table, row.id), row);
    }
  }
  return pairs.map(({ t, id }) => rows.get(rowKey(t, id)));
}

/** Verdicts by which the server has no such row, or none any more. */
const goneCodes: ReadonlySet<string | undefined> = new Set(['PT404', 'PT410']);

/**
 * One row after its verdicts. Where the base already has the effect (its version is no older than the verdict's), it is
 * the truth; else the effect is put into it, until the pull brings the row itself.
 */
function settleRow(of: {
  judged: readonly Judged[];
  base: AnyRow | undefined;
  before: AnyRow | undefined;
  waiting: readonly OutboxEntry[];
  repId: string;
  /** Everything up to this version was read. */
  readRev: number;
}): { row: AnyRow | undefined; base: AnyRow | undefined } {
  const { judged, before, waiting, repId, readRev } = of;
  const isGone = judged.some(({ verdict }) => goneCodes.has(verdict.code));
  const known = isGone ? undefined : of.base;
  const wentAway = judged.some(({ verdict }) => verdict.into !== undefined);
  // A row that was made here under an id of its own does not exist there; one that the server knows it tells of itself.
  if (wentAway && known === undefined) return { row: undefined, base: undefined };
  const lastRev = Math.max(0, ...judged.map(({ verdict }) => verdict.rev ?? 0));
  // A verdict of long ago, on a row of which nothing was met in reading past it: it was erased since.
  if (known === undefined && lastRev > 0 && lastRev <= readRev) {
    return { row: overlay(undefined, waiting, repId), base: undefined };
  }
  const knows = known !== undefined && (wentAway || (known.rev ?? 0) >= lastRev);
  const isPlain = judged.every(({ verdict }) => verdict.status === 'applied' && !verdict.lost);
  if (isPlain && waiting.length === 0 && !knows) {
    const isFirst = before !== undefined && before.rev === null && lastRev > 0;
    return { row: isFirst ? { ...before, rev: lastRev } : before, base: undefined };
  }
  let base = known;
  if (!knows) {
    const taken = judged.flatMap(({ entry, verdict }) => toTaken(entry, verdict) ?? []);
    base = overlay(base, taken, repId);
    if (base && lastRev > 0) base = { ...base, rev: lastRev };
  }
  const row = overlay(base, waiting, repId);
  return { row, base: waiting.length > 0 ? base : undefined };
}

/** The part of a change that the server took; `undefined` where it took nothing. */
function toTaken(entry: OutboxEntry, verdict: Verdict): OutboxEntry | undefined {
  if (verdict.status === 'rejected') return undefined;
  const { lost } = verdict;
  if (!lost) return entry;
  if (entry.op === 'del' || Object.keys(entry.f).every((field) => field in lost)) return undefined;
  // A row must be whole: what it lacks stands as the rep wrote it until the server's own row is read.
  if (entry.op === 'put') return entry;
  return { ...entry, f: withoutLost(entry.t, { ...entry.f }, { ...lost }) };
}
