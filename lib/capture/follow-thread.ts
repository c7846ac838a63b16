import type { MailReading } from '../model/mail.ts';
import type { MailAdapter } from '../sites/mail/adapter.ts';
import { toToldReading } from './fit-mail.ts';
import { type MailboxMemory, mailboxPartOf } from './mailbox-of.ts';
import type { SetTimer } from './say-until-heard.ts';

/** A page is drawn in bursts: what has not changed for this long is read. */
const settleMs = 250;
/** What a page still owes after that, the account or the messages themselves, is waited for in steps. */
const patienceMs = 2_000;
const pauseMs = 500;
/** A thread may come from the network long after the address has changed, and nothing that is watched need change then. */
const slowMs = [500, 1_500, 4_000, 9_000] as const;

export interface ThreadPage {
  readonly document: Document;
  url(): string;
  readonly adapter: Pick<MailAdapter, 'read' | 'threadMark'>;
  readonly mailboxes: MailboxMemory;
  readonly setTimer: SetTimer;
  opened(reading: MailReading): void;
  /** Called before each look. */
  looking(): void;
}

export interface ThreadFollower {
  /** Something has changed, or may have: looks soon, once for however many calls. */
  readonly change: () => void;
  /** The page goes elsewhere, or has just come: looks for a while. */
  expect(): void;
  stop(): void;
}

export function followThread(page: ThreadPage): ThreadFollower {
  const { document, adapter, setTimer } = page;
  let seen = '';
  let told = '';
  let waitedMs = 0;
  let callOff: (() => void) | undefined;
  let callOffSlow: (() => void) | undefined;

  const expectFrom = (step: number, before: string): void => {
    callOffSlow?.();
    const ms = slowMs[step];
    callOffSlow =
      ms === undefined
        ? undefined
        : setTimer(() => {
            callOffSlow = undefined;
            if (told !== before && told !== '') return;
            lookIn(0);
            expectFrom(step + 1, before);
          }, ms);
  };

  const lookIn = (ms: number): void => {
    callOff ??= setTimer(() => {
      callOff = undefined;
      look();
    }, ms);
  };

  const look = (): void => {
    // A page that nobody sees is read when it is seen.
    if (document.hidden) return;
    page.looking();
    const shown = adapter.threadMark(document);
    const mark = shown && `${mailboxPartOf(page.url())} ${shown}`;
    if (mark !== seen) {
      seen = mark;
      waitedMs = 0;
      // A thread that was left and is opened again is told again: meanwhile another may have been.
      if (mark === '') told = '';
      else lookIn(settleMs);
      return;
    }
    if (mark !== told) readThread(mark);
  };

  const readThread = (mark: string): void => {
    const reading = adapter.read(document, page.url(), 'headers');
    page.mailboxes.learn(reading);
    const isDrawn = reading.thread !== null && reading.blocked === undefined;
    if ((!isDrawn || reading.account === '') && waitedMs < patienceMs) {
      waitedMs += pauseMs;
      lookIn(pauseMs);
      return;
    }
    told = mark;
    if (isDrawn) page.opened(toToldReading(reading));
  };

  return {
    change: () => lookIn(settleMs),
    expect: () => {
      lookIn(settleMs);
      expectFrom(0, told);
    },
    stop: () => {
      callOff?.();
      callOffSlow?.();
    },
  };
}
