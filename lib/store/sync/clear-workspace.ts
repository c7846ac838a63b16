import type { Store } from '../store.ts';

/** Of the device and of the rep, not of the open workspace: what waits for any of them, and what needs a decision. */
const keptTables: ReadonlySet<string> = new Set(['outbox', 'issues', 'kv']);

/** The open workspace leaves the store: its rows, their history and clips, and how far it was read. Inside a transaction. */
export async function clearWorkspace(store: Store): Promise<void> {
  for (const table of store.tables) if (!keptTables.has(table.name)) await table.clear();
  await store.kv.bulkDelete(['cursor', 'checksum', 'clients', 'search', 'sync']);
}

/** The lines of the search go; they are made again at the end of a load. Inside a transaction. */
export async function clearSearch(store: Store): Promise<void> {
  await store.search.clear();
  await store.search_updates.clear();
  await store.kv.delete('search');
}
