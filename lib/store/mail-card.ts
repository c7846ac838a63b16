import { toThreadKey } from '../mail/keys.ts';
import { toPersonExtraction } from '../mail/mail-person.ts';
import { type MailRole, type MailRules, roleOf } from '../mail/rules.ts';
import type { Deal } from '../model/deal.ts';
import type { Extraction } from '../model/extraction.ts';
import type { MailPerson, MailReading, MailThread } from '../model/mail.ts';
import type { Prospect } from '../model/prospect.ts';
import type { MailSetting, MailThreadSetting } from '../model/selling.ts';
import { findIdentity } from './find-identity.ts';
import { loadCompanyByDomain, withKnownCompany } from './known-company.ts';
import { compareNames } from './likeness.ts';
import { loadThreadMessages, type ThreadMessage } from './mail-card-messages.ts';
import { loadOpenDealsOf, loadPeopleByEmail, preferred } from './mail-lookup.ts';
import type { SendRow } from './mail-rows.ts';
import { loadMailRules, loadThreadSetting } from './mail-rules.ts';
import { type Match, matchExtraction } from './match.ts';
import type { Store } from './store.ts';

export type { LeftOutReason, ThreadMessage } from './mail-card-messages.ts';

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
  const people = await loadPeople(store, reading, { thread, rules });
  const [messages, deals] = await Promise.all([
    loadThreadMessages(store, reading, { thread, rules, sends }),
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
