import type { PulledPage } from '../model/sync.ts';
import { joinSameMail } from '../store/commands/mail-join.ts';
import type { Store } from '../store/store.ts';

const key = 'arrived_mail';

async function loadArrived(store: Store): Promise<readonly string[]> {
  return ((await store.kv.get(key))?.value as readonly string[] | undefined) ?? [];
}

/**
 * Remembers the mails of a page before it is written: a worker that is ended between that and their being joined does it in
 * the next round.
 */
export async function noteArrivedMail(store: Store, rows: PulledPage['rows']): Promise<void> {
  const mails = (rows['touchpoints'] ?? []).filter(
    (row) => row.deleted_at === null && typeof row['sender'] === 'string',
  );
  if (mails.length === 0) return;
  await store.transaction('rw', store.kv, async () => {
    const ids = new Set([...(await loadArrived(store)), ...mails.map(({ id }) => id)]);
    await store.kv.put({ key, value: [...ids] });
  });
}

/**
 * Joins what two reps have logged apart and is surely one message. After a load all may be new, but what the team has was
 * joined there: only mails that were logged here and not sent yet are looked at.
 */
export async function joinArrivedMail(
  store: Store,
  { afterLoad }: { readonly afterLoad: boolean },
): Promise<void> {
  const arrived = await loadArrived(store);
  const made = afterLoad
    ? await store.outbox.filter(({ t, op }) => t === 'touchpoints' && op === 'put').toArray()
    : [];
  const ids = [...new Set([...arrived, ...made.map(({ id }) => id)])];
  if (ids.length === 0) return;
  await joinSameMail(store, await keepWithTwins(store, ids));
  await store.kv.delete(key);
}

/** Those that share sender and subject with another one: most do not, and to join is a transaction each. */
async function keepWithTwins(store: Store, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await store.touchpoints.bulkGet([...ids]);
  const keyOf = (row: (typeof rows)[number]): string | undefined => {
    const mail = row?.ix?.['mail'];
    return typeof mail === 'string' ? mail : undefined;
  };
  const keys = [...new Set(rows.flatMap((row) => keyOf(row) ?? []))];
  const found = await store.touchpoints.where('ix.mail').anyOf(keys).toArray();
  const counts = Map.groupBy(found, keyOf);
  return rows.flatMap((row) => (row && (counts.get(keyOf(row))?.length ?? 0) > 1 ? [row.id] : []));
}
