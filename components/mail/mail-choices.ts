import { sortMessage } from '../../lib/mail/rules.ts';
import type { ClipInput } from '../../lib/store/commands/clip.ts';
import type { MailPersonDecision } from '../../lib/store/commands/mail.ts';
import type { Edits } from '../../lib/store/fields.ts';
import type {
  LeftOutReason,
  MailCard,
  ThreadDeal,
  ThreadMessage,
  ThreadPerson,
} from '../../lib/store/mail-card.ts';
import type { SendRow } from '../../lib/store/mail-rows.ts';

export type Answer =
  | { readonly kind: 'same'; readonly id: string; readonly name: string }
  | { readonly kind: 'different' };

/** What the rep has chosen beside a thread and not logged yet, by address where it is about somebody. Kept as a draft. */
export interface MailChoices {
  readonly ticks: Readonly<Record<string, boolean>>;
  /** Typed over what would be saved of somebody new. */
  readonly edits: Readonly<Record<string, Edits>>;
  /** Who a possible duplicate is. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Null is no deal; absent is not chosen yet. */
  readonly dealId?: string | null;
  readonly keepsSnippet?: boolean;
  /** Whose next action and history are shown. */
  readonly mainId?: string;
}

export const noChoices: MailChoices = { ticks: {}, edits: {}, answers: {} };

/** `undecided`: may be somebody on file, the rep has not said. `apart`: never a prospect. */
export type Standing = 'known' | 'new' | 'undecided' | 'apart';

export function standingOf(
  { person, role, prospect, match }: ThreadPerson,
  { answers }: MailChoices,
): Standing {
  if (role !== 'outside') return 'apart';
  const answer = answers[person.email];
  // Whoever was told apart is on file once they are saved.
  if (answer && !(prospect && answer.kind === 'different'))
    return answer.kind === 'same' ? 'known' : 'new';
  if (prospect) return 'known';
  return match?.state === 'possible_duplicate' ? 'undecided' : 'new';
}

/** Whoever is on file is ticked until the rep says otherwise, and so is whoever the rep has just told apart. */
export function isTicked(person: ThreadPerson, choices: MailChoices): boolean {
  const standing = standingOf(person, choices);
  if (standing === 'apart' || standing === 'undecided') return false;
  const { email } = person.person;
  return choices.ticks[email] ?? (standing === 'known' || choices.answers[email] !== undefined);
}

/** The prospect that somebody is, or will be by the rep's answer. */
export function prospectIdOf(person: ThreadPerson, { answers }: MailChoices): string | undefined {
  const answer = answers[person.person.email];
  if (answer?.kind === 'same') return answer.id;
  return person.prospect?.id;
}

const standingOrder: readonly Standing[] = ['known', 'undecided', 'new', 'apart'];

/** Whom the rep sees: known people first, then those who need an answer; one's own addresses are left out. */
export function toShownPeople(
  people: readonly ThreadPerson[],
  choices: MailChoices,
): readonly ThreadPerson[] {
  const rank = (person: ThreadPerson) =>
    // An answer must not move the row away under the rep's hands.
    standingOrder.indexOf(standingOf(person, { ...choices, answers: {} }));
  return people
    .filter(({ role }) => role !== 'own')
    .toSorted((one, other) => rank(one) - rank(other));
}

/** What `logMail` is told of each of them. */
export function toDecisions(
  people: readonly ThreadPerson[],
  choices: MailChoices,
): readonly MailPersonDecision[] {
  return people.flatMap((person): MailPersonDecision[] => {
    const { email } = person.person;
    const standing = standingOf(person, choices);
    if (standing === 'apart') return [];
    if (!isTicked(person, choices)) return [{ email, kind: 'skip' }];
    const id = prospectIdOf(person, choices);
    if (id !== undefined) return [{ email, kind: 'same', id }];
    if (!person.extraction) return [{ email, kind: 'skip' }];
    const edits = choices.edits[email];
    return [{ email, kind: 'create', extraction: person.extraction, ...(edits ? { edits } : {}) }];
  });
}

/** What saves somebody apart from any message: a new prospect, or the address of the one that they are. */
export function toPersonSave(
  person: ThreadPerson,
  choices: MailChoices,
): Pick<ClipInput, 'extraction' | 'decision' | 'edits'> | undefined {
  const { extraction } = person;
  if (!extraction) return undefined;
  const id = prospectIdOf(person, choices);
  if (id !== undefined) {
    return { extraction, decision: { kind: 'update', id, fields: ['emails'] } };
  }
  const edits = choices.edits[person.person.email];
  return { extraction, decision: { kind: 'create' }, ...(edits ? { edits } : {}) };
}

/** Addresses of the people whom a message is a contact with; none where it is never logged. */
function outsideOf({ message }: ThreadMessage, card: MailCard): readonly string[] {
  const sorted = sortMessage(message, card.rules);
  return typeof sorted === 'string' ? [] : sorted.outside.map(({ email }) => email);
}

/** Messages that a click logs now, with the people that are ticked. */
export function toLoggable(card: MailCard, choices: MailChoices): readonly ThreadMessage[] {
  const ticked = new Set(
    card.people.filter((person) => isTicked(person, choices)).map(({ person }) => person.email),
  );
  return card.messages.filter(
    (message) =>
      message.touchpointId === null &&
      (message.leftOut === null || message.leftOut === 'nobody') &&
      outsideOf(message, card).some((email) => ticked.has(email)),
  );
}

/**
 * The deal that is logged to: the rep's choice, what was said of the thread, what all of it that is logged went to, the
 * only one; absent where only the rep can know.
 */
export function dealIdOf(
  { deals, setting, messages }: Pick<MailCard, 'deals' | 'setting' | 'messages'>,
  choices: Pick<MailChoices, 'dealId'>,
): string | null | undefined {
  const isOpen = (id: string) => deals.some((deal) => deal.id === id);
  const { dealId } = choices;
  if (dealId === null || (dealId !== undefined && isOpen(dealId))) return dealId;
  if (setting.dealId !== null && isOpen(setting.dealId)) return setting.dealId;
  const went = new Set(messages.flatMap((message) => message.dealId ?? []));
  const [only] = went;
  if (only !== undefined && went.size === 1 && isOpen(only)) return only;
  if (deals.length > 1) return undefined;
  return deals[0]?.id ?? null;
}

/** Logged messages of the thread that no deal knows of, where there is one that they may belong to and the rep has not said none. */
export function toDealless(
  card: Pick<MailCard, 'deals' | 'messages'>,
  choices: Pick<MailChoices, 'dealId'>,
): readonly ThreadMessage[] {
  if (card.deals.length === 0 || choices.dealId === null) return [];
  return card.messages.filter(
    ({ touchpointId, dealId }) => touchpointId !== null && dealId === null,
  );
}

/** Whether somebody is only copied in on what others wrote: no message is a contact with them. */
export function isOnlyCopied({ person }: ThreadPerson, card: MailCard): boolean {
  return !card.messages.some((message) => outsideOf(message, card).includes(person.email));
}

/** A message that looks like a list's, of somebody who is on file: the rep may log it all the same. */
export function mayLogBulk(message: ThreadMessage, { people }: Pick<MailCard, 'people'>): boolean {
  if (message.leftOut !== 'bulk' || message.touchpointId !== null) return false;
  const { from } = message.message;
  return people.some(
    ({ person, role, prospect }) =>
      role === 'outside' && prospect !== null && person.email === from?.email,
  );
}

/** What stands between the rep and a logged thread. */
export type LogStep =
  | {
      readonly kind: 'log';
      readonly messages: readonly ThreadMessage[];
      readonly dealId: string | null;
    }
  /** Only the rep can know which of the deals it is about. */
  | { readonly kind: 'ask_deal'; readonly messages: readonly ThreadMessage[] }
  /** The rep has said that this thread is never logged. */
  | { readonly kind: 'off' }
  | { readonly kind: 'all_logged'; readonly count: number }
  /** The page has folded all that is left, and shows no recipients. */
  | { readonly kind: 'folded'; readonly count: number }
  /** Somebody outside is there, and nobody is ticked: who would have to be, and whether they wrote it. */
  | {
      readonly kind: 'nobody';
      readonly people: readonly ThreadPerson[];
      readonly isTheirs: boolean;
    }
  /** `reason` where it is the same for all that is not logged. */
  | { readonly kind: 'nothing'; readonly reason: LeftOutReason | undefined };

export function toLogStep(card: MailCard, choices: MailChoices): LogStep {
  if (card.setting.mode === 'off') return { kind: 'off' };
  const messages = toLoggable(card, choices);
  if (messages.length > 0) {
    const dealId = dealIdOf(card, choices);
    return dealId === undefined
      ? { kind: 'ask_deal', messages }
      : { kind: 'log', messages, dealId };
  }
  const open = card.messages.filter(({ touchpointId }) => touchpointId === null);
  const waiting = open.filter(({ leftOut }) => leftOut === null || leftOut === 'nobody');
  const isFolded = (message: ThreadMessage) =>
    message.message.isFolded && outsideOf(message, card).length === 0;
  if (waiting.length > 0) {
    if (waiting.every(isFolded)) return { kind: 'folded', count: waiting.length };
    const emails = new Set(waiting.flatMap((message) => outsideOf(message, card)));
    return {
      kind: 'nobody',
      people: card.people.filter(
        ({ person, role }) => role === 'outside' && emails.has(person.email),
      ),
      isTheirs: waiting.every(({ direction, message }) => direction === 'in' || message.isFolded),
    };
  }
  const isLogged = open.length < card.messages.length;
  const reasons = new Set(open.map(({ leftOut }) => leftOut));
  if (isLogged) return { kind: 'all_logged', count: card.messages.length - open.length };
  const [reason] = reasons;
  return { kind: 'nothing', reason: reasons.size === 1 ? (reason ?? undefined) : undefined };
}

/** Messages whose recipients the page has folded away, so that nobody can be ticked for them. */
export function countFolded(card: MailCard): number {
  return card.messages.filter(
    (message) =>
      message.touchpointId === null &&
      message.leftOut === 'nobody' &&
      message.message.isFolded &&
      outsideOf(message, card).length === 0,
  ).length;
}

/** The people on file whose next action may be shown: whoever wrote last first, then as they stand in the list. */
export function toMainPeople(
  card: MailCard,
  choices: MailChoices,
): readonly { readonly id: string; readonly person: ThreadPerson }[] {
  const writtenAt = (email: string) =>
    card.messages.findLastIndex(
      ({ direction, message }) => direction === 'in' && message.from?.email === email,
    );
  const found = card.people
    .flatMap((person) =>
      person.prospect && person.role === 'outside' && isTicked(person, choices)
        ? [{ id: person.prospect.id, person, index: writtenAt(person.person.email) }]
        : [],
    )
    .toSorted((one, other) => other.index - one.index);
  return found.filter(({ id }, index) => found.findIndex((one) => one.id === id) === index);
}

/** Of new messages on their way those to somebody outside who is in the thread as well. */
export function toSendsWith(
  people: readonly ThreadPerson[],
  sends: readonly SendRow[],
): readonly SendRow[] {
  const outside = new Set(
    people.filter(({ role }) => role === 'outside').map(({ person }) => person.email),
  );
  return sends.filter(({ draft }) =>
    [...draft.to, ...draft.cc, ...draft.bcc].some(({ email }) => outside.has(email)),
  );
}

export function dealNameOf(deals: readonly ThreadDeal[], id: string | null): string | undefined {
  return deals.find((deal) => deal.id === id)?.name;
}

/** What can be put on the rep's never list from here: whole domains where they are a firm's, and addresses. */
export function toNeverChoices(
  people: readonly ThreadPerson[],
  isFreeDomain: (domain: string) => boolean,
): { readonly domains: readonly string[]; readonly addresses: readonly string[] } {
  const addresses = people
    .filter(({ role }) => role === 'outside' || role === 'machine')
    .map(({ person }) => person.email);
  const domains = addresses.map((email) => email.slice(email.lastIndexOf('@') + 1));
  return {
    domains: [...new Set(domains.filter((domain) => domain !== '' && !isFreeDomain(domain)))],
    addresses: [...new Set(addresses)],
  };
}
