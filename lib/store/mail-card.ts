import { toMessageKeys, toThreadKey } from '../mail/keys.ts';
import { toPersonExtraction } from '../mail/mail-person.ts';
import {
  type MailRole,
  type MailRules,
  roleOf,
  type SortedMessage,
  sortMessage,
  withInferred,
} from '../mail/rules.ts';
import { isLikelySame, type MailFacts, sameMailToleranceMs, toMailKey } from '../mail/same-mail.ts';
import type { Deal } from '../model/deal.ts';
import type { Extraction } from '../model/extraction.ts';
import type { MailMessage, MailPerson, MailReading, MailThread } from '../model/mail.ts';
import type { Prospect } from '../model/prospect.ts';
import type { MailSetting, MailThreadSetting } from '../model/selling.ts';
import { toInstant } from '../platform/clock.ts';
import { findIdentity } from './find-identity.ts';
import { loadCompanyByDomain, withKnownCompany } from './known-company.ts';
import { compareNames } from './likeness.ts';
import {
  areApart,
  isApartKey,
  type KeyedTouchpoint,
  loadKeyed,
  loadOpenDealsOf,
  loadPeopleByEmail,
  loadSameKey,
  partKeys,
  preferred,
  toFacts,
} from './mail-lookup.ts';
import type { SendRow } from './mail-rows.ts';
import { loadMailRules, loadThreadSetting } from './mail-rules.ts';
import { type Match, matchExtraction } from './match.ts';
import { isSentAs } from './sent-message.ts';
import type { Store } from './store.ts';

/** Somebody in the open thread, and whether they are on file. */
export interface ThreadPerson {
  readonly person: MailPerson;
  readonly role: MailRole;
  /** Whom the address belongs to; null for nobody, or where several have it (`match` then asks). */
  readonly prospect: {
    readonly id: string;
    readonly name: string;
    readonly title: string | null;
    readonly companyName: string | null;
    readonly isDoNotContact: boolean;
  } | null;
  /** Of `outside` people alone. */
  readonly match: Match | null;
  /** What a new prospect would be made of; guesses are marked as such. Of `outside` people alone. */
  readonly extraction: Extraction | null;
  readonly messageCount: number;
}

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

export interface ThreadDeal {
  readonly id: string;
  readonly name: string;
  readonly amount: string | null;
  readonly currency: string | null;
}

/** All that the panel and the popup show beside an open thread. */
export interface MailCard {
  readonly threadKey: string;
  readonly people: readonly ThreadPerson[];
  readonly messages: readonly ThreadMessage[];
  /** Open deals of the people who are on file, the dearest first. */
  readonly deals: readonly ThreadDeal[];
  /** What its logged messages went to, open or not. */
  readonly loggedDeals: readonly ThreadDeal[];
  readonly setting: MailThreadSetting;
  /** The last message is from outside, and nobody of ours has answered. */
  readonly waitsForUs: boolean;
  /** Messages of this thread that are on their way out, or of which it is not sure. */
  readonly sends: readonly SendRow[];
  readonly rules: MailRules;
  readonly mail: MailSetting;
  /** Whether the rep has said yet what is never logged. */
  readonly isAsked: boolean;
}

/** More people of a thread than this are not offered as prospects; whoever is on file is always shown. */
const maxOffered = 50;

/** `undefined` where the page shows no thread. For live queries: reads through Dexie alone. */
export async function loadMailCard(
  store: Store,
  reading: MailReading,
): Promise<MailCard | undefined> {
  const { thread, site, account } = reading;
  if (thread === null) return undefined;
  const threadKey = toThreadKey({ site, account, threadId: thread.id });
  const [{ rules, setting: mail }, setting, sends] = await Promise.all([
    loadMailRules(store, reading),
    loadThreadSetting(store, threadKey),
    // Also those of a window of their own: their message may stand in the thread that is open now.
    store.sends.where('key').startsWith(`${site}:${account}:`).toArray(),
  ]);
  const held = sends.filter(({ state }) => heldSends.has(state));
  const people = await loadPeople(store, reading, { thread, rules });
  const [messages, deals] = await Promise.all([
    loadMessages(store, reading, { thread, rules, held }),
    loadOpenDealsOf(
      store,
      people.flatMap(({ prospect }) => prospect?.id ?? []),
    ),
  ]);
  const loggedDeals = await store.deals.bulkGet([
    ...new Set(messages.flatMap(({ dealId }) => dealId ?? [])),
  ]);
  const last = messages.findLast(({ message }) => !message.isDraft);
  return {
    threadKey,
    people,
    messages,
    deals: deals.map(toThreadDeal).sort((one, other) => worth(other) - worth(one)),
    loggedDeals: loggedDeals.flatMap((deal) =>
      deal && deal.deleted_at === null ? [toThreadDeal(deal)] : [],
    ),
    setting,
    waitsForUs: last?.direction === 'in' && last.leftOut === null,
    sends: sends.filter(({ state, thread: of }) => of === threadKey && openSends.has(state)),
    rules,
    mail,
    isAsked: mail.askedAt !== null,
  };
}

const openSends: ReadonlySet<SendRow['state']> = new Set([
  'pending',
  'confirmed',
  'scheduled',
  'unsure',
]);

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

function toThreadDeal({ id, name, amount, currency }: Deal): ThreadDeal {
  return { id, name, amount, currency };
}

function worth({ amount }: ThreadDeal): number {
  return amount === null ? -1 : Number(amount);
}

interface ThreadOf {
  readonly thread: MailThread;
  readonly rules: MailRules;
}

/** Everybody in the headers once, in the order in which they appear. */
function everybodyOf({ messages }: MailThread): readonly { person: MailPerson; count: number }[] {
  const found = new Map<string, { person: MailPerson; count: number }>();
  for (const { from, to, cc, bcc, isDraft } of messages) {
    if (isDraft) continue;
    const inThis = new Set<string>();
    for (const person of [...(from ? [from] : []), ...to, ...cc, ...bcc]) {
      const key = person.email || `name:${person.name}`;
      const known = found.get(key);
      const better = known && known.person.name !== '' ? known.person : person;
      found.set(key, { person: better, count: (known?.count ?? 0) + (inThis.has(key) ? 0 : 1) });
      inThis.add(key);
    }
  }
  return [...found.values()];
}

async function loadPeople(
  store: Store,
  reading: MailReading,
  { thread, rules }: ThreadOf,
): Promise<readonly ThreadPerson[]> {
  const everybody = everybodyOf(thread);
  const [identity, known] = await Promise.all([
    findIdentity(store),
    loadPeopleByEmail(
      store,
      everybody.map(({ person }) => person.email),
    ),
  ]);
  const companies = await loadCompanyNames(store, [...known.values()].flat());
  const offered = new Set(
    everybody
      .filter(({ person }) => roleOf(person, rules) === 'outside' && !known.has(person.email))
      .slice(0, maxOffered)
      .map(({ person }) => person.email),
  );
  const shown = everybody.filter(
    ({ person }) =>
      person.email === '' ||
      known.has(person.email) ||
      offered.has(person.email) ||
      roleOf(person, rules) !== 'outside',
  );
  const companyByDomain = await loadCompanyByDomain(store, [...offered]);
  return Promise.all(
    shown.map(async ({ person, count }): Promise<ThreadPerson> => {
      const role = roleOf(person, rules);
      const owners = role === 'outside' ? (known.get(person.email) ?? []) : [];
      const prospect = preferred(owners, identity?.repId);
      const read =
        role === 'outside' ? toPersonExtraction(person, toSource(reading, thread, person)) : null;
      const extraction =
        read && !prospect ? withKnownCompany(read, { email: person.email, companyByDomain }) : read;
      return {
        person,
        role,
        prospect: prospect ? toShown(prospect, companies) : null,
        match: extraction && (await matchPerson(store, extraction, { owners, prospect })),
        extraction,
        messageCount: count,
      };
    }),
  );
}

async function loadCompanyNames(
  store: Store,
  people: readonly Prospect[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(people.flatMap(({ company_id }) => company_id ?? []))];
  const rows = await store.companies.bulkGet(ids);
  return new Map(rows.flatMap((row) => (row ? [[row.id as string, row.name]] : [])));
}

function toShown(
  row: Prospect,
  companies: ReadonlyMap<string, string>,
): NonNullable<ThreadPerson['prospect']> {
  return {
    id: row.id,
    name: row.full_name,
    title: row.title,
    companyName: row.company_id === null ? null : (companies.get(row.company_id) ?? null),
    isDoNotContact: row.do_not_contact,
  };
}

function toSource(reading: MailReading, thread: MailThread, { email }: MailPerson) {
  const { site, url, pack, version } = reading;
  const newest = thread.messages.findLast(
    ({ from, signature }) => from?.email === email && signature !== undefined,
  );
  return {
    ...{ site, url, pack, version },
    ...(newest?.signature ? { signature: newest.signature } : {}),
  };
}

/**
 * Somebody whose address is on file is that prospect; what a mail says of them is news only where their name is another
 * one. Guesses never contradict what is on file.
 */
async function matchPerson(
  store: Store,
  extraction: Extraction,
  { owners, prospect }: { owners: readonly Prospect[]; prospect: Prospect | undefined },
): Promise<Match> {
  if (!prospect) return matchExtraction(store, extraction);
  const sure = Object.entries(extraction.fields).filter(
    ([, field]) => field.confidence !== 'guess',
  );
  const match = await matchExtraction(store, { ...extraction, fields: Object.fromEntries(sure) });
  if (owners.length > 1 || match.state === 'new') return match;
  if (match.state !== 'changed') return match;
  const changes = match.changes.filter(
    ({ field, now, next }) =>
      field !== 'full_name' || !compareNames(String(now ?? ''), String(next)),
  );
  return changes.length > 0 ? { ...match, changes } : { state: 'saved', id: match.id };
}

interface Looked {
  readonly message: MailMessage;
  readonly sorted: SortedMessage | string;
  readonly facts: MailFacts;
}

async function loadMessages(
  store: Store,
  reading: MailReading,
  { thread, rules, held }: ThreadOf & { readonly held: readonly SendRow[] },
): Promise<readonly ThreadMessage[]> {
  const { site, account } = reading;
  const now = store.clock.now();
  const looked = withInferred(thread.messages, rules).map((message): Looked => {
    const sorted = sortMessage(message, rules);
    const time = Date.parse(message.at ?? message.guessedAt ?? '');
    const at = Number.isNaN(time) ? '' : toInstant(time);
    const recipients = [...message.to, ...message.cc, ...message.bcc].map(({ email }) => email);
    const sender = message.from?.email || null;
    const { subject, id: threadId } = thread;
    const keys = toMessageKeys({
      ...{ site, account, threadId, subject, sender, recipients, at },
      ids: message.ids,
    });
    return { message, sorted, facts: { sender, subject, at, recipients, keys } };
  });
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
