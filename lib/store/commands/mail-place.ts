import {
  isDeletedInBox,
  isSameInBox,
  type PeopledMail,
  toDistance,
  toMailKey,
} from '../../mail/same-mail.ts';
import type { Touchpoint, TouchpointKey } from '../../model/engagement.ts';
import { ownIdOf } from '../../model/ids.ts';
import type { Draft } from '../draft.ts';
import {
  findSame,
  type KeyedTouchpoint,
  loadDeletedMail,
  loadSameKey,
  toFacts,
} from '../mail-lookup.ts';
import type { Store } from '../store.ts';

/**
 * `known`: in this mailbox · `gone`: so it was, and the rep has taken it back or deleted it · `twin`: in a colleague's.
 * `id` of a new one: the touchpoint that its key had before.
 */
export interface Place {
  readonly id: string | undefined;
  readonly state: 'new' | 'known' | 'gone' | 'twin';
}

export interface MailPlaces {
  /** In the order of what was asked. */
  readonly places: readonly Place[];
  /** Keys that name a touchpoint already. */
  readonly liveKeys: ReadonlySet<string>;
}

const isNew: Place = { id: undefined, state: 'new' };

/**
 * Which touchpoints messages of one page, oldest first, already are: by a key, else as the nearest that the same mailbox
 * may have named otherwise, else as the only one of a colleague's that is surely the same. Two of them are never one,
 * unless all of their names are.
 */
export async function placeMail(
  draft: Draft,
  mails: readonly PeopledMail[],
  { skipsDeleted }: { readonly skipsDeleted: boolean },
): Promise<MailPlaces> {
  const { store } = draft;
  const keyOf = ({ sender, subject }: PeopledMail) => toMailKey(sender ?? '', subject);
  const [named, twins] = await Promise.all([
    loadNamed(draft, mails),
    loadSameKey(store, mails.filter(({ sender }) => sender !== null).map(keyOf)),
  ]);
  const taken = new Set<string>();
  const byName = mails.map((mail) => {
    const place = placeByName(mail, named);
    if (!place?.id || taken.has(place.id)) return undefined;
    taken.add(place.id);
    return place;
  });
  const open = mails.filter(({ sender }, at) => sender !== null && byName[at] === undefined);
  const deleted =
    skipsDeleted && open.length > 0 ? await loadDeletedMail(store, open.map(keyOf)) : [];
  const places = mails.map((mail, at): Place => {
    const place =
      byName[at] ?? placeByLikeness(mail, { among: twins.get(keyOf(mail)), deleted, taken });
    if (place?.id) taken.add(place.id);
    // Of a page that shows one message twice the second is the first again.
    return place ?? placeByName(mail, named) ?? isNew;
  });
  return { places, liveKeys: named.liveKeys };
}

interface Named {
  readonly rowsByKey: ReadonlyMap<string, readonly TouchpointKey[]>;
  readonly touchpointById: ReadonlyMap<string, Touchpoint>;
  readonly liveKeys: ReadonlySet<string>;
}

async function loadNamed(
  { store, identity }: Draft,
  mails: readonly PeopledMail[],
): Promise<Named> {
  const keys = [...new Set(mails.flatMap((mail) => mail.keys))];
  const [live, own] = await Promise.all([
    store.touchpoint_keys.where('ix.key').anyOf(keys).toArray(),
    store.touchpoint_keys.bulkGet(
      keys.map((key) => ownIdOf(identity.workspaceId, 'touchpoint-key', key)),
    ),
  ]);
  const rows = [...live, ...own.flatMap((row) => row ?? [])];
  const ids = [...new Set(rows.map(({ touchpoint_id }) => touchpoint_id as string))];
  const touchpoints = await loadAny(store, ids);
  return {
    rowsByKey: Map.groupBy(rows, ({ key }) => key),
    touchpointById: new Map(touchpoints.map((row) => [row.id as string, row])),
    liveKeys: new Set(live.map(({ key }) => key)),
  };
}

async function loadAny(store: Store, ids: readonly string[]): Promise<readonly Touchpoint[]> {
  return (await store.touchpoints.bulkGet([...ids])).flatMap((row) => row ?? []);
}

/** A live row of any of its keys counts more than one that was taken back. */
function placeByName({ keys, at }: PeopledMail, named: Named): Place | undefined {
  const rows = keys.flatMap((key) => named.rowsByKey.get(key) ?? []);
  const isThere = ({ deleted_at, touchpoint_id }: TouchpointKey) =>
    deleted_at === null && named.touchpointById.get(touchpoint_id)?.deleted_at === null;
  const known = rows.find(isThere);
  if (known) return { id: known.touchpoint_id, state: 'known' };
  const [row] = rows;
  if (!row) return undefined;
  const end = named.touchpointById.get(row.touchpoint_id)?.deleted_at ?? row.deleted_at;
  return { id: row.touchpoint_id, state: isLater(at, end) ? 'new' : 'gone' };
}

/** What was sent after something was deleted is not what was deleted, be it of the same draft. */
function isLater(at: string, deletedAt: string | null): boolean {
  return deletedAt !== null && Date.parse(at) > Date.parse(deletedAt);
}

function placeByLikeness(
  mail: PeopledMail,
  of: {
    readonly among: readonly KeyedTouchpoint[] | undefined;
    readonly deleted: readonly KeyedTouchpoint[];
    readonly taken: ReadonlySet<string>;
  },
): Place | undefined {
  const isFree = ({ touchpoint }: KeyedTouchpoint) => !of.taken.has(touchpoint.id);
  const among = (of.among ?? []).filter(isFree);
  const here = among.filter((other) => isSameInBox(mail, toFacts(other)));
  const gone = of.deleted.filter(
    (other) =>
      isFree(other) &&
      isDeletedInBox(mail, toFacts(other)) &&
      !isLater(mail.at, other.touchpoint.deleted_at),
  );
  const distance = (other: KeyedTouchpoint) => toDistance(mail, toFacts(other));
  const [nearest] = [...here, ...gone].sort((one, other) => distance(one) - distance(other));
  if (nearest) {
    const { id, deleted_at } = nearest.touchpoint;
    return { id, state: deleted_at === null ? 'known' : 'gone' };
  }
  const same = findSame(mail, among);
  return same.length === 1 ? { id: same[0]?.touchpoint.id, state: 'twin' } : undefined;
}
