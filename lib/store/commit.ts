import type { Receipt } from '../model/clip.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { toInstant } from '../platform/clock.ts';
import { randomId } from '../platform/ids.ts';
import { Draft, type DraftRow } from './draft.ts';
import { asSet, changedKeys, evidenceField, isSetField, setChange, toFlat } from './flat.ts';
import { type ClockReading, nextReading, toClockText } from './hybrid-clock.ts';
import { loadIdentity } from './identity.ts';
import type { CommandOrigin, FlatFields, JournalEntry, RowChange } from './journal.ts';
import { canReplace, type OutboxEntry } from './outbox.ts';
import { rowSchemas } from './schemas.ts';
import { hasSameLine, toSearchUpdates, type WrittenRows } from './search-lines.ts';
import { toStaleSubjects } from './stale.ts';
import { RefusedError, toStorageFailure } from './storage-failure.ts';
import type { Store } from './store.ts';
import {
  type AnyRow,
  rowKey,
  type SyncedTableName,
  syncedTableNames,
  syncedTables,
  toStored,
} from './tables.ts';
import { toUnscored } from './unscored.ts';

export interface Command {
  /** As shown in the history: `prospect/edit`. */
  readonly command: string;
  readonly origin: CommandOrigin;
  /** The journal entry that this command takes back. */
  readonly undoes?: number;
  /** The extension does it by itself: what others' changes make of it is no question to the rep. */
  readonly isAutomatic?: true;
  /** Runs last in the same transaction: what must be true exactly when the command is. */
  readonly onReceipt?: (receipt: Receipt) => Promise<void>;
}

/** The row that the receipt speaks of. `fieldCount` where it is not the number of that row's changed fields. */
export interface Subject {
  readonly table: SyncedTableName;
  readonly id: string;
  readonly name: string;
  readonly fieldCount?: number;
}

const localTableNames = [
  'journal',
  'outbox',
  'base',
  'issues',
  'kv',
  'clips',
  'search_updates',
  'stale',
  'unscored',
] as const;

/**
 * The one way to write: rows, journal, outbox, clock and search lines in one strict transaction, or none of them. A
 * command that changes nothing leaves no journal entry: its receipt has `journalId` and `fieldCount` 0. `change` may
 * await only the draft and the store.
 */
export async function commit(
  store: Store,
  command: Command,
  change: (draft: Draft) => Promise<Subject>,
): Promise<Result<Receipt>> {
  if (store.isBlocked) return failed('storage_blocked', 'BlockedError');
  try {
    const receipt = await store.transaction(
      'rw',
      [...syncedTableNames, ...localTableNames],
      async () => {
        const identity = await loadIdentity(store);
        const draft = new Draft(store, identity, toInstant(store.clock.now()));
        const subject = await change(draft);
        const receipt = await saveDraft(draft, command, subject);
        await command.onReceipt?.(receipt);
        return receipt;
      },
    );
    if (receipt.journalId !== 0) store.onSaved?.();
    return success(receipt);
  } catch (error) {
    return toStorageFailure(error);
  }
}

async function saveDraft(draft: Draft, command: Command, subject: Subject): Promise<Receipt> {
  const { store } = draft;
  const { table, id, name } = subject;
  const saved = await saveChanged(draft);
  if (!saved) return { journalId: 0, table, id, name, fieldCount: 0 };

  const { rows, clock } = saved;
  await queueRows(draft, rows, { clock, isAutomatic: command.isAutomatic === true });
  await store.search_updates.bulkPut(await toSearchUpdates(toFoundOtherwise(draft), clock));
  await saveInChunks(toStaleSubjects(draft), (chunk) => store.stale.bulkPut(chunk));
  await store.unscored.bulkPut(toUnscored(draft));
  const journalId = await saveJournalEntry(draft, command, rows);
  const own = rows.find((row) => row.table === table && row.id === id);
  const fieldCount =
    subject.fieldCount ?? own?.keys.filter((key) => evidenceField(key) === undefined).length ?? 0;
  return { journalId, table, id, name, fieldCount };
}

interface ChangedRow extends DraftRow {
  readonly flatBefore: FlatFields | undefined;
  readonly flatAfter: FlatFields;
  /** Flat fields that differ. */
  readonly keys: readonly string[];
  /** Those, and what goes together with them. */
  readonly sentKeys: readonly string[];
}

function toChangedRow(row: DraftRow): ChangedRow | undefined {
  const flatBefore = row.before && toFlat(row.table, row.before);
  const flatAfter = toFlat(row.table, row.after);
  const keys = changedKeys(row.table, flatBefore ?? {}, flatAfter);
  if (keys.length === 0) return undefined;
  const { together } = syncedTables[row.table];
  const sentKeys = [...new Set([...keys, ...keys.flatMap((key) => together[key] ?? [])])];
  return { ...row, flatBefore, flatAfter, keys, sentKeys };
}

function isLive(row: AnyRow | undefined): boolean {
  return row !== undefined && row.deleted_at === null;
}

/** Fields of a row that got a value or evidence, or are said again; evidence has no clock of its own. */
function clockedFields(row: ChangedRow): string[] {
  const isWhole = !isLive(row.before) && isLive(row.after);
  const keys = isWhole ? Object.keys(row.flatAfter) : row.sentKeys;
  return [...new Set(keys.map((key) => evidenceField(key) ?? key))];
}

function stampRow(row: ChangedRow, draft: Draft, clock: string): void {
  const clocks = { ...row.after.clocks };
  for (const field of clockedFields(row)) clocks[field] = clock;
  row.after = { ...row.after, clocks, updated_at: draft.at, updated_by: draft.identity.repId };
}

function checkRow({ table, after }: ChangedRow): void {
  const checked = rowSchemas[table].safeParse(after);
  if (checked.success) return;
  const field = checked.error.issues[0]?.path[0];
  throw new RefusedError(failed('invalid_input', `${table}.${String(field)}`).failure);
}

const manyRows = 100;

/** A changed row is found as the newest. Of many only those that other words find: they would all be the newest at once. */
function toFoundOtherwise(draft: Draft): WrittenRows {
  const rows = draft.rows();
  if (rows.length <= manyRows) return draft;
  const others = rows.filter(({ before, after }) => !hasSameLine(before, after));
  return { store: draft.store, rows: () => others };
}

const chunkSize = 500;

/** In pieces, so that a page that changes thousands of rows stays awake between. */
function toChunks<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / chunkSize) }, (_, at) =>
    rows.slice(at * chunkSize, (at + 1) * chunkSize),
  );
}

async function saveInChunks<Row>(
  rows: readonly Row[],
  save: (chunk: readonly Row[]) => PromiseLike<unknown>,
): Promise<void> {
  for (const chunk of toChunks(rows)) await save(chunk);
}

/** The rows that differ, and the clock under which they are saved; `undefined` where none does. */
async function saveChanged(
  draft: Draft,
): Promise<{ readonly rows: readonly ChangedRow[]; readonly clock: string } | undefined> {
  const { store, identity } = draft;
  const saved: ChangedRow[] = [];
  let clock: string | undefined;
  for (const chunk of toChunks(draft.rows())) {
    const rows = chunk.flatMap((row) => toChangedRow(row) ?? []);
    if (rows.length === 0) continue;
    clock ??= await tickClock(store, identity.clientId);
    for (const row of rows) stampRow(row, draft, clock);
    for (const row of rows) checkRow(row);
    await saveRows(store, rows);
    saved.push(...rows);
  }
  return clock === undefined ? undefined : { rows: saved, clock };
}

async function saveRows(store: Store, rows: readonly ChangedRow[]): Promise<void> {
  for (const table of new Set(rows.map((row) => row.table))) {
    const own = rows.filter((row) => row.table === table);
    await store.table(table).bulkPut(own.map((row) => toStored(table, row.after)));
  }
}

async function queueRows(
  draft: Draft,
  rows: readonly ChangedRow[],
  { clock, isAutomatic }: { clock: string; isAutomatic: boolean },
): Promise<void> {
  const { outbox } = draft.store;
  const mark = isAutomatic ? ({ isAutomatic: true } as const) : {};
  const entries = rows
    .flatMap((row) => toOutboxEntry(draft, row, clock) ?? [])
    .map((entry) => ({ ...entry, ...mark }));
  await outbox.bulkDelete(await findReplaced(draft.store, entries));
  await saveInChunks(entries, (chunk) => outbox.bulkAdd(chunk));
  await keepBase(draft.store, rows);
}

/**
 * The numbers of the entries whose place is taken. All rows are asked about at once, as a deleted stage moves thousands of
 * deals; each by itself, as `anyOf` steps through a cursor, which takes longer.
 */
async function findReplaced(
  { outbox }: Store,
  entries: readonly Omit<OutboxEntry, 'seq'>[],
): Promise<number[]> {
  const patches = entries.filter(({ op }) => op === 'patch');
  const earlier = await Promise.all(
    patches.map(({ t, id }) => outbox.where('[t+id]').equals([t, id]).last()),
  );
  return patches.flatMap((patch, at) => {
    const last = earlier[at];
    return last && canReplace(last, patch) ? last.seq : [];
  });
}

/** Before the first change to a row that the server knows: what it had. A row that it never had has no base. */
async function keepBase(store: Store, rows: readonly ChangedRow[]): Promise<void> {
  const known = rows.flatMap(({ table, id, before }) =>
    before && before.rev !== null ? [{ key: rowKey(table, id), row: before }] : [],
  );
  if (known.length === 0) return;
  const kept = await store.base.bulkGet(known.map(({ key }) => key));
  const fresh = known.filter((_, at) => kept[at] === undefined);
  await saveInChunks(fresh, (chunk) => store.base.bulkPut(chunk));
}

function toOutboxEntry(
  draft: Draft,
  row: ChangedRow,
  clock: string,
): Omit<OutboxEntry, 'seq'> | undefined {
  const [wasLive, isNowLive] = [isLive(row.before), isLive(row.after)];
  if (!wasLive && !isNowLive) return undefined;
  const op = !isNowLive ? 'del' : wasLive ? 'patch' : 'put';
  return {
    mid: randomId(),
    ws: draft.identity.workspaceId,
    t: row.table,
    id: row.id,
    op,
    f: op === 'del' ? {} : op === 'put' ? toWholeFields(row) : toChangedFields(row),
    clock,
    attempts: 0,
    at: draft.at,
  };
}

function toWholeFields({ table, after }: ChangedRow): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(toFlat(table, after))) {
    if (key !== 'deleted_at' && evidenceField(key) === undefined) fields[key] = value;
  }
  if (syncedTables[table].hasEvidence && 'evidence' in after) fields['evidence'] = after.evidence;
  return fields;
}

/** A patch; a field whose evidence alone is new is sent with it, as one cannot be clocked without the other. */
function toChangedFields(row: ChangedRow): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const evidence: Record<string, unknown> = {};
  for (const key of row.sentKeys) {
    const of = evidenceField(key);
    if (of !== undefined) evidence[of] = row.flatAfter[key] ?? null;
    const field = of ?? key;
    if (field in fields) continue;
    const after = row.flatAfter[field] ?? null;
    fields[field] = isSetField(row.table, field)
      ? setChange(asSet(row.flatBefore?.[field]), asSet(after))
      : after;
  }
  if (Object.keys(evidence).length > 0) fields['evidence'] = evidence;
  return fields;
}

async function saveJournalEntry(
  draft: Draft,
  { command, origin, undoes }: Command,
  rows: readonly ChangedRow[],
): Promise<number> {
  const { journal } = draft.store;
  const id = await journal.add({
    command,
    at: draft.at,
    by: draft.identity.repId,
    origin,
    changes: rows.map(toRowChange),
    rows: rows.map((row) => rowKey(row.table, row.id)),
    undoneBy: null,
    undoes: undoes ?? null,
  });
  if (undoes !== undefined) await markUndone(draft.store, undoes, id);
  return id;
}

/** Taking back an undo lets the entry that it took back stand again. */
async function markUndone(store: Store, undoes: number, by: number): Promise<void> {
  const undone: JournalEntry | undefined = await store.journal.get(undoes);
  await store.journal.update(undoes, { undoneBy: by });
  if (undone?.undoes) await store.journal.update(undone.undoes, { undoneBy: null });
}

function toRowChange({ table, id, flatBefore, flatAfter, keys }: ChangedRow): RowChange {
  if (!flatBefore && syncedTables[table].isAppendOnly) {
    return { t: table, id, before: null, after: {} };
  }
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const key of keys) {
    before[key] = flatBefore?.[key] ?? null;
    after[key] = flatAfter[key] ?? null;
  }
  return { t: table, id, before: flatBefore ? before : null, after };
}

async function tickClock(store: Store, clientId: string): Promise<string> {
  const last = (await store.kv.get('clock'))?.value as ClockReading | undefined;
  const reading = nextReading(last, store.clock.now());
  await store.kv.put({ key: 'clock', value: reading });
  return toClockText(reading, clientId);
}
