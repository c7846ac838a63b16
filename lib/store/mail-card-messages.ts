import { toMailFacts } from '../mail/message-facts.ts';
import { type MailRules, type SortedMessage, sortMessage, withInferred } from '../mail/rules.ts';
import { isLikelySame, type MailFacts, sameMailToleranceMs, toMailKey } from '../mail/same-mail.ts';
import type { MailMessage, MailReading, MailThread } from '../model/mail.ts';
import {
  areApart,
  isApartKey,
  type KeyedTouchpoint,
  loadKeyed,
  loadSameKey,
  partKeys,
  toFacts,
} from './mail-lookup.ts';
import type { SendRow } from './mail-rows.ts';
import { isSentAs } from './sent-message.ts';
import type { Store } from './store.ts';

/** Why a message is not logged by itself or with a click. */
export type LeftOutReason =
  | 'draft'
  | 'bulk'
  | 'machine'
  | 'internal'
  | 'never'
  | 'nobody'
  | 'no_time'
  /** It was sent and can still be undone, or is to go out later. */
  | 'on_its_way';

export interface ThreadMessage {
  readonly message: MailMessage;
  /** The surest key; names the message in lists. */
  readonly key: string;
  readonly direction: 'in' | 'out' | null;
  readonly at: string | null;
  /** The touchpoint that it is logged as. */
  readonly touchpointId: string | null;
  /** Of that touchpoint. */
  readonly dealId: string | null;
  /** Who logged it; null for nobody, and where joining has covered up who it was. */
  readonly loggedBy: string | null;
  readonly isShared: boolean;
  /** Touchpoints of colleagues that may be this message, more than one or not surely. */
  readonly likely: readonly string[];
  readonly leftOut: LeftOutReason | null;
}

/** What can still be undone is not logged before that is over. */
const heldSends: ReadonlySet<SendRow['state']> = new Set(['pending', 'confirmed', 'scheduled']);

/** Whether a message waits: it can still be undone, or is to go out later. */
function isOnItsWay(
  { message, sorted, facts }: Looked,
  of: { thread: MailThread; held: readonly SendRow[]; now: number },
): boolean {
  const { thread, held, now } = of;
  const isAhead = Date.parse(facts.at) > now;
  if (typeof sorted !== 'string' && sorted.direction === 'out') {
    if (Date.parse(facts.at) > now + sameMailToleranceMs) return true;
  }
  return held.some(
    (row) => (row.state !== 'scheduled' || isAhead) && isSentAs(row, { message, thread }),
  );
}

interface Looked {
  readonly message: MailMessage;
  readonly sorted: SortedMessage | string;
  readonly facts: MailFacts;
}

/** The messages as the page shows them, each with whether it is logged and why not. */
export async function loadThreadMessages(
  store: Store,
  reading: MailReading,
  {
    thread,
    rules,
    sends,
  }: {
    readonly thread: MailThread;
    readonly rules: MailRules;
    readonly sends: readonly SendRow[];
  },
): Promise<readonly ThreadMessage[]> {
  const { site, account } = reading;
  const now = store.clock.now();
  const held = sends.filter(({ state }) => heldSends.has(state));
  const of = { site, account, threadId: thread.id, subject: thread.subject };
  const looked = withInferred(thread.messages, rules).map(
    (message): Looked => ({
      message,
      sorted: sortMessage(message, rules),
      facts: toMailFacts(message, of),
    }),
  );
  const keyRows = await store.touchpoint_keys
    .where('ix.key')
    .anyOf([...new Set(looked.flatMap(({ facts }) => facts.keys))])
    .toArray();
  const rowByKey = new Map(keyRows.map((row) => [row.key, row]));
  const [logged, twins] = await Promise.all([
    loadKeyed(store, [...new Set(keyRows.map(({ touchpoint_id }) => touchpoint_id as string))]),
    loadSameKey(
      store,
      looked.flatMap(({ facts }) => (facts.sender ? [toMailKey(facts.sender, facts.subject)] : [])),
    ),
  ]);
  const byId = new Map(logged.map((one) => [one.touchpoint.id as string, one]));
  return looked.map((one): ThreadMessage => {
    const { message, sorted, facts } = one;
    const row = facts.keys.map((key) => rowByKey.get(key)).find((found) => found !== undefined);
    const own = row && byId.get(row.touchpoint_id);
    const [, others] = own ? partKeys(own, rules.own) : [[], []];
    return {
      message,
      key: facts.keys[0] ?? '',
      direction: typeof sorted === 'string' ? null : sorted.direction,
      at: facts.at || null,
      touchpointId: own?.touchpoint.id ?? null,
      dealId: own?.touchpoint.deal_id ?? null,
      loggedBy: own ? loggedByOf(own, { isShared: others.length > 0 }) : null,
      isShared: others.length > 0,
      likely: toLikely(one, { own, twins }),
      leftOut:
        toLeftOut(one) ??
        (own === undefined && isOnItsWay(one, { thread, held, now }) ? 'on_its_way' : null),
    };
  });
}

/** Who named it first. Joining hands keys on, so that of two mailboxes' it cannot be told where the first was moved. */
function loggedByOf(
  { keys }: KeyedTouchpoint,
  { isShared }: { readonly isShared: boolean },
): string | null {
  const [first] = keys
    .filter(({ key }) => !isApartKey(key))
    .toSorted((one, other) => (one.created_at < other.created_at ? -1 : 1));
  if (!first || (isShared && first.updated_at !== first.created_at)) return null;
  return first.updated_by;
}

/** Touchpoints that may be this message too: none where the rep has said that they are not. */
function toLikely(
  { facts, sorted }: Looked,
  {
    own,
    twins,
  }: {
    own: KeyedTouchpoint | undefined;
    twins: ReadonlyMap<string, readonly KeyedTouchpoint[]>;
  },
): readonly string[] {
  if (typeof sorted === 'string' || facts.sender === null) return [];
  return (twins.get(toMailKey(facts.sender, facts.subject)) ?? [])
    .filter(
      (other) =>
        other.touchpoint.id !== own?.touchpoint.id &&
        !(own && areApart(own, other)) &&
        isLikelySame(own ? toFacts(own) : facts, toFacts(other)),
    )
    .map(({ touchpoint }) => touchpoint.id);
}

function toLeftOut({ sorted, facts }: Looked): LeftOutReason | null {
  if (typeof sorted === 'string') return sorted as LeftOutReason;
  if (sorted.outside.every(({ email }) => email === '')) return 'nobody';
  return facts.at === '' ? 'no_time' : null;
}
