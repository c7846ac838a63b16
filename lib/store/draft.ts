import type { EvidenceByField } from '../model/evidence.ts';
import { failed } from '../model/failure.ts';
import type { RowFields } from '../model/row.ts';
import { newId } from '../platform/ids.ts';
import { withFlat } from './flat.ts';
import type { Identity } from './identity.ts';
import type { FlatFields } from './journal.ts';
import { RefusedError } from './storage-failure.ts';
import type { Store } from './store.ts';
import {
  type AnyRow,
  type RowByTable,
  rowKey,
  type SyncedTableName,
  syncedTables,
} from './tables.ts';

/** A row as it was when the command began and as the command leaves it. */
export interface DraftRow {
  readonly table: SyncedTableName;
  readonly id: string;
  readonly before: AnyRow | undefined;
  after: AnyRow;
}

/**
 * The changes of one command, collected before anything is written. Lives inside the transaction of `commit`: only
 * Dexie may be awaited between its calls.
 */
export class Draft {
  readonly identity: Identity;
  /** ISO time in UTC of the command. */
  readonly at: string;
  readonly #store: Store;
  readonly #rows = new Map<string, DraftRow>();

  constructor(store: Store, identity: Identity, at: string) {
    this.#store = store;
    this.identity = identity;
    this.at = at;
  }

  get store(): Store {
    return this.#store;
  }

  rows(): readonly DraftRow[] {
    return [...this.#rows.values()];
  }

  /** The row as changed so far; `undefined` where there is none or it is deleted. */
  async load<Name extends SyncedTableName>(
    table: Name,
    id: string,
  ): Promise<RowByTable[Name] | undefined> {
    const row = await this.loadAny(table, id);
    return row && row.deleted_at === null ? row : undefined;
  }

  /** Like `load`, deleted rows included. */
  async loadAny<Name extends SyncedTableName>(
    table: Name,
    id: string,
  ): Promise<RowByTable[Name] | undefined> {
    const drafted = this.#rows.get(rowKey(table, id));
    if (drafted) return drafted.after as RowByTable[Name];
    return (await this.#store.table(table).get(id)) as RowByTable[Name] | undefined;
  }

  /** Like `load`, but the command ends with `not_found_here` where there is none. */
  async require<Name extends SyncedTableName>(table: Name, id: string): Promise<RowByTable[Name]> {
    const row = await this.load(table, id);
    if (!row) throw new RefusedError(failed('not_found_here', table).failure);
    return row;
  }

  /** Makes a row. A deleted row of the same id comes back with these fields, none of its old ones. */
  async create<Name extends SyncedTableName>(
    table: Name,
    id: string,
    fields: RowFields<RowByTable[Name]>,
  ): Promise<void> {
    this.#make({ table, id }, await this.loadAny(table, id), fields);
  }

  /** Makes a row of a new id, and gives the id; nothing has to be looked up for it. */
  append<Name extends SyncedTableName>(table: Name, fields: RowFields<RowByTable[Name]>): string {
    const id = newId();
    this.#make({ table, id }, undefined, fields);
    return id;
  }

  #make(of: Pick<DraftRow, 'table' | 'id'>, old: AnyRow | undefined, fields: object): void {
    this.#set(of, old, {
      ...fields,
      id: of.id,
      workspace_id: this.identity.workspaceId,
      rev: old?.rev ?? null,
      clocks: old?.clocks ?? {},
      created_at: old?.created_at ?? this.at,
      updated_at: this.at,
      updated_by: this.identity.repId,
      deleted_at: null,
    } as unknown as AnyRow);
  }

  /** Changes some fields of a live row; `evidence` is merged by field. */
  async patch<Name extends SyncedTableName>(
    table: Name,
    id: string,
    fields: Partial<RowFields<RowByTable[Name]>>,
  ): Promise<void> {
    this.patchRead(table, await this.require(table, id), fields);
  }

  /** Like `patch`, of a live row that the command has read: many are read at once. What it has changed itself counts. */
  patchRead<Name extends SyncedTableName>(
    table: Name,
    read: RowByTable[Name],
    fields: Partial<RowFields<RowByTable[Name]>>,
  ): void {
    const { id } = read;
    const row = (this.#rows.get(rowKey(table, id))?.after ?? read) as RowByTable[Name];
    const next = { ...row, ...fields };
    if (syncedTables[table].hasEvidence && 'evidence' in fields && 'evidence' in row) {
      const [known, added] = [row.evidence, fields.evidence] as EvidenceByField[];
      Object.assign(next, { evidence: { ...known, ...added } });
    }
    this.#set({ table, id }, row, next);
  }

  async remove(table: SyncedTableName, id: string): Promise<void> {
    this.removeRead(table, await this.require(table, id));
  }

  /** Like `remove`, of live rows that the command has read. */
  removeRead(table: SyncedTableName, ...read: readonly AnyRow[]): void {
    for (const one of read) {
      const { id } = one;
      const row = this.#rows.get(rowKey(table, id))?.after ?? one;
      this.#set({ table, id }, row, { ...row, deleted_at: this.at });
    }
  }

  /** Sets flat fields of any row, deleted or not: for taking a command back. */
  async restore(table: SyncedTableName, id: string, fields: FlatFields): Promise<void> {
    const row = await this.loadAny(table, id);
    if (!row) throw new RefusedError(failed('not_found_here', table).failure);
    this.restoreRead(table, row, fields);
  }

  /** Like `restore`, of a row that the command has read. */
  restoreRead(table: SyncedTableName, read: AnyRow, fields: FlatFields): void {
    const { id } = read;
    const row = this.#rows.get(rowKey(table, id))?.after ?? read;
    this.#set({ table, id }, row, withFlat(row, fields));
  }

  #set(
    { table, id }: Pick<DraftRow, 'table' | 'id'>,
    before: AnyRow | undefined,
    after: AnyRow,
  ): void {
    const key = rowKey(table, id);
    const drafted = this.#rows.get(key);
    if (drafted) drafted.after = after;
    else this.#rows.set(key, { table, id, before, after });
  }
}
