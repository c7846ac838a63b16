import type { MailDraft, SendReport } from '../model/mail.ts';

/** The facts of a page that a send is told by; times are ms since 1970. */
export type SendEvent =
  /** The rep pressed send, or its keys: the draft as it was just before the site handled it. */
  | {
      readonly kind: 'pressed';
      readonly key: string;
      readonly draft: MailDraft;
      readonly at: number;
      readonly isScheduled: boolean;
    }
  /** These windows are open now; whatever is not named is gone. */
  | { readonly kind: 'open'; readonly keys: readonly string[]; readonly at: number }
  /** The page says that a message was sent; it does not say which. */
  | { readonly kind: 'said_sent'; readonly at: number }
  /** The rep pressed undo. */
  | { readonly kind: 'undo'; readonly at: number };

/** One message on its way, by the key of its window. */
export interface Sending {
  readonly key: string;
  readonly draft: MailDraft;
  readonly stage: 'armed' | SendReport['stage'];
  readonly pressedAt: number;
  readonly stageAt: number;
}

export type SendMachine = readonly Sending[];

/** How long after the press a window may take to go. */
export const leaveMs = 10_000;
/** How long after that the page may take to say that the message was sent. */
export const confirmMs = 15_000;
/** How long it can be undone after that: Gmail's longest setting. */
export const guardMs = 30_000;

/** The machine after an event, and the messages whose stage the worker must hear of, in order. */
export function stepSends(
  machine: SendMachine,
  event: SendEvent,
): { readonly machine: SendMachine; readonly changed: readonly Sending[] } {
  void event;
  return { machine, changed: [] };
}
