import type { Receipt } from '../model/clip.ts';
import { failed, type Result } from '../model/failure.ts';
import { commit, type Subject } from './commit.ts';
import type { Draft } from './draft.ts';
import { asSet, evidenceField, isSameValue, isSetField, setChange, toFlat } from './flat.ts';
import type { RowChange } from './journal.ts';
import { peopleOf } from './lookup.ts';
import { RefusedError } from './storage-failure.ts';
import type { Store } from './store.ts';
import { type AnyRow, aboutKey, syncedTables } from './tables.ts';

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
      let subject: Subject | undefined;
      for (const change of [...entry.changes].reverse()) {
        const isDone =
          change.before === null
            ? await unmake(draft, change, entry.changes)
            : await revert(draft, change);
        if (isDone) subject = (await toSubject(draft, change)) ?? subject;
      }
      return subject ?? refuse('nothing_left');
    },
  );
}

async function revert(draft: Draft, { t, id, before, after }: RowChange): Promise<boolean> {
  const row = await draft.loadAny(t, id);
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
  await draft.restore(t, id, fields);
  return true;
}

function withoutSetChange(now: unknown, before: unknown, after: unknown): string[] {
  const { add, remove } = setChange(asSet(before), asSet(after));
  const kept = asSet(now).filter((element) => !add.includes(element));
  return [...kept, ...remove.filter((element) => !kept.includes(element))];
}

/**
 * Deletes a row that the command made. A company that was made along with a person and has come to use since stays: the
 * rep takes back the person.
 */
async function unmake(
  draft: Draft,
  change: RowChange,
  together: readonly RowChange[],
): Promise<boolean> {
  const { t, id } = change;
  const row = await draft.load(t, id);
  if (!row) return refuse(`${t}.deleted_at`);
  if (!syncedTables[t].isAppendOnly) {
    const obstacle = (await findUser(draft.store, change, together)) ?? findEdit(change, row);
    const isAlongside = t === 'companies' && together.some((other) => other.t === 'prospects');
    if (obstacle && isAlongside) return false;
    if (obstacle) return refuse(obstacle);
  }
  await draft.remove(t, id);
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

/** A table whose live rows point at this row, other than the rows of the command itself. */
async function findUser(
  store: Store,
  { t, id }: RowChange,
  together: readonly RowChange[],
): Promise<string | undefined> {
  const own = new Set(together.map((change) => change.id));
  const isOther = (row: { id: string }) => !own.has(row.id);
  if (t === 'prospects') {
    const usersByIndex = [
      ['notes', 'ix.about', aboutKey('prospect', id)],
      ['tasks', 'ix.of', id],
      ['touchpoints', 'ix.people', id],
      ['stakeholders', 'ix.prospect', id],
    ] as const;
    for (const [table, index, key] of usersByIndex) {
      if (await store.table(table).where(index).equals(key).filter(isOther).first()) return table;
    }
  }
  if (t === 'companies') {
    const employees = peopleOf(store, id);
    if (await employees.filter(isOther).first()) return 'prospects';
    const notes = store.notes.where('ix.about').equals(aboutKey('company', id));
    if ((await notes.filter(isOther).count()) > 0) return 'notes';
    if ((await store.deals.where('ix.company').equals(id).filter(isOther).count()) > 0) {
      return 'deals';
    }
  }
  return undefined;
}

/** Rows that say for themselves what was taken back; facts and signals go along without a word. */
async function toSubject(draft: Draft, { t, id }: RowChange): Promise<Subject | undefined> {
  if (t === 'facts' || t === 'signals') return undefined;
  const row = await draft.loadAny(t, id);
  if (!row) return undefined;
  const name = ['full_name', 'title', 'name', 'body'].flatMap((field) => {
    const value = (row as Record<string, unknown>)[field];
    return typeof value === 'string' && value !== '' ? value : [];
  })[0];
  return { table: t, id, name: name ?? '' };
}
