import type { Checksum, TableSum } from '../../model/sync.ts';
import type { Store } from '../store.ts';
import { type AnyRow, syncedTableNames } from '../tables.ts';

/** Knuth's multiplier: sums of it move when two rows trade versions (`sync_checksum` in the database does the same). */
const multiplier = 2_654_435_761;
const twoTo32 = 4_294_967_296;

/**
 * The sums of the live rows here, to be compared with the server's; tables without rows are left out. `undefined` while
 * changes wait: the server cannot have them.
 */
export function sumRows(store: Store): Promise<Record<string, TableSum> | undefined> {
  return store.transaction('r', [...syncedTableNames, 'outbox'], async () => {
    if ((await store.outbox.count()) > 0) return undefined;
    return sumTables(store);
  });
}

async function sumTables(store: Store): Promise<Record<string, TableSum>> {
  const sums: Record<string, TableSum> = {};
  for (const name of syncedTableNames) {
    let count = 0;
    let sum = 0n;
    let mix = 0n;
    await store.table(name).each((row: AnyRow) => {
      if (row.rev === null || row.deleted_at !== null) return;
      count += 1;
      sum += BigInt(row.rev);
      mix += BigInt(Math.imul(row.rev % twoTo32, multiplier) >>> 0);
    });
    if (count > 0) sums[name] = { count, sum: String(sum), mix: String(mix) };
  }
  return sums;
}

/** Names of the tables that differ. A table that only the server has and this client does not know is no difference. */
export function differingTables(
  here: Readonly<Record<string, TableSum>>,
  there: Exclude<Checksum, { gone: true }>,
): string[] {
  return syncedTableNames.filter((name) => {
    const [one, other] = [here[name], there[name]];
    if (!one || !other) return one !== other;
    return one.count !== other.count || one.sum !== other.sum || one.mix !== other.mix;
  });
}
