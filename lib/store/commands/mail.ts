import type { Receipt } from '../../model/clip.ts';
import type { Extraction } from '../../model/extraction.ts';
import { failed, type Result } from '../../model/failure.ts';
import type { MailMessage, MailSiteId } from '../../model/mail.ts';
import type { MailThreadSetting } from '../../model/selling.ts';
import type { Store } from '../store.ts';

/** Whom a message was seen by, and where. */
export interface Mailbox {
  readonly site: MailSiteId;
  /** In lower case; `''` where the page does not say. */
  readonly account: string;
  readonly aliases: readonly string[];
}

/** What the rep decided about somebody in a thread; whoever is not named is taken where exactly one prospect has the address. */
export type MailPersonDecision =
  | { readonly email: string; readonly kind: 'skip' }
  /** A new prospect, as `toPersonExtraction` reads them. */
  | { readonly email: string; readonly kind: 'create'; readonly extraction: Extraction }
  /** The prospect of this id, who gets the address where they have it not. */
  | { readonly email: string; readonly kind: 'same'; readonly id: string };

export interface MailLogInput {
  readonly mailbox: Mailbox;
  readonly threadId: string;
  readonly subject: string;
  readonly messages: readonly MailMessage[];
  readonly people?: readonly MailPersonDecision[];
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

/**
 * Logs messages, each exactly once: a message is known by any of its keys, else by being the same as a colleague's. One
 * transaction for all of them, whoever of the extension asks. Messages that are never logged are left out without a word;
 * `nothing_to_save` where that leaves none.
 */
export async function logMail(store: Store, input: MailLogInput): Promise<Result<MailLogged>> {
  void store;
  void input;
  return failed('nothing_to_save');
}

/** Parts a touchpoint that two mailboxes share: what this rep's mailbox knows of it becomes one of its own. */
export async function splitMail(store: Store, touchpointId: string): Promise<Result<Receipt>> {
  void store;
  void touchpointId;
  return failed('not_found_here');
}

/** Makes two touchpoints one, as the rep says that they are one message. */
export async function joinMail(
  store: Store,
  of: { keptId: string; otherId: string },
): Promise<Result<Receipt>> {
  void store;
  void of;
  return failed('not_found_here');
}

/** After a page from the server: joins what two reps logged apart and is surely one message. Gives how many were joined. */
export async function joinSameMail(store: Store, ids: readonly string[]): Promise<number> {
  void store;
  void ids;
  return 0;
}

/** What the rep says of one thread: whether its mail is logged, and to which deal. */
export async function saveThreadSetting(
  store: Store,
  threadKey: string,
  value: MailThreadSetting,
): Promise<Result<Receipt>> {
  void store;
  void threadKey;
  void value;
  return failed('not_found_here');
}
