import type { Stage } from '../../model/deal.ts';
import { foldText } from '../../model/fold.ts';
import { loadIdentity } from '../identity.ts';
import { byName, impliedCadence, impliedStages } from '../implied-rows.ts';
import type { Store } from '../store.ts';
import { type AnyRow, rowKey, type SyncedTableName } from '../tables.ts';
import { writeRows } from './write-rows.ts';

/**
 * What a workspace has set is the workspace's: whoever joins one works by its stages, holidays and rates, and does not
 * bring those of the time before over them. Inside the transaction that joins local rows with the team's; gives the ids
 * of local stages and cadences that the team has under another.
 */
export async function adoptSettings(store: Store, repId: string): Promise<Map<string, string>> {
  const role = (await store.members.where('ix.rep').equals(repId).first())?.role;
  // The rep renamed their own; the team's has its name.
  await giveWay(store, 'workspaces', () => true);
  const mayManage = role === 'owner' || role === 'manager';
  await giveWay(store, 'settings', (row) => !mayManage || row.rev !== null);
  await giveWay(store, 'scorecards', (row) => !mayManage || row.rev !== null);
  const cadences = await adoptCadences(store, { mayManage });
  const stages = await adoptStages(store, { mayManage });
  return new Map([...cadences, ...stages]);
}

/**
 * Who may write cadences brings their own. A rep's enrolments go on in the team's: the one of that name, else its first,
 * else the one that the team will begin with.
 */
async function adoptCadences(
  store: Store,
  { mayManage }: { mayManage: boolean },
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  if (!mayManage) {
    const rows = await store.cadences.toArray();
    const known = byName(rows.filter((row) => row.rev !== null && row.deleted_at === null));
    const implied = impliedCadence(await loadIdentity(store), store.defaults);
    const theirs = known.length > 0 ? known : [implied];
    const knownIds = new Set<string>(theirs.map(({ id }) => id));
    for (const row of rows) {
      if (row.rev !== null || knownIds.has(row.id)) continue;
      const named = theirs.find((other) => foldText(other.name) === foldText(row.name));
      const twin = named ?? theirs[0];
      if (twin) ids.set(row.id, twin.id);
    }
  }
  await giveWay(store, 'cadences', (row) => !mayManage || row.rev !== null);
  // What is mapped must not come over the team's row.
  await store.cadences.bulkDelete([...ids.keys()] as never);
  return ids;
}

async function adoptStages(
  store: Store,
  { mayManage }: { mayManage: boolean },
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const rows = await store.stages.toArray();
  const known = rows.filter((row) => row.rev !== null && row.deleted_at === null);
  if (known.length === 0 && mayManage) return ids;
  const implied = impliedStages(await loadIdentity(store), store.defaults);
  const theirs = known.length > 0 ? known : implied;
  const theirIds = new Set<string>(theirs.map(({ id }) => id));
  for (const row of rows) {
    if (row.rev !== null || theirIds.has(row.id)) continue;
    const twin = findTwin(row, theirs);
    if (twin) ids.set(row.id, twin.id);
  }
  await giveWay(store, 'stages', () => true);
  await store.stages.bulkDelete([...ids.keys()] as never);
  return ids;
}

/** The stage of the same name, else the one of its kind that is as far along. */
function findTwin(row: Stage, theirs: readonly Stage[]): Stage | undefined {
  const name = foldText(row.name);
  const named = theirs.find((other) => foldText(other.name) === name && other.kind === row.kind);
  if (named) return named;
  const distance = (other: Stage) => Math.abs(other.probability - row.probability);
  return theirs
    .filter((other) => other.kind === row.kind)
    .sort((one, other) => distance(one) - distance(other) || one.position - other.position)[0];
}

/** Local changes that are not sent: the row is again what the server has, or gone where it has none. */
async function giveWay(
  store: Store,
  table: SyncedTableName,
  isTheirs: (row: AnyRow) => boolean,
): Promise<void> {
  const waiting = await store.outbox.filter((entry) => entry.t === table).toArray();
  const ids = [...new Set(waiting.map((entry) => entry.id))];
  if (ids.length === 0) return;
  const keys = ids.map((id) => rowKey(table, id));
  const [rows, bases] = await Promise.all([
    store.table(table).bulkGet(ids) as Promise<(AnyRow | undefined)[]>,
    store.base.bulkGet(keys),
  ]);
  const given = ids.flatMap((id, at) => {
    const [row, base] = [rows[at], bases[at]?.row];
    const known = row ?? base;
    return known && isTheirs(known) ? [{ id, key: rowKey(table, id), row, base }] : [];
  });
  const givenIds = new Set(given.map(({ id }) => id));
  await store.outbox.bulkDelete(
    waiting.filter((entry) => givenIds.has(entry.id)).map((entry) => entry.seq),
  );
  await store.base.bulkDelete(given.map(({ key }) => key));
  await writeRows(
    store,
    given.map(({ id, row, base }) => ({ table, id, before: row, after: base })),
    { stamp: null },
  );
}
