import { isSameValue, isSetField } from '../flat.ts';
import type { OutboxEntry, SetChange } from '../outbox.ts';
import { type AnyRow, type SyncedTableName, syncedTables } from '../tables.ts';

/**
 * What the server will make of a change, as far as it can be told from here: the same rules as `merge_change` in the
 * database. Clocks of single elements of sets are the server's alone, so an element is taken to win; the verdict puts
 * that right.
 */

export type WaitingChange = Pick<OutboxEntry, 't' | 'id' | 'ws' | 'op' | 'f' | 'clock' | 'at'>;

type Fields = Record<string, unknown>;

/** What a row has that says nothing: a `put` over a row that is there leaves these alone. */
const defaults: Partial<Record<SyncedTableName, Fields>> = {
  prospects: { status: 'new', do_not_contact: false },
  deals: { billing: 'one_off', outcome: 'open' },
  stakeholders: { stance: 'unknown', influence: 'unknown' },
  notes: { pinned: false },
};

/** Of two reps who make the same row the first keeps these. */
const keptByTheFirst: ReadonlySet<string> = new Set(['owner_id', 'touchpoint_id']);

/** The row with waiting changes over it, in their order; `undefined` where there is no row and none of them makes it. */
export function overlay(
  row: AnyRow | undefined,
  changes: readonly WaitingChange[],
  repId: string,
): AnyRow | undefined {
  let current = row;
  for (const change of changes) current = applyChange(current, change, repId);
  return current;
}

function applyChange(
  row: AnyRow | undefined,
  change: WaitingChange,
  repId: string,
): AnyRow | undefined {
  const { op, clock, at } = change;
  if (!row) return op === 'put' ? toNewRow(change, repId) : undefined;
  const deletedClock = row.clocks['deleted_at'] ?? '';
  if (op === 'del') {
    const isDeleted = row.deleted_at !== null;
    const latest = Object.values(row.clocks).reduce((a, b) => (a < b ? b : a), '');
    if ((isDeleted ? deletedClock : latest) >= clock) return row;
    const clocks = { ...row.clocks, deleted_at: clock };
    return isDeleted
      ? { ...row, clocks }
      : { ...row, ...touched(row, change, repId), deleted_at: at, clocks };
  }
  if (row.deleted_at !== null) {
    if (deletedClock >= clock) return row;
    if (op === 'put') return { ...toNewRow(change, repId), rev: row.rev };
  }
  const next: Fields = { ...row, ...touched(row, change, repId), deleted_at: null };
  const clocks: Record<string, string> = { ...row.clocks };
  if ((row.deleted_at !== null || op === 'put') && deletedClock < clock) {
    clocks['deleted_at'] = clock;
  }
  for (const [field, value] of Object.entries(change.f)) {
    if (isEvidence(change.t, field)) continue;
    if (op === 'put' && saysNothing(value, { t: change.t, field, now: next[field] })) continue;
    if (isSetField(change.t, field)) {
      if (isEmptyChange(value)) continue;
      next[field] = joinSet(next[field], value);
      if ((clocks[field] ?? '') < clock) clocks[field] = clock;
    } else if ((clocks[field] ?? '') < clock) {
      next[field] = value;
      clocks[field] = clock;
    }
  }
  takeEvidence(next, { change, clocks });
  return { ...next, clocks } as unknown as AnyRow;
}

/** The lists put what was done last first, whether or not the server knows of it yet. */
function touched(row: AnyRow, { at }: WaitingChange, repId: string): Fields {
  return row.updated_at < at ? { updated_at: at, updated_by: repId } : {};
}

function isEmptyChange(value: unknown): boolean {
  const { add = [], remove = [] } = (value ?? {}) as Partial<SetChange>;
  return !Array.isArray(value) && add.length + remove.length === 0;
}

function isEvidence(table: SyncedTableName, field: string): boolean {
  return field === 'evidence' && syncedTables[table].hasEvidence;
}

function saysNothing(
  value: unknown,
  { t, field, now }: { t: SyncedTableName; field: string; now: unknown },
): boolean {
  if (value === null || (Array.isArray(value) && value.length === 0)) return true;
  if (isSameValue(defaults[t]?.[field], value)) return true;
  return keptByTheFirst.has(field) && now !== null && now !== undefined;
}

/** Elements come as `{add, remove}` in a patch and as they are in a put. */
function joinSet(now: unknown, change: unknown): readonly string[] {
  const elements = new Set(Array.isArray(now) ? (now as readonly string[]) : []);
  if (Array.isArray(change)) for (const element of change as string[]) elements.add(element);
  else {
    const { add = [], remove = [] } = (change ?? {}) as Partial<SetChange>;
    for (const element of add) elements.add(element);
    for (const element of remove) elements.delete(element);
  }
  return [...elements];
}

/** Evidence goes where its field went. */
function takeEvidence(
  next: Fields,
  { change, clocks }: { change: WaitingChange; clocks: Readonly<Record<string, string>> },
): void {
  const given = change.f['evidence'];
  if (!isEvidence(change.t, 'evidence') || typeof given !== 'object' || given === null) return;
  const evidence: Fields = { ...(next['evidence'] as Fields | undefined) };
  for (const [field, value] of Object.entries(given)) {
    if (clocks[field] !== undefined && clocks[field] !== change.clock) continue;
    if (value === null) delete evidence[field];
    else evidence[field] = value;
  }
  next['evidence'] = evidence;
}

function toNewRow({ t, id, ws, f, clock, at }: WaitingChange, repId: string): AnyRow {
  const clocks: Record<string, string> = { deleted_at: clock };
  for (const field of Object.keys(f)) if (!isEvidence(t, field)) clocks[field] = clock;
  return {
    ...f,
    id,
    workspace_id: ws,
    rev: null,
    clocks,
    created_at: at,
    updated_at: at,
    updated_by: repId,
    deleted_at: null,
  } as unknown as AnyRow;
}

/** What is left of a change's fields once those that were lost are taken out. */
export function withoutLost(t: SyncedTableName, f: Fields, lost: Fields): Fields {
  const kept: Fields = {};
  for (const [field, value] of Object.entries(f)) {
    if (isEvidence(t, field)) {
      const gone = new Set(Object.keys(lost));
      kept[field] = Object.fromEntries(
        Object.entries((value ?? {}) as Fields).filter(([of]) => !gone.has(of)),
      );
    } else if (!(field in lost)) kept[field] = value;
    else if (isSetField(t, field)) kept[field] = withoutElements(value, lost[field]);
  }
  return kept;
}

function withoutElements(value: unknown, lost: unknown): unknown {
  const gone = (lost ?? {}) as Partial<SetChange>;
  const lostAdds = new Set(Array.isArray(lost) ? (lost as string[]) : (gone.add ?? []));
  const lostRemoves = new Set(gone.remove ?? []);
  if (Array.isArray(value)) return (value as string[]).filter((one) => !lostAdds.has(one));
  const { add = [], remove = [] } = (value ?? {}) as Partial<SetChange>;
  return {
    add: add.filter((one) => !lostAdds.has(one)),
    remove: remove.filter((one) => !lostRemoves.has(one)),
  };
}
