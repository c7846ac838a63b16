import type { Receipt } from '../model/clip.ts';
import type { Enrolment } from '../model/engagement.ts';
import { failed, type Result } from '../model/failure.ts';
import { commit, type Subject } from './commit.ts';
import type { Draft } from './draft.ts';
import { asSet, evidenceField, isSameValue, isSetField, setChange, toFlat } from './flat.ts';
import type { RowChange } from './journal.ts';
import { peopleOf } from './lookup.ts';
import { RefusedError } from './storage-failure.ts';
import type { Store } from './store.ts';
import { type AnyRow, aboutKey, rowKey, type SyncedTableName, syncedTables } from './tables.ts';

function refuse(detail: string): never {
  throw new RefusedError(failed('cannot_undo', detail).failure);
}

/**
 * Takes a command back, by a command of its own: undoing the undo does it again. All or nothing: where a field has been
 * changed since, or a row that the command made is in use, it fails with `cannot_undo` and names what stands in the way.
 * Elements of sets are taken back one by one, so later additions stay.
 */
export function undoCommand(store: Store, journalId: number): Promise<Result<Receipt>> {
  return commit(
    store,
    { command: 'undo', origin: store.origin, undoes: journalId },
    async (draft) => {
      const entry = await store.journal.get(journalId);
      if (!entry) throw new RefusedError(failed('not_found_here', 'journal').failure);
      if (entry.undoneBy !== null) refuse('already_undone');
      const rows = await loadRows(store, entry.changes);
      let told: RowChange | undefined;
      for (const change of [...entry.changes].reverse()) {
        const row = rows.get(rowKey(change.t, change.id));
        // Awaited where the database is asked: an entry may hold thousands of rows, see `loadRows`.
        if (change.before !== null) revert(draft, row, change);
        else if (syncedTables[change.t].isAppendOnly)
          draft.removeRead(change.t, requireLive(row, change));
        else if (!(await unmake(draft, change, entry.changes))) continue;
        if (silentTables.has(change.t) || isAlongside(change, entry.changes)) continue;
        told = change;
      }
      return told ? toSubject(draft, told) : refuse('nothing_left');
    },
  );
}

/**
 * The rows of an entry, deleted ones too. All at once: Dexie ends a transaction in which more than a hundred awaits in a row
 * ask nothing of the database, and one question a row takes seconds.
 */
async function loadRows(
  store: Store,
  changes: readonly RowChange[],
): Promise<ReadonlyMap<string, AnyRow>> {
  const byTable = Array.from(Map.groupBy(changes, ({ t }) => t));
  const found = await Promise.all(
    byTable.map(([table, of]) => store.table<AnyRow>(table).bulkGet(of.map(({ id }) => id))),
  );
  const rows = new Map<string, AnyRow>();
  for (const [at, [table]] of byTable.entries()) {
    for (const row of found[at] ?? []) if (row) rows.set(rowKey(table, row.id), row);
  }
  return rows;
}

function requireLive(row: AnyRow | undefined, { t }: RowChange): AnyRow {
  return row && row.deleted_at === null ? row : refuse(`${t}.deleted_at`);
}

function revert(draft: Draft, row: AnyRow | undefined, { t, before, after }: RowChange): void {
  if (!row || !before) return refuse(`${t}: gone`);
  const now = toFlat(t, row);
  const fields: Record<string, unknown> = {};
  if ((now['deleted_at'] === null) !== ((after['deleted_at'] ?? null) === null)) {
    refuse(`${t}.deleted_at`);
  }
  for (const field of Object.keys(after)) {
    if (isSetField(t, field)) {
      fields[field] = withoutSetChange(now[field], before[field], after[field]);
      continue;
    }
    const isFree = field === 'deleted_at' || evidenceField(field) !== undefined;
    if (!isFree && !isSameValue(now[field], after[field])) refuse(`${t}.${field}`);
    fields[field] = before[field] ?? null;
  }
  draft.restoreRead(t, row, fields);
}

function withoutSetChange(now: unknown, before: unknown, after: unknown): string[] {
  const { add, remove } = setChange(asSet(before), asSet(after));
  const kept = asSet(now).filter((element) => !add.includes(element));
  return [...kept, ...remove.filter((element) => !kept.includes(element))];
}

const usingCompanies: ReadonlySet<SyncedTableName> = new Set(['prospects', 'deals']);

/** Whether it is a company that was made because a person or a deal named it. */
function isAlongside({ t, before }: RowChange, together: readonly RowChange[]): boolean {
  return (
    t === 'companies' && before === null && together.some((other) => usingCompanies.has(other.t))
  );
}

/**
 * Deletes a row that the command made. A company that was made along with a person or a deal and has come to use since
 * stays: the rep takes back the person or the deal.
 */
async function unmake(
  draft: Draft,
  change: RowChange,
  together: readonly RowChange[],
): Promise<boolean> {
  const { t, id } = change;
  const row = requireLive(await draft.loadAny(t, id), change);
  const obstacle = (await findUser(draft.store, change, together)) ?? findEdit(change, row);
  if (obstacle && isAlongside(change, together)) return false;
  if (obstacle) return refuse(obstacle);
  draft.removeRead(t, row);
  return true;
}

/** A field of a row that is no longer as the command that made it left it. */
function findEdit({ t, after }: RowChange, row: AnyRow): string | undefined {
  const now = toFlat(t, row);
  const edited = Object.keys(now).find((field) => {
    if (evidenceField(field) !== undefined) return false;
    return isSetField(t, field)
      ? !isSameSet(now[field], after[field])
      : !isSameValue(now[field], after[field]);
  });
  return edited && `${t}.${edited}`;
}

function isSameSet(one: unknown, other: unknown): boolean {
  const { add, remove } = setChange(asSet(one), asSet(other));
  return add.length + remove.length === 0;
}

/** Where live rows point at a row of a table: table, index, and what it holds. */
const usersByTable: Partial<
  Record<SyncedTableName, readonly (readonly [SyncedTableName, string, (id: string) => string])[]>
> = {
  prospects: [
    ['notes', 'ix.about', (id) => aboutKey('prospect', id)],
    ['tasks', 'ix.of', String],
    ['touchpoints', 'ix.people', String],
    ['stakeholders', 'ix.prospect', String],
    ['enrolments', 'ix.prospect', String],
  ],
  companies: [
    ['notes', 'ix.about', (id) => aboutKey('company', id)],
    ['deals', 'ix.company', String],
  ],
  deals: [
    ['stage_changes', 'ix.deal', String],
    ['stakeholders', 'ix.deal', String],
    ['notes', 'ix.about', (id) => aboutKey('deal', id)],
    ['tasks', 'ix.deal', String],
    ['touchpoints', 'ix.deal', String],
    ['deals', 'ix.renews', String],
  ],
  stakeholders: [['notes', 'ix.about', (id) => aboutKey('stakeholder', id)]],
  stages: [['deals', 'ix.stage', String]],
};

/** A table whose live rows point at this row, other than the rows of the command itself. */
async function findUser(
  store: Store,
  { t, id }: RowChange,
  together: readonly RowChange[],
): Promise<string | undefined> {
  const own = new Set(together.map((change) => change.id));
  const isOther = (row: { id: string }) => !own.has(row.id);
  if (t === 'companies' && (await peopleOf(store, id).filter(isOther).first())) return 'prospects';
  for (const [table, index, toKey] of usersByTable[t] ?? []) {
    const users = store.table(table).where(index).equals(toKey(id));
    if (await users.filter(isOther).first()) return table;
  }
  if (t !== 'cadences') return undefined;
  const isOn = (row: Enrolment) => row.cadence_id === id && isOther(row);
  return (await store.enrolments.orderBy('ix.prospect').filter(isOn).first()) && 'enrolments';
}

/** Go along without a word. */
const silentTables: ReadonlySet<SyncedTableName> = new Set(['facts', 'signals', 'stage_changes']);

/** Rows that say for themselves what was taken back. */
async function toSubject(draft: Draft, { t, id }: RowChange): Promise<Subject> {
  const row = await draft.loadAny(t, id);
  const name = ['full_name', 'title', 'name', 'body'].flatMap((field) => {
    const value = (row as Record<string, unknown> | undefined)?.[field];
    return typeof value === 'string' && value !== '' ? value : [];
  })[0];
  return { table: t, id, name: name ?? '' };
}
