import type { BlockCode, FieldReading } from './extraction.ts';

/**
 * What reading a webmail page gives. Types only: the readers run inside pages and must not bring zod along
 * (`mail-schema.ts` has the schemas for what comes back from there).
 */

export const mailSites = ['gmail', 'outlook', 'yahoo', 'proton', 'roundcube'] as const;
export type MailSiteId = (typeof mailSites)[number];

/** Somebody in a header. `email` is in lower case, `''` where the page shows a name only; `name` is `''` where it shows none. */
export interface MailPerson {
  readonly email: string;
  readonly name: string;
}

/** One message as an open page shows it. Headers; of the body nothing but what the rep's own gesture asks for. */
export interface MailMessage {
  /** The message's names within its mailbox, surest first: `msg-a:r…`, legacy hex, `uid:…`. Empty where the page has none. */
  readonly ids: readonly string[];
  readonly from: MailPerson | null;
  readonly to: readonly MailPerson[];
  readonly cc: readonly MailPerson[];
  readonly bcc: readonly MailPerson[];
  /** ISO time in UTC, from an id or an attribute that is in no language; `null` where the page has only words. */
  readonly at: string | null;
  /** A time to the minute from the page's words, in the browser's zone: only where `at` is null, and only a guess. */
  readonly guessedAt?: string;
  readonly isDraft: boolean;
  /** The page offers to unsubscribe, or says that it is a list's: no person wrote to the rep. */
  readonly isBulk: boolean;
  /** Recipients are cut short or not shown (a folded message). */
  readonly isFolded: boolean;
  /** Last lines of what the sender wrote, without quotes: only in a reading that the rep asked for. At most 12. */
  readonly signature?: readonly string[];
  /** First words of what the sender wrote: only in a reading that the rep asked for. At most 300 characters. */
  readonly snippet?: string;
}

export interface MailThread {
  /** Name of the thread within its mailbox; `''` where the page has none. */
  readonly id: string;
  readonly subject: string;
  readonly messages: readonly MailMessage[];
  /** Messages of the thread that the page has not drawn. */
  readonly hiddenCount: number;
}

/** A message that is being written. */
export interface MailDraft {
  /** Its own name, which the sent message keeps where the site can (`msg-a:r…`); `''` where the page has none. */
  readonly id: string;
  /** Of the thread it answers; `''` for a new one. */
  readonly threadId: string;
  /** The message it answers; `''` for a new one or where the page does not say. */
  readonly replyTo: string;
  /** An alias that the rep chose; `''` is the account's own address. */
  readonly from: string;
  readonly to: readonly MailPerson[];
  readonly cc: readonly MailPerson[];
  readonly bcc: readonly MailPerson[];
  readonly subject: string;
}

/** A line of a list of threads: weak evidence, first names only, never logged. */
export interface MailRow {
  readonly threadId: string;
  readonly messageId: string;
  readonly people: readonly MailPerson[];
  readonly subject: string;
  readonly at: string | null;
}

export interface MailReading {
  readonly site: MailSiteId;
  readonly pageKind: MailPageKind;
  readonly pack: string;
  readonly version: number;
  /** Address of the page as it was read. */
  readonly url: string;
  /** The mailbox's own address, in lower case; `''` where the page does not say. */
  readonly account: string;
  /** More addresses that the rep may send from, as far as the page tells; without `account`. */
  readonly aliases: readonly string[];
  readonly thread: MailThread | null;
  readonly drafts: readonly MailDraft[];
  readonly rows: readonly MailRow[];
  readonly blocked?: BlockCode;
}

export type MailPageKind = 'mail_thread' | 'mail_list' | 'mail_compose' | 'unknown';

export type MailField =
  | 'subject'
  | 'thread_id'
  | 'message_id'
  | 'reply_to'
  | 'from'
  | 'to'
  | 'cc'
  | 'bcc'
  | 'at'
  | 'direction'
  | 'account'
  | 'aliases';

/**
 * The same reading with its evidence, field by field, for `npm run explain`. People are written as in a header:
 * `Ann Example <ann@firm.example>`, with quotes where a name needs them, the bare address where there is no name, the
 * name alone where the page shows no address.
 */
export interface MailExtraction {
  readonly site: MailSiteId;
  readonly pageKind: MailPageKind;
  readonly pack: string;
  readonly version: number;
  readonly url: string;
  readonly fields: Readonly<Partial<Record<MailField, FieldReading>>>;
  /** The open thread's messages, oldest first, then what is being written; on a list its rows. */
  readonly items: readonly MailItem[];
  /** Rows of a list that stands beside an open thread. */
  readonly list: readonly MailItem[];
  readonly missing: readonly MailField[];
  readonly notLoaded: readonly MailField[];
  readonly warnings: readonly never[];
  readonly blocked?: BlockCode;
}

export interface MailItem {
  readonly kind: 'message' | 'draft' | 'row';
  readonly fields: Readonly<Partial<Record<MailField, FieldReading>>>;
  readonly marks: readonly MailMark[];
}

/** `bulk`: a list's or a machine's · `folded`: recipients are not shown · `unsent`: a draft within the thread. */
export type MailMark = 'bulk' | 'folded' | 'unsent';

/** Where a message that the rep sends stands, as the page shows it (`lib/mail/send-machine.ts`). */
export type SendStage =
  /** Its window is gone after the press; the site has not said yet that it went. */
  | 'pending'
  /** The site says that it was sent; it can still be undone. */
  | 'confirmed'
  /** Undone, or its window came back. */
  | 'cancelled'
  /** To go out later: nothing is logged until it is seen in its thread. */
  | 'scheduled';

/** What a page tells the worker about one message that is being sent; the latest for a draft counts. */
export interface SendReport {
  readonly site: MailSiteId;
  readonly account: string;
  readonly aliases: readonly string[];
  readonly draft: MailDraft;
  readonly stage: SendStage;
  /** ISO times in UTC: of the press, and of this stage. */
  readonly pressedAt: string;
  readonly stageAt: string;
}
