import type { Receipt } from '../../model/clip.ts';
import type { Result } from '../../model/failure.ts';
import type { RepId } from '../../model/ids.ts';
import type { ProspectStatus } from '../../model/prospect.ts';
import { commit, type Subject } from '../commit.ts';
import type { Draft } from '../draft.ts';
import { isSameValue } from '../flat.ts';
import { isOwnToGive, mayManage } from '../may-manage.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import type { RowByTable } from '../tables.ts';
import { requireStage } from './begin.ts';
import { commitBegun } from './begin-workspace.ts';
import { changeCompany } from './companies.ts';
import { addDealFacts, moveRead } from './deal-rows.ts';
import { changeProspect } from './prospects.ts';

/** One change to many rows, with one Undo: one journal entry. Rows are read at once and then changed without a wait. */

export type BulkChange =
  | { readonly table: 'prospects'; readonly status: ProspectStatus }
  | { readonly table: 'prospects' | 'deals'; readonly ownerId: string | null }
  | {
      readonly table: 'prospects' | 'companies';
      readonly addTags: readonly string[];
      readonly removeTags: readonly string[];
    }
  | { readonly table: 'deals'; readonly stageId: string; readonly lostReason: string | null };

type StageChange = Extract<BulkChange, { readonly stageId: string }>;
type OwnerChange = Extract<BulkChange, { readonly ownerId: string | null }>;
type TagChange = Extract<BulkChange, { readonly addTags: readonly string[] }>;
type BulkTable = BulkChange['table'];

const commands = {
  prospects: 'prospect/edit',
  companies: 'company/edit',
  deals: 'deal/edit',
} as const satisfies Record<BulkTable, string>;

/**
 * `fieldCount` of the receipt is how many rows were changed; rows that are so already, or are gone, are left. All or none:
 * `not_allowed` where one of them may not be changed by this rep.
 */
export function changeMany(
  store: Store,
  ids: readonly string[],
  change: BulkChange,
): Promise<Result<Receipt>> {
  if ('stageId' in change) {
    return commitBegun(store, 'deal/move', (draft) => moveMany(draft, ids, change));
  }
  const command = { command: commands[change.table], origin: store.origin };
  if ('ownerId' in change) return commit(store, command, (draft) => giveMany(draft, ids, change));
  if ('status' in change) {
    const { table, status } = change;
    return commit(store, command, async (draft) => {
      const rows = await loadListed(draft, table, ids);
      const changed = rows.filter((row) => changeProspect(draft, row, { status }));
      return toSubject(change, ids, changed);
    });
  }
  return commit(store, command, (draft) => tagMany(draft, ids, change));
}

async function moveMany(
  draft: Draft,
  ids: readonly string[],
  change: StageChange,
): Promise<Subject> {
  const stage = await requireStage(draft, change.stageId);
  const { lostReason } = change;
  const deals = await loadListed(draft, change.table, ids);
  const changed = deals.filter((deal) => moveRead(draft, deal, { stage, lostReason }));
  return toSubject(change, ids, changed);
}

async function giveMany(
  draft: Draft,
  ids: readonly string[],
  change: OwnerChange,
): Promise<Subject> {
  const owner_id = change.ownerId as RepId | null;
  const rows = await loadListed(draft, change.table, ids);
  const isManagers = rows.some((row) => !isOwnToGive(draft, row.owner_id, owner_id));
  if (isManagers && !(await mayManage(draft.store))) refuse('not_allowed');
  const changed = rows.filter((row) => row.owner_id !== owner_id);
  for (const row of changed) {
    if ('full_name' in row) changeProspect(draft, row, { owner_id });
    else {
      draft.patchRead('deals', row, { owner_id });
      addDealFacts(draft, row, { owner_id });
    }
  }
  return toSubject(change, ids, changed);
}

async function tagMany(draft: Draft, ids: readonly string[], change: TagChange): Promise<Subject> {
  const rows = await loadListed(draft, change.table, ids);
  const [added, removed] = [toTags(change.addTags), toTags(change.removeTags)];
  const changed = rows.filter((row) => {
    const kept = row.tags.filter((tag) => !removed.has(tag) || added.has(tag));
    const tags = [...new Set([...kept, ...added])];
    if (isSameValue(tags, row.tags)) return false;
    return 'full_name' in row
      ? changeProspect(draft, row, { tags })
      : changeCompany(draft, row, { tags });
  });
  return toSubject(change, ids, changed);
}

function toTags(typed: readonly string[]): ReadonlySet<string> {
  return new Set(typed.map((tag) => tag.trim()).filter(Boolean));
}

/** Those that are neither deleted nor merged away, in the order of the ids. */
async function loadListed<Table extends BulkTable>(
  { store }: Draft,
  table: Table,
  ids: readonly string[],
): Promise<RowByTable[Table][]> {
  const rows = await store.rowsOf(table).bulkGet([...new Set(ids)]);
  return rows.filter(
    (row) => row?.deleted_at === null && (!('merged_into' in row) || row.merged_into === null),
  ) as RowByTable[Table][];
}

function toSubject(
  { table }: BulkChange,
  ids: readonly string[],
  changed: readonly RowByTable[BulkTable][],
): Subject {
  const [first] = changed;
  const name = first && 'full_name' in first ? first.full_name : first?.name;
  return { table, id: first?.id ?? ids[0] ?? '', name: name ?? '', fieldCount: changed.length };
}
