import type { Table } from 'dexie';
import { toThreadKey } from '../mail/keys.ts';
import { isSameMail, type PeopledMail, toMailKey } from '../mail/same-mail.ts';
import type { Deal } from '../model/deal.ts';
import type { Touchpoint, TouchpointKey } from '../model/engagement.ts';
import { mailSites } from '../model/mail.ts';
import type { Prospect } from '../model/prospect.ts';
import type { Store } from './store.ts';
import { foldKey } from './tables.ts';

const apartPrefix = 'apart:';

/** A key that says of two touchpoints that they are two messages. It is the pair's own: a key is unique in a workspace. */
export function toApartKey(one: string, other: string): string {
  return apartPrefix + [one, other].sort().join(':');
}

export function isApartKey(key: string): boolean {
  return key.startsWith(apartPrefix);
}

export interface KeyedTouchpoint {
  readonly touchpoint: Touchpoint;
  readonly keys: readonly TouchpointKey[];
}

export function toFacts({ touchpoint, keys }: KeyedTouchpoint): PeopledMail {
  return {
    prospectIds: touchpoint.prospect_ids,
    sender: touchpoint.sender,
    subject: touchpoint.subject,
    at: touchpoint.occurred_at,
    // A server of before does not tell of it.
    recipients: touchpoint.recipients ?? [],
    keys: keys.map(({ key }) => key).filter((key) => !isApartKey(key)),
  };
}

/** Whether the rep has said that these are two messages. */
export function areApart(one: KeyedTouchpoint, other: KeyedTouchpoint): boolean {
  const apart = toApartKey(one.touchpoint.id, other.touchpoint.id);
  return [...one.keys, ...other.keys].some(({ key }) => key === apart);
}

/** Live touchpoints of these ids with their keys. */
export async function loadKeyed(
  store: Store,
  ids: readonly string[],
): Promise<readonly KeyedTouchpoint[]> {
  if (ids.length === 0) return [];
  const [rows, keys] = await Promise.all([
    store.touchpoints.bulkGet([...ids]),
    store.touchpoint_keys
      .where('ix.touchpoint')
      .anyOf([...ids])
      .toArray(),
  ]);
  const keysById = Map.groupBy(keys, ({ touchpoint_id }) => touchpoint_id as string);
  return rows.flatMap((touchpoint) =>
    touchpoint && touchpoint.deleted_at === null
      ? [{ touchpoint, keys: keysById.get(touchpoint.id) ?? [] }]
      : [],
  );
}

/**
 * Deleted mails of any of these senders and bare subjects (`toMailKey`), with the keys they had. No index holds what is
 * deleted: the ids that an index lacks are those.
 */
export async function loadDeletedMail(
  store: Store,
  keys: readonly string[],
): Promise<readonly KeyedTouchpoint[]> {
  const asked = new Set(keys);
  const rows = (await loadUnlisted(store.touchpoints, 'ix.at')).filter(
    ({ sender, subject, deleted_at }) =>
      deleted_at !== null && sender !== null && asked.has(toMailKey(sender, subject)),
  );
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id as string);
  const [live, unlisted] = await Promise.all([
    store.touchpoint_keys.where('ix.touchpoint').anyOf(ids).toArray(),
    loadUnlisted(store.touchpoint_keys, 'ix.touchpoint'),
  ]);
  const keysById = Map.groupBy([...live, ...unlisted], (key) => key.touchpoint_id as string);
  return rows.map((touchpoint) => ({ touchpoint, keys: keysById.get(touchpoint.id) ?? [] }));
}

async function loadUnlisted<Row>(
  table: Table<Row, string>,
  index: string,
): Promise<readonly Row[]> {
  const [count, listedCount] = await Promise.all([table.count(), table.orderBy(index).count()]);
  if (count === listedCount) return [];
  const [all, listed] = await Promise.all([
    table.toCollection().primaryKeys(),
    table.orderBy(index).primaryKeys(),
  ]);
  const isListed = new Set(listed);
  const rows = await table.bulkGet(all.filter((id) => !isListed.has(id)));
  return rows.flatMap((row) => row ?? []);
}

/** Live mails of the same sender and bare subject, by any of `keys` (`toMailKey`). */
export async function loadSameKey(
  store: Store,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly KeyedTouchpoint[]>> {
  const unique = [...new Set(keys)];
  if (unique.length === 0) return new Map();
  const rows = await store.touchpoints.where('ix.mail').anyOf(unique).toArray();
  const keyed = await loadKeyed(
    store,
    rows.map(({ id }) => id),
  );
  return Map.groupBy(keyed, ({ touchpoint }) =>
    toMailKey(touchpoint.sender ?? '', touchpoint.subject),
  );
}

/** Those of `among` that are surely the message of `facts`. */
export function findSame(
  facts: PeopledMail,
  among: readonly KeyedTouchpoint[],
): readonly KeyedTouchpoint[] {
  return among.filter((candidate) => isSameMail(facts, toFacts(candidate)));
}

/** Live prospects by address. */
export async function loadPeopleByEmail(
  store: Store,
  emails: readonly string[],
): Promise<ReadonlyMap<string, readonly Prospect[]>> {
  const asked = new Set(emails.filter((email) => email !== '').map(foldKey));
  if (asked.size === 0) return new Map();
  const rows = await store.prospects
    .where('ix.emails')
    .anyOf([...asked])
    .distinct()
    .toArray();
  const found = new Map<string, Prospect[]>();
  for (const row of rows) {
    for (const email of row.emails.map(foldKey)) {
      if (asked.has(email)) found.set(email, [...(found.get(email) ?? []), row]);
    }
  }
  return found;
}

/** Of several who have one address, whom a message is logged with where the rep has not said: their own, else the oldest. */
export function preferred(
  people: readonly Prospect[],
  repId: string | undefined,
): Prospect | undefined {
  const own = people.filter(({ owner_id }) => owner_id === repId);
  const among = own.length > 0 ? own : people;
  return [...among].sort((one, other) =>
    `${one.created_at}${one.id}` < `${other.created_at}${other.id}` ? -1 : 1,
  )[0];
}

/** Open deals that somebody of these takes part in. */
export async function loadOpenDealsOf(
  store: Store,
  prospectIds: readonly string[],
): Promise<readonly Deal[]> {
  if (prospectIds.length === 0) return [];
  const parts = await store.stakeholders
    .where('ix.prospect')
    .anyOf([...prospectIds])
    .toArray();
  const deals = await store.deals.bulkGet([...new Set(parts.map(({ deal_id }) => deal_id))]);
  return deals.flatMap((deal) =>
    deal && deal.deleted_at === null && deal.outcome === 'open' ? [deal] : [],
  );
}

/** Keys of the rep's own mailboxes, and the others'. */
export function partKeys(
  { keys }: KeyedTouchpoint,
  own: ReadonlySet<string>,
): readonly [KeyedTouchpoint['keys'], KeyedTouchpoint['keys']] {
  const named = keys.filter(({ key }) => !isApartKey(key));
  const boxes = [...own].flatMap((account) =>
    mailSites.map((site) => toThreadKey({ site, account, threadId: '' })),
  );
  const isOwn = (key: string) => boxes.some((box) => key.startsWith(box));
  return [named.filter(({ key }) => isOwn(key)), named.filter(({ key }) => !isOwn(key))];
}
