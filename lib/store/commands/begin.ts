import type { Stage } from '../../model/deal.ts';
import type { Cadence } from '../../model/engagement.ts';
import type { Draft } from '../draft.ts';
import {
  impliedCadence,
  impliedCadenceFields,
  impliedCadenceId,
  impliedStageFields,
  impliedStageId,
  impliedStages,
  inOrder,
  toBornId,
} from '../implied-rows.ts';
import { isLoadingTeam, mayManage } from '../may-manage.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import type { RowByTable, SyncedTableName } from '../tables.ts';

/** What a workspace begins with, as a command reads it: as if it were there. */

/**
 * The stages of the workspace in their order; the default ones where it has none yet, with the ids that they will have.
 * Reads only.
 */
export async function draftStages(draft: Draft): Promise<readonly Stage[]> {
  const rows = await draftRows(draft, 'stages');
  return rows.length > 0 ? inOrder(rows) : impliedStages(draft.identity, draft.store.defaults);
}

/**
 * The cadences of the workspace; the default one where it has never had any: one that was deleted is not wanted.
 * Reads only.
 */
export async function draftCadences(draft: Draft): Promise<readonly Cadence[]> {
  const rows = await draftRows(draft, 'cadences');
  if (rows.length > 0) return rows;
  const implied = impliedCadence(draft.identity, draft.store.defaults);
  return (await draft.loadAny('cadences', implied.id)) ? [] : [implied];
}

/** The stage of that id, also one that is not written yet. */
export async function requireStage(draft: Draft, id: string): Promise<Stage> {
  const own = toBornId(draft.identity.workspaceId, id);
  const stage = (await draftStages(draft)).find((one) => one.id === own);
  return stage ?? refuse('not_found_here', 'stages');
}

export async function requireCadence(draft: Draft, id: string): Promise<Cadence> {
  const own = toBornId(draft.identity.workspaceId, id);
  const cadence = (await draftCadences(draft)).find((one) => one.id === own);
  return cadence ?? refuse('not_found_here', 'cadences');
}

/** Writes the default stages and cadence where the workspace has none. Deterministic ids: two reps who do it make one set. */
export async function ensureDefaults(draft: Draft): Promise<void> {
  const { identity, store } = draft;
  if (!(await mayBegin(store))) return;
  if ((await draftRows(draft, 'stages')).length === 0) {
    for (const { key, fields } of impliedStageFields(store.defaults)) {
      await draft.create('stages', impliedStageId(identity.workspaceId, key), fields);
    }
  }
  const cadenceId = impliedCadenceId(identity.workspaceId);
  const [cadence] = await draftCadences(draft);
  if (cadence?.id === cadenceId && !(await draft.load('cadences', cadenceId))) {
    await draft.create('cadences', cadenceId, impliedCadenceFields(store.defaults));
  }
}

/** Whether the rep may write what is set for all, and knows what there is. */
export async function mayBegin(store: Store): Promise<boolean> {
  return (await mayManage(store)) && !(await isLoadingTeam(store));
}

/** Live rows of a table as the command has them so far. For tables of few rows. */
async function draftRows<Name extends SyncedTableName>(
  draft: Draft,
  table: Name,
): Promise<RowByTable[Name][]> {
  const kept = (await draft.store.table(table).toArray()) as RowByTable[Name][];
  const rows = new Map<string, RowByTable[Name]>(kept.map((row) => [row.id, row]));
  for (const row of draft.rows()) {
    if (row.table === table) rows.set(row.id, row.after as RowByTable[Name]);
  }
  return [...rows.values()].filter((row) => row.deleted_at === null);
}
