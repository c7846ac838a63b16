import type { WorkspaceId } from '../../model/ids.ts';
import { defaultStages } from '../../model/selling.ts';
import { findIdentity } from '../find-identity.ts';
import { impliedCadenceId, impliedStageId } from '../implied-rows.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { Store } from '../store.ts';

/**
 * A rep may name what a workspace begins with before anybody who may has written it. Until then the server would refuse
 * what names it.
 */

const idShape = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The row that a change is of, and every row that it names. */
export function namedIn({ id, f }: Pick<OutboxEntry, 'id' | 'f'>): readonly string[] {
  return [id, ...(JSON.stringify(f).match(idShape) ?? [])];
}

/** What every device of a workspace names alike: its first stages, and its first cadence. */
function impliedIds(ws: string): string[] {
  const workspaceId = ws as WorkspaceId;
  const stages = defaultStages.map(({ key }) => impliedStageId(workspaceId, key) as string);
  return [...stages, impliedCadenceId(workspaceId)];
}

/**
 * Ids that the open workspace begins with, while the server has nothing of it. They are written all at once: where one
 * of them is there the others are, or were deleted since, and a deleted row may be named. Inside a transaction.
 */
export async function loadAwaited(store: Store): Promise<Set<string>> {
  const [identity, stages, cadences] = await Promise.all([
    findIdentity(store),
    store.stages.toArray(),
    store.cadences.toArray(),
  ]);
  const hasBegun = [...stages, ...cadences].some(({ rev }) => rev !== null);
  return new Set(identity && !hasBegun ? impliedIds(identity.workspaceId) : []);
}

/** Whether something waits for what the open workspace begins with, and nothing that waits would write it. */
export function lacksBeginning(store: Store): Promise<boolean> {
  const tables = [store.outbox, store.kv, store.stages, store.cadences];
  return store.transaction('r', tables, async () => {
    if ((await store.outbox.count()) === 0) return false;
    const awaited = await loadAwaited(store);
    if (awaited.size === 0) return false;
    let isNamed = false;
    await store.outbox.each((entry) => {
      if (awaited.has(entry.id)) awaited.delete(entry.id);
      else if (!isNamed) isNamed = namedIn(entry).some((id) => awaited.has(id));
    });
    return isNamed && awaited.size > 0;
  });
}

/** Whether a change names what its workspace begins with, and this store does not know that the server has it. */
export async function namesUnknownBeginning(store: Store, entry: OutboxEntry): Promise<boolean> {
  const implied = new Set(impliedIds(entry.ws));
  const named = namedIn(entry).filter((id) => id !== entry.id && implied.has(id));
  if (named.length === 0) return false;
  const [stages, cadences] = await Promise.all([
    store.stages.bulkGet(named as never),
    store.cadences.bulkGet(named as never),
  ]);
  return named.some((_id, at) => ((stages[at] ?? cadences[at])?.rev ?? null) === null);
}
