import type { MailRole, MailRules } from '../mail/rules.ts';
import type { Extraction } from '../model/extraction.ts';
import type { MailMessage, MailPerson, MailReading } from '../model/mail.ts';
import type { MailThreadSetting } from '../model/selling.ts';
import type { SendRow } from './mail-rows.ts';
import type { Match } from './match.ts';
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
  | 'no_time';

export interface ThreadMessage {
  readonly message: MailMessage;
  /** The surest key; names the message in lists. */
  readonly key: string;
  readonly direction: 'in' | 'out' | null;
  readonly at: string | null;
  /** The touchpoint that it is logged as. */
  readonly touchpointId: string | null;
  /** Who logged it; null for nobody. */
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
  readonly currency: string;
}

/** All that the panel and the popup show beside an open thread. */
export interface MailCard {
  readonly threadKey: string;
  readonly people: readonly ThreadPerson[];
  readonly messages: readonly ThreadMessage[];
  /** Open deals of the people who are on file, the dearest first. */
  readonly deals: readonly ThreadDeal[];
  readonly setting: MailThreadSetting;
  /** The last message is from outside, and nobody of ours has answered. */
  readonly waitsForUs: boolean;
  /** Messages of this thread that are on their way out, or of which it is not sure. */
  readonly sends: readonly SendRow[];
  readonly rules: MailRules;
  /** Whether the rep has said yet what is never logged. */
  readonly isAsked: boolean;
}

/** `undefined` where the page shows no thread. */
export async function loadMailCard(
  store: Store,
  reading: MailReading,
): Promise<MailCard | undefined> {
  void store;
  void reading;
  return undefined;
}
