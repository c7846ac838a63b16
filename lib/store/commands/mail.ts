import { toPressId, toThreadKey } from '../../mail/keys.ts';
import { timeOf, toMailFacts } from '../../mail/message-facts.ts';
import {
  type MailRules,
  type NotLogged,
  type SortedMessage,
  sortMessage,
  withInferred,
} from '../../mail/rules.ts';
import { type MailFacts, sameMailToleranceMs } from '../../mail/same-mail.ts';
import type { Receipt } from '../../model/clip.ts';
import type { Extraction } from '../../model/extraction.ts';
import type { Result } from '../../model/failure.ts';
import { type DealId, ownIdOf, type TouchpointId, touchpointIdOf } from '../../model/ids.ts';
import type { MailMessage, MailSiteId } from '../../model/mail.ts';
import { type MailThreadSetting, mailThreadSetting } from '../../model/selling.ts';
import { toInstant } from '../../platform/clock.ts';
import { type Command, commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import type { Edits } from '../fields.ts';
import { loadOpenDealsOf } from '../mail-lookup.ts';
import { loadMailRules, loadThreadSetting, threadSettingKey } from '../mail-rules.ts';
import { refuse } from '../refuse.ts';
import type { Store } from '../store.ts';
import { type MailPeople, resolveMailPeople } from './mail-people.ts';
import { placeMail } from './mail-place.ts';
import { addSighting, joinRecipients } from './mail-sighting.ts';
import { putRepSetting } from './settings.ts';
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

/** What is older is logged as it was: it puts nobody to work, moves no cadence and is no news. */
const effectMs = 90 * 86_400_000;

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
    const now = Date.parse(draft.at);
    const all = toWanted(input, { rules, now });
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
    const [{ places, liveKeys }, deal] = await Promise.all([
      placeMail(
        draft,
        wanted.map(({ sorted, facts }) => ({
          ...facts,
          prospectIds: people.of(sorted.outside).map(({ id }) => id),
        })),
        { skipsDeleted: input.by !== 'rep' },
      ),
      chooseDeal(draft, input, people),
    ]);
    const given = new Set(liveKeys);
    for (const [at, one] of wanted.entries()) {
      const { id: keptId, state } = places[at] ?? { id: undefined, state: 'new' };
      const id = keptId ?? touchpointIdOf(draft.identity.workspaceId, one.facts.keys[0] ?? '');
      // What the rep took back stays so until the rep says otherwise.
      if (state === 'gone' && input.by !== 'rep') continue;
      const fields = toFields(one, { input, people, deal });
      const row = await draft.load('touchpoints', id);
      const added = row
        ? addSighting(draft, row, { fields, people, by: input.by, state })
        : undefined;
      if (!row) await draft.create('touchpoints', id, fields);
      const prospect_ids = [...(added ?? fields.prospect_ids)];
      if (prospect_ids.length > 0 && Date.parse(fields.occurred_at) > now - effectMs) {
        const met = people
          .of(one.sorted.outside)
          .filter((person) => prospect_ids.includes(person.id));
        const { occurred_at, subject } = row ?? fields;
        await applyContact(draft, { ...fields, occurred_at, subject, prospect_ids }, met);
      }
      await addKeys(draft, { keys: one.facts.keys, id, given });
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
function toWanted(
  input: MailLogInput,
  { rules, now }: { readonly rules: MailRules; readonly now: number },
): readonly Wanted[] {
  const { mailbox, threadId, subject, by } = input;
  const of = { site: mailbox.site, account: mailbox.account, threadId, subject };
  return withInferred(input.messages, rules)
    .flatMap((message): Wanted[] => {
      const sorted = sortFor(by, message, rules);
      const time = timeOf(message);
      if (typeof sorted === 'string' || Number.isNaN(time)) return [];
      // What is to be sent later stands in its thread with that time.
      if (sorted.direction === 'out' && time > now + sameMailToleranceMs) return [];
      const isUnnamed = by === 'sent' && message.ids.length === 0;
      const named = isUnnamed ? { ...message, ids: [toPressId(toInstant(time))] } : message;
      return [{ message, sorted, facts: toMailFacts(named, of) }];
    })
    .sort((one, other) => (one.facts.at < other.facts.at ? -1 : 1));
}

/** A list's mail from a prospect is logged where the rep says so: a page may take a person's for a list's. */
function sortFor(
  by: MailLogInput['by'],
  message: MailMessage,
  rules: MailRules,
): SortedMessage | NotLogged {
  return sortMessage(by === 'rep' ? { ...message, isBulk: false } : message, rules);
}

interface ChosenDeal {
  /** Null where there is none or the rep must choose. */
  readonly id: DealId | null;
  /** Nobody has said it of older messages. ISO time in UTC. */
  readonly since: string;
}

async function chooseDeal(
  draft: Draft,
  input: MailLogInput,
  people: MailPeople,
): Promise<ChosenDeal> {
  const { mailbox, threadId } = input;
  if (input.dealId !== undefined) {
    if (input.dealId !== null) await draft.require('deals', input.dealId);
    return { id: input.dealId as DealId | null, since: '' };
  }
  const setting = await loadThreadSetting(draft.store, toThreadKey({ ...mailbox, threadId }));
  const kept = setting.dealId === null ? undefined : await draft.load('deals', setting.dealId);
  if (kept?.outcome === 'open') return { id: kept.id, since: '' };
  const [only, ...more] = await loadOpenDealsOf(draft.store, people.ids());
  if (!only || more.length > 0) return { id: null, since: '' };
  return { id: only.id, since: input.by === 'rep' ? '' : only.created_at };
}

function toFields(
  { message, sorted, facts }: Wanted,
  of: { input: MailLogInput; people: MailPeople; deal: ChosenDeal },
): TouchpointFields {
  const { input, people, deal } = of;
  const { mailbox, threadId } = input;
  const prospects = people.of(sorted.outside);
  const onFile = new Set(people.emailsOf(prospects));
  const kept = facts.recipients.filter((email) => onFile.has(email) || sorted.ours.includes(email));
  return {
    prospect_ids: prospects.map(({ id }) => id),
    deal_id: facts.at >= deal.since ? deal.id : null,
    channel: 'email',
    direction: sorted.direction,
    occurred_at: facts.at,
    subject: input.subject.trim().slice(0, 400) || null,
    snippet: input.keepsSnippet ? message.snippet?.trim() || null : null,
    thread_key: threadId === '' ? null : toThreadKey({ ...mailbox, threadId }),
    sender: facts.sender,
    recipients: joinRecipients(kept),
    outcome: null,
  };
}

/** Names a touchpoint; a key that is another one's already stays there. */
async function addKeys(
  draft: Draft,
  { keys, id, given }: { keys: readonly string[]; id: string; given: Set<string> },
): Promise<void> {
  const missing = keys.filter((key) => !given.has(key));
  for (const key of missing) given.add(key);
  await Promise.all(
    missing.map((key) =>
      draft.create('touchpoint_keys', ownIdOf(draft.identity.workspaceId, 'touchpoint-key', key), {
        touchpoint_id: id as TouchpointId,
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
    const id = await draftThreadSetting(draft, threadKey, value);
    return { table: 'rep_settings', id, name: threadSettingKey(threadKey) };
  });
}

/** Gives the id of the row. */
export function draftThreadSetting(
  draft: Draft,
  threadKey: string,
  value: MailThreadSetting,
): Promise<string> {
  return putRepSetting(draft, threadSettingKey(threadKey), () => value);
}
