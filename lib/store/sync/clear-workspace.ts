import { dropKeptRows } from '../mirror-keep.ts';
import { everything, toStale } from '../stale.ts';
import type { Store } from '../store.ts';

/** Of the device and of the rep, not of the open workspace: what waits for any of them, and what needs a decision. */
const keptTables: ReadonlySet<string> = new Set(['outbox', 'issues', 'kv']);

/** The open workspace leaves the store: its rows, their history and clips, and how far it was read. Inside a transaction. */
export async function clearWorkspace(store: Store): Promise<void> {
  for (const table of store.tables) if (!keptTables.has(table.name)) await table.clear();
  await store.kv.bulkDelete(['cursor', 'checksum', 'clients', 'search', 'sync', ...derivedKeys]);
  await dropKeptRows(store);
}

/** What was worked out from the rows. */
const derivedKeys = [
  'actions_rebuild',
  'calendar',
  'pipeline',
  'stage_odds',
  'stage_times',
  'typical_worth',
] as const;

/** Next actions and scores are worked out anew, as every id may be another. Inside a transaction. */
export async function clearDerived(store: Store): Promise<void> {
  await Promise.all([store.actions.clear(), store.scores.clear(), store.score_inputs.clear()]);
  await store.kv.bulkDelete([...derivedKeys]);
  await dropKeptRows(store);
  await store.stale.put(toStale(everything));
  await store.unscored.put(toStale(everything));
}

/** The lines of the search go; they are made again at the end of a load. Inside a transaction. */
export async function clearSearch(store: Store): Promise<void> {
  await store.search.clear();
  await store.search_updates.clear();
  await store.kv.delete('search');
}
