import { toMessageKeys, toThreadKey } from '../../mail/keys.ts';
import { type MailRules, type SortedMessage, sortMessage } from '../../mail/rules.ts';
import { type MailFacts, toMailKey } from '../../mail/same-mail.ts';
import type { Receipt } from '../../model/clip.ts';
import type { Touchpoint } from '../../model/engagement.ts';
import type { Extraction } from '../../model/extraction.ts';
import type { Result } from '../../model/failure.ts';
import { type DealId, ownIdOf, type TouchpointId, touchpointIdOf } from '../../model/ids.ts';
import type { MailMessage, MailSiteId } from '../../model/mail.ts';
import { type MailThreadSetting, mailThreadSetting } from '../../model/selling.ts';
import { toInstant } from '../../platform/clock.ts';
import { type Command, commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import type { Edits } from '../fields.ts';
import { findSame, loadKeyed, loadOpenDealsOf, loadSameKey } from '../mail-lookup.ts';
import { loadMailRules, loadThreadSetting, threadSettingKey } from '../mail-rules.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { type MailPeople, resolveMailPeople } from './mail-people.ts';
import { applyContact, type TouchpointFields } from './touchpoint-effects.ts';

/** Whom a message was seen by, and where. */
export interface Mailbox {
  readonly site: MailSiteId;
  /** In lower case; `''` where the page does not say. */
  readonly account: string;
  readonly aliases: readonly string[];
}

/** What the rep decided about somebody in a thread; whoever is not named is taken where a prospect has the address. */
export type MailPersonDecision =
  | { readonly email: string; readonly kind: 'skip' }
  /** A new prospect, as `toPersonExtraction` reads them, with what the rep typed over it. */
  | {
      readonly email: string;
      readonly kind: 'create';
      readonly extraction: Extraction;
      readonly edits?: Edits;
    }
  /** The prospect of this id, who gets the address where they have it not. */
  | { readonly email: string; readonly kind: 'same'; readonly id: string };

export interface MailLogInput {
  readonly mailbox: Mailbox;
  readonly threadId: string;
  readonly subject: string;
  readonly messages: readonly MailMessage[];
  readonly people?: readonly MailPersonDecision[];
  /** Null for none; where it is left out, the thread's own, else the one open deal that its people take part in. */
  readonly dealId?: string | null;
  readonly keepsSnippet?: boolean;
  /** `rep`: on a gesture · `sent`: the rep sent it just now · `seen`: it stood in a thread that was opened. */
  readonly by: 'rep' | 'sent' | 'seen';
}

export interface MailLogged {
  /** `journalId` 0 where all of it was there already. */
  readonly receipt: Receipt;
  /** New touchpoints, messages that went into one of a colleague's, and ones that were logged before. */
  readonly loggedCount: number;
  readonly joinedCount: number;
  readonly knownCount: number;
  readonly touchpointIds: readonly string[];
}

/** A message that may be logged: whom it is with, and what it is known by. */
interface Wanted {
  readonly message: MailMessage;
  readonly sorted: SortedMessage;
  readonly facts: MailFacts;
}

/**
 * Logs messages, each exactly once: a message is known by any of its keys, else by being surely the same as one that a
 * colleague has logged. One transaction for all of them, whoever of the extension asks. What the rep has taken back or
 * deleted is logged again only by the rep. Messages that are never logged, or that no prospect takes part in, are left
 * out; `nothing_to_save` where that leaves none.
 */
export async function logMail(store: Store, input: MailLogInput): Promise<Result<MailLogged>> {
  const tally = { loggedCount: 0, joinedCount: 0, knownCount: 0, touchpointIds: [] as string[] };
  const command: Command = {
    command: `mail/${input.by}`,
    origin: store.origin,
    ...(input.by === 'rep' ? {} : { isAutomatic: true }),
  };
  const result = await commit(store, command, async (draft) => {
    const { rules } = await loadMailRules(store, input.mailbox);
    const all = toWanted(input, rules);
    const decisions = input.people ?? [];
    const people = await resolveMailPeople(draft, {
      emails: [
        ...all.flatMap(({ sorted }) => sorted.outside.map(({ email }) => email)),
        // Whoever is only copied in is no part of a contact, and is saved all the same where the rep says so.
        ...decisions.flatMap(({ email, kind }) => (kind === 'skip' ? [] : [email])),
      ],
      decisions,
    });
    const wanted = all.filter(({ sorted }) => people.of(sorted.outside).length > 0);
    const [known, dealId] = [
      await loadKnown(draft, wanted),
      await chooseDeal(draft, input, people),
    ];
    const taken = new Set<string>();
    for (const one of wanted) {
      const { id: keptId, state } = known(one, taken);
      const id = keptId ?? touchpointIdOf(draft.identity.workspaceId, one.facts.keys[0] ?? '');
      taken.add(id);
      // What the rep took back stays so until the rep says otherwise.
      if (state === 'gone' && input.by !== 'rep') continue;
      const fields = toFields(one, { input, people, dealId });
      const row = await draft.load('touchpoints', id);
      if (row) addSighting(draft, row, fields);
      else {
        await draft.create('touchpoints', id, fields);
        await applyContact(draft, fields, people.of(one.sorted.outside));
      }
      await addKeys(draft, one.facts.keys, id);
      tally.touchpointIds.push(id);
      if (!row) tally.loggedCount += 1;
      else if (state === 'twin') tally.joinedCount += 1;
      else tally.knownCount += 1;
    }
    const [first] = tally.touchpointIds;
    if (first === undefined) refuse('nothing_to_save', 'mail');
    return { table: 'touchpoints', id: first, name: input.subject || (people.names()[0] ?? '') };
  });
  return result.ok ? { ok: true, value: { receipt: result.value, ...tally } } : result;
}

/** Messages that may be logged, oldest first, as cadences and replies go by time. */
function toWanted(input: MailLogInput, rules: MailRules): readonly Wanted[] {
  const { mailbox, threadId, subject } = input;
  return input.messages
    .flatMap((message): Wanted[] => {
      const sorted = sortMessage(message, rules);
      const time = Date.parse(message.at ?? message.guessedAt ?? '');
      if (typeof sorted === 'string' || Number.isNaN(time)) return [];
      const at = toInstant(time);
      const recipients = recipientsOf(message);
      const { sender } = sorted;
      const { site, account } = mailbox;
      const keys = toMessageKeys({
        ...{ site, account, threadId, subject, sender, recipients, at },
        ids: message.ids,
      });
      return [{ message, sorted, facts: { sender, subject, at, recipients, keys } }];
    })
    .sort((one, other) => (one.facts.at < other.facts.at ? -1 : 1));
}

function recipientsOf({ to, cc, bcc }: MailMessage): readonly string[] {
  return [...to, ...cc, ...bcc].flatMap(({ email }) => (email === '' ? [] : [email]));
}

/** `known`: by a key · `gone`: so it was, and the rep has taken it back or deleted it · `twin`: a colleague's. */
interface Place {
  readonly id: string | undefined;
  readonly state: 'new' | 'known' | 'gone' | 'twin';
}

/** Which touchpoint a message already is; asked for all messages at once. Two messages of one page are never one. */
async function loadKnown(
  draft: Draft,
  wanted: readonly Wanted[],
): Promise<(one: Wanted, taken: ReadonlySet<string>) => Place> {
  const { store, identity } = draft;
  const keys = [...new Set(wanted.flatMap(({ facts }) => facts.keys))];
  const twinKey = ({ facts }: Wanted) => toMailKey(facts.sender ?? '', facts.subject);
  const [live, own, twins] = await Promise.all([
    store.touchpoint_keys.where('ix.key').anyOf(keys).toArray(),
    store.touchpoint_keys.bulkGet(keys.map((key) => toKeyId(identity, key))),
    loadSameKey(store, wanted.filter(({ facts }) => facts.sender !== null).map(twinKey)),
  ]);
  const rows = [...own.flatMap((row) => row ?? []), ...live];
  // A live row of a key counts more than the one that was taken back.
  const idByKey = new Map(rows.map(({ key, touchpoint_id }) => [key, touchpoint_id as string]));
  const liveKeys = new Set(live.map(({ key }) => key));
  const isThere = new Set(
    (await loadKeyed(store, [...new Set(idByKey.values())])).map(
      ({ touchpoint }): string => touchpoint.id,
    ),
  );
  return (one, taken) => {
    const key = one.facts.keys.find((candidate) => idByKey.has(candidate));
    const id = key === undefined ? undefined : idByKey.get(key);
    if (key !== undefined && id !== undefined) {
      return { id, state: liveKeys.has(key) && isThere.has(id) ? 'known' : 'gone' };
    }
    const same = findSame(one.facts, twins.get(twinKey(one)) ?? []).filter(
      ({ touchpoint }) => !taken.has(touchpoint.id),
    );
    return same.length === 1
      ? { id: same[0]?.touchpoint.id, state: 'twin' }
      : { id: undefined, state: 'new' };
  };
}

/** Null where there is none or the rep must choose. */
async function chooseDeal(
  draft: Draft,
  input: MailLogInput,
  people: MailPeople,
): Promise<DealId | null> {
  const { mailbox, threadId } = input;
  if (input.dealId !== undefined) {
    if (input.dealId !== null) await draft.require('deals', input.dealId);
    return input.dealId as DealId | null;
  }
  const setting = await loadThreadSetting(draft.store, toThreadKey({ ...mailbox, threadId }));
  const kept = setting.dealId === null ? undefined : await draft.load('deals', setting.dealId);
  if (kept) return kept.id;
  const open = await loadOpenDealsOf(draft.store, people.ids());
  return open.length === 1 ? (open[0]?.id ?? null) : null;
}

function toFields(
  { message, sorted, facts }: Wanted,
  of: { input: MailLogInput; people: MailPeople; dealId: DealId | null },
): TouchpointFields {
  const { input, people, dealId } = of;
  const { mailbox, threadId } = input;
  const prospects = people.of(sorted.outside);
  const onFile = new Set(people.emailsOf(prospects));
  const kept = facts.recipients.filter((email) => onFile.has(email) || sorted.ours.includes(email));
  return {
    prospect_ids: prospects.map(({ id }) => id),
    deal_id: dealId,
    channel: 'email',
    direction: sorted.direction,
    occurred_at: facts.at,
    subject: input.subject.trim().slice(0, 400) || null,
    snippet: input.keepsSnippet ? message.snippet?.trim() || null : null,
    thread_key: threadId === '' ? null : toThreadKey({ ...mailbox, threadId }),
    sender: facts.sender,
    recipients: [...new Set(kept)].slice(0, 100),
    outcome: null,
  };
}

/** What another look at a message adds to what is known of it; nothing of it is overwritten. */
function addSighting(draft: Draft, row: Touchpoint, seen: TouchpointFields): void {
  const recipients = row.recipients ?? [];
  draft.patchRead('touchpoints', row, {
    prospect_ids: [...new Set([...row.prospect_ids, ...seen.prospect_ids])],
    recipients: [...new Set([...recipients, ...seen.recipients])].slice(0, 100),
    deal_id: row.deal_id ?? seen.deal_id,
    subject: row.subject ?? seen.subject,
    snippet: row.snippet ?? seen.snippet,
    thread_key: row.thread_key ?? seen.thread_key,
    sender: row.sender ?? seen.sender,
  });
}

function toKeyId({ workspaceId }: Draft['identity'], key: string): string {
  return ownIdOf(workspaceId, 'touchpoint-key', key);
}

/** Names a touchpoint; a key that is another one's already stays there. */
async function addKeys(draft: Draft, keys: readonly string[], touchpointId: string): Promise<void> {
  const { store, identity } = draft;
  const known = await store.touchpoint_keys
    .where('ix.key')
    .anyOf([...keys])
    .toArray();
  const taken = new Set(known.map(({ key }) => key));
  await Promise.all(
    keys
      .filter((key) => !taken.has(key))
      .map((key) =>
        draft.create('touchpoint_keys', toKeyId(identity, key), {
          touchpoint_id: touchpointId as TouchpointId,
          key,
        }),
      ),
  );
}

/** What the rep says of one thread: whether its mail is logged, and to which deal. */
export function saveThreadSetting(
  store: Store,
  threadKey: string,
  value: MailThreadSetting,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'mail/thread', origin: store.origin }, async (draft) => {
    if (!mailThreadSetting.safeParse(value).success) refuse('invalid_input', 'mail.thread');
    const { workspaceId, repId } = draft.identity;
    const key = threadSettingKey(threadKey);
    const rows = await store.rep_settings.where('ix.key').equals(key).toArray();
    const kept = rows.find((row) => row.rep_id === repId);
    const id = kept?.id ?? ownIdOf(workspaceId, 'rep-setting', `${repId}:${key}`);
    if (kept) draft.patchRead('rep_settings', kept, { value });
    else await draft.create('rep_settings', id, { rep_id: repId, key, value });
    return { table: 'rep_settings', id, name: key };
  });
}
