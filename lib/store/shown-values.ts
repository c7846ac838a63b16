import { findIdentity } from './find-identity.ts';
import { impliedCadence, impliedStages } from './implied-rows.ts';
import type { SetChange } from './outbox.ts';
import { titleOf } from './row-title.ts';
import type { Store } from './store.ts';
import { type AnyRow, rowKey, type SyncedTableName, syncedTables } from './tables.ts';

/** A value as it can be shown: what points at another row has become that row's name, null where it is not here. */
export type ShownValue =
  | string
  | number
  | boolean
  | null
  | readonly (string | null)[]
  | { readonly add: readonly (string | null)[]; readonly remove: readonly (string | null)[] }
  | { readonly name: string | null };

/** Entries looked at for each row that is shown: a clip alone queues about ten facts. */
export const entriesPerRow = 20;

/** The table that a column points into. A set's elements point as a single value does. */
const targets: Readonly<Record<string, SyncedTableName | 'reps'>> = {
  company_id: 'companies',
  prospect_id: 'prospects',
  prospect_ids: 'prospects',
  deal_id: 'deals',
  renews_deal_id: 'deals',
  stage_id: 'stages',
  from_stage_id: 'stages',
  to_stage_id: 'stages',
  touchpoint_id: 'touchpoints',
  cadence_id: 'cadences',
  merged_into: 'prospects',
  owner_id: 'reps',
  rep_id: 'reps',
  by: 'reps',
  mentions: 'reps',
};

const tableByKind: Readonly<Record<string, SyncedTableName>> = {
  prospect: 'prospects',
  company: 'companies',
  deal: 'deals',
  stakeholder: 'stakeholders',
};

export type Fields = Readonly<Record<string, unknown>>;
export type Place = readonly [SyncedTableName, string];

function asId(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The row that another row is about, as far as its fields say. */
function subjectOf(table: SyncedTableName, fields: Fields): Place | undefined {
  const kind = fields['about_kind'] ?? (table === 'facts' ? fields['entity'] : undefined);
  const kindTable = typeof kind === 'string' ? tableByKind[kind] : undefined;
  const about = asId(fields['about_id']) ?? asId(fields['entity_id']);
  if (kindTable && about) return [kindTable, about];
  const prospect = asId(fields['prospect_id']);
  if (prospect) return ['prospects', prospect];
  const deal = asId(fields['deal_id']);
  if (deal) return ['deals', deal];
  const person = Array.isArray(fields['prospect_ids'])
    ? asId(fields['prospect_ids'][0])
    : undefined;
  if (person) return ['prospects', person];
  const company = table === 'deals' ? asId(fields['company_id']) : undefined;
  return company ? ['companies', company] : undefined;
}

/** Rows that a command makes along with another one and that a rep knows nothing of stand under that one. */
export function placeOf(table: SyncedTableName, id: string, fields: Fields): Place {
  if (!syncedTables[table].isAppendOnly) return [table, id];
  return subjectOf(table, fields) ?? [table, id];
}

/** Changes by the row that they stand under, in the order of the rows' first, at most `limit` rows. */
export function groupByPlace<One>(
  changes: readonly One[],
  toPlace: (one: One) => Place,
  limit: number,
): ReadonlyMap<string, { readonly place: Place; readonly changes: readonly One[] }> {
  const byRow = new Map<string, { place: Place; changes: One[] }>();
  for (const one of changes) {
    const place = toPlace(one);
    const key = rowKey(...place);
    const group = byRow.get(key);
    if (group) group.changes.push(one);
    else if (byRow.size < limit) byRow.set(key, { place, changes: [one] });
  }
  return byRow;
}

/** Names of rows and reps, each looked up once. */
export class Names {
  readonly #store: Store;
  readonly #rows = new Map<string, Promise<AnyRow | undefined>>();

  constructor(store: Store) {
    this.#store = store;
  }

  row([table, id]: Place): Promise<AnyRow | undefined> {
    const key = rowKey(table, id);
    const known = this.#rows.get(key);
    if (known) return known;
    const loading = this.#load(table, id);
    this.#rows.set(key, loading);
    return loading;
  }

  /** A stage or cadence that the workspace begins with may be named before it is written. */
  async #load(table: SyncedTableName, id: string): Promise<AnyRow | undefined> {
    const row = (await this.#store.table(table).get(id)) as AnyRow | undefined;
    if (row || (table !== 'stages' && table !== 'cadences')) return row;
    const { defaults } = this.#store;
    const identity = await findIdentity(this.#store);
    const implied = [...impliedStages(identity, defaults), impliedCadence(identity, defaults)];
    return implied.find((one) => one.id === id);
  }

  /** `undefined` where the row is not here or has no name. */
  async title(place: Place): Promise<string | undefined> {
    const row = await this.row(place);
    // A part in a deal goes by the name of its person.
    if (row && 'prospect_id' in row && place[0] === 'stakeholders') {
      return this.title(['prospects', String(row.prospect_id)]);
    }
    return row && titleOf(place[0], row);
  }

  async rep(id: string): Promise<string | undefined> {
    return (await this.#store.members.where('ix.rep').equals(id).first())?.name || undefined;
  }

  of(target: SyncedTableName | 'reps', id: string): Promise<string | undefined> {
    return target === 'reps' ? this.rep(id) : this.title([target, id]);
  }

  async about(table: SyncedTableName, fields: Fields): Promise<string> {
    const subject = subjectOf(table, fields);
    if (subject) return (await this.title(subject)) ?? '';
    // What was dismissed is of a person or of a deal, and does not say which.
    const about = asId(fields['about_id']);
    if (!about) return '';
    return (await this.title(['prospects', about])) ?? (await this.title(['deals', about])) ?? '';
  }

  async shown(table: SyncedTableName, column: string, value: unknown): Promise<ShownValue> {
    const target = column === 'merged_into' ? table : targets[column];
    const name = async (element: unknown) =>
      target === undefined ? toText(element) : ((await this.of(target, String(element))) ?? null);
    const names = (elements: readonly unknown[]) => Promise.all(elements.map(name));
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) return names(value);
    if (isSetChange(value)) {
      return { add: await names(value.add), remove: await names(value.remove) };
    }
    if (target !== undefined) return { name: await name(value) };
    return typeof value === 'number' || typeof value === 'boolean' ? value : toText(value);
  }
}

function isSetChange(value: unknown): value is SetChange {
  return typeof value === 'object' && value !== null && 'add' in value && 'remove' in value;
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function isEvidence(table: SyncedTableName, column: string): boolean {
  return column === 'evidence' && syncedTables[table].hasEvidence;
}

/** In a whole row, what is empty or not so says nothing. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}
