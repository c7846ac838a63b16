import type { MailReading, SendReport } from '../model/mail.ts';

/** How far a message that the rep sent has come; kept on this computer until some days after its end. */
export type SendState =
  | SendReport['stage']
  /** It is a touchpoint. */
  | 'logged'
  /** It went to nobody whose mail is logged. */
  | 'left_out'
  /** Its window was gone and nothing said that it went: the rep decides, or its thread settles it. */
  | 'unsure'
  /** The rep said that it was not sent, or not to be logged. */
  | 'dropped';

export interface SendRow extends Omit<SendReport, 'stage'> {
  /** `site:account:draft`, or without a draft's name `site:account:window:<press>`. */
  readonly key: string;
  readonly state: SendState;
  /** When the worker looks again, ISO time in UTC; `''` where nothing is waited for. */
  readonly dueAt: string;
  /** `toThreadKey` of the thread it answers; `''` for a new one. */
  readonly thread: string;
  readonly touchpointId: string | null;
  /** Of one that has ended, whose draft names nobody and has no subject any more: a hash of the bare subject. */
  readonly subjectMark?: string;
}

/** What of these has ended: nothing is waited for, and nobody is asked. */
export const endedStates: ReadonlySet<SendState> = new Set([
  'cancelled',
  'logged',
  'left_out',
  'dropped',
]);

/** The mail that a tab showed last, as it was read; kept until the tab closes or goes elsewhere. */
export interface MailView {
  readonly tabId: number;
  /** Of the tab when it was read. */
  readonly url: string;
  readonly reading: MailReading;
  /** ISO time in UTC. */
  readonly at: string;
  /** `watch`: told by the page, headers only · `rep`: read on a gesture, with what a signature says. */
  readonly by: 'watch' | 'rep';
}
