import type { Store } from './store.ts';

/**
 * Which rows were written without a command: what the server said. The journal says it of commands; with both, who has read
 * everything once knows what to read again. Kept in one value of `kv`.
 */

const key = 'written';
/** Rows that are named; of more at once only their number is known. */
const mostNamed = 1_000;

interface WrittenLog {
  /** How many rows were ever written. */
  readonly count: number;
  /** The last of them: `table:id`. */
  readonly rowKeys: readonly string[];
}

async function loadLog(store: Store): Promise<WrittenLog> {
  const kept = (await store.kv.get(key))?.value as WrittenLog | undefined;
  return kept ?? { count: 0, rowKeys: [] };
}

/** Inside the transaction that writes them. */
export async function noteWritten(store: Store, rowKeys: readonly string[]): Promise<void> {
  if (rowKeys.length === 0) return;
  const log = await loadLog(store);
  const named = rowKeys.length > mostNamed ? [] : [...log.rowKeys, ...rowKeys].slice(-mostNamed);
  const value: WrittenLog = { count: log.count + rowKeys.length, rowKeys: named };
  await store.kv.put({ key, value });
}

export async function countWritten(store: Store): Promise<number> {
  return (await loadLog(store)).count;
}

/** Those after the first `count`; `undefined` where not all of them are named. */
export async function loadWrittenAfter(
  store: Store,
  count: number,
): Promise<readonly string[] | undefined> {
  const log = await loadLog(store);
  const missing = log.count - count;
  if (missing < 0 || missing > log.rowKeys.length) return undefined;
  return missing === 0 ? [] : log.rowKeys.slice(-missing);
}
