import {
  confirmMs,
  type GoneSending,
  heldUpMs,
  type SendEvent,
  type Sending,
  type SendMachine,
  stepSends,
} from '../mail/send-machine.ts';
import type { SendReport } from '../model/mail.ts';
import type { FollowedMail, Press } from '../sites/mail/adapter.ts';
import { toToldDraft } from './fit-mail.ts';
import { type Mailbox, type MailboxMemory, mailboxPartOf } from './mailbox-of.ts';
import type { SetTimer } from './say-until-heard.ts';
import { followWindows } from './send-windows.ts';

/** How often the page is looked at while a message is on its way, whatever changes in it. */
const lookMs = 200;
/** … and while nothing but undo can still happen to it. */
const guardLookMs = 1_000;
/** However fast the page changes. */
const leastLookMs = 50;
/** One click is heard as the button comes up and as a click, and a press of a nervous finger twice. */
const samePressMs = 500;
/** Where a page says nothing when it has sent: how long an error may take to show after the window is gone. */
const settleMs = 1_500;
/** A word that comes before its window is gone waits this long for it. */
const wordMs = 2_000;
/** Within this an answer to an alert ("Send anyway?") is an answer about the message that was pressed last. */
const alertMs = 120_000;
/** A mailbox that the page is still drawing. */
const mailboxMs = 2_000;
const mailboxPauseMs = 250;

export interface SendsPage {
  readonly document: Document;
  url(): string;
  readonly adapter: FollowedMail;
  /** Whether the site tells when a message was sent. Where not, its silence is taken for it. */
  readonly saysWhenSent: boolean;
  readonly mailboxes: MailboxMemory;
  readonly now: () => number;
  readonly setTimer: SetTimer;
  report(report: SendReport): void;
}

export interface SendFollower {
  /** Call before the page hears of it. A mouse button that comes up has its click to come, unless the page takes it away. */
  hear(press: Press, heard: { readonly isClickToCome: boolean }): void;
  /** The rep does something that sends nothing. */
  goOn(press: Press): void;
  /** The page has changed; `hasNewAlert`: within what it says aloud. */
  change(change: { readonly hasNewAlert: boolean }): void;
  isFollowing(): boolean;
  leave(): void;
  stop(): void;
}

export function followSends(page: SendsPage): SendFollower {
  const { document, adapter, now } = page;
  const windows = followWindows(document, adapter);
  const mailboxBySend = new Map<string, { readonly part: string; told?: Mailbox }>();
  const timers = new Map<'look' | 'soon' | 'mailbox', () => void>();
  let machine: SendMachine = [];
  let lastLookAt = 0;
  let lastUndoAt = Number.NEGATIVE_INFINITY;
  let lastPress: { window: Element; isScheduled: boolean; at: number } | undefined;
  /** Where the rep clicked last, newest first: a dialog of times does not say which window it belongs to. */
  let touched: readonly WeakRef<Element>[] = [];
  let wasSaid = false;
  let wordAt: number | undefined;
  let lastWordAt = Number.NEGATIVE_INFINITY;
  let held: readonly GoneSending[] = [];
  let heldSince = 0;

  const wait = (name: 'look' | 'soon' | 'mailbox', work: () => void, ms: number): void => {
    timers.get(name)?.();
    timers.set(
      name,
      page.setTimer(() => {
        timers.delete(name);
        work();
      }, ms),
    );
  };

  const sendNameOf = ({ key, pressedAt }: Sending): string => `${pressedAt} ${key}`;

  const tellHeld = (isLast: boolean): void => {
    const isLate = isLast || now() - heldSince >= mailboxMs;
    const waiting: GoneSending[] = [];
    for (const sending of held) {
      const of = mailboxBySend.get(sendNameOf(sending)) ?? { part: mailboxPartOf(page.url()) };
      // The worker knows a message by its mailbox: what was told of it once stays.
      const mailbox = of.told ?? page.mailboxes.of(of.part);
      if (of.told === undefined && mailbox.account === '' && !isLate) {
        waiting.push(sending);
        continue;
      }
      mailboxBySend.set(sendNameOf(sending), { ...of, told: mailbox });
      page.report(toReport(sending, mailbox));
    }
    held = waiting;
    if (held.length > 0) wait('mailbox', () => tellHeld(false), mailboxPauseMs);
  };

  const toReport = (sending: GoneSending, mailbox: Mailbox): SendReport => ({
    site: adapter.site,
    ...mailbox,
    draft: toToldDraft(sending.draft),
    stage: sending.stage,
    pressedAt: new Date(sending.pressedAt).toISOString(),
    stageAt: new Date(sending.stageAt).toISOString(),
  });

  const step = (event: SendEvent, isLast = false): void => {
    const { machine: next, changed } = stepSends(machine, event);
    machine = next;
    if (changed.length > 0) {
      if (held.length === 0) heldSince = now();
      held = [...held, ...changed];
    }
    if (changed.length > 0 || isLast) tellHeld(isLast);
    if (machine.length === 0 && held.length === 0) mailboxBySend.clear();
  };

  const isWaiting = (): boolean =>
    machine.some(({ stage }) => stage === 'armed' || stage === 'pending');

  /** Where silence is the word: the window has been gone for a while, and no alert is open. */
  const hearSilence = (at: number): void => {
    const ripe = machine.filter(
      ({ stage, stageAt }) =>
        stage === 'pending' && at - stageAt >= settleMs && at - stageAt <= confirmMs,
    );
    if (ripe.length === 0 || !adapter.hasSaidSent(document)) return;
    for (const _ of ripe) step({ kind: 'said_sent', at });
  };

  const hearWord = (at: number, hasNewAlert: boolean): void => {
    if (!isWaiting()) return;
    if (!page.saysWhenSent) {
      hearSilence(at);
      return;
    }
    const isSaid = adapter.hasSaidSent(document);
    // The next message's word may take the place of the one before in one go.
    const isSaidAnew = hasNewAlert && at - lastWordAt >= samePressMs;
    if (isSaid && (!wasSaid || isSaidAnew)) {
      wordAt = at;
      lastWordAt = at;
    }
    wasSaid = isSaid;
    if (wordAt === undefined) return;
    if (at - wordAt > wordMs) wordAt = undefined;
    else if (machine.some(({ stage }) => stage === 'pending')) {
      wordAt = undefined;
      step({ kind: 'said_sent', at });
    }
  };

  const look = (hasNewAlert = false): void => {
    if (machine.length === 0) return;
    const at = now();
    lastLookAt = at;
    step({ kind: 'open', keys: windows.open().flatMap((open) => windows.keysOf(open, at)), at });
    hearWord(at, hasNewAlert);
    if (machine.length > 0) wait('look', look, isWaiting() ? lookMs : guardLookMs);
  };

  const arm = (window: Element, isScheduled: boolean): void => {
    look();
    const at = now();
    const draft = adapter.readDraft(window);
    const key = windows.keyOf(window, draft, at);
    const before = machine.find((sending) => sending.key === key && sending.stage === 'armed');
    lastPress = { window, isScheduled, at };
    // The second hearing of one press may find a window that is being emptied.
    const isHeardAgain = before !== undefined && at - before.pressedAt < samePressMs;
    if (isHeardAgain && before.isScheduled === isScheduled) return;
    // What the page says before the press is not about it.
    if (page.saysWhenSent) wasSaid = adapter.hasSaidSent(document);
    if (!isWaiting()) wordAt = undefined;
    step({ kind: 'pressed', key, draft, at, isScheduled });
    const part = mailboxPartOf(page.url());
    mailboxBySend.set(`${at} ${key}`, { part });
    // Read once the press is through, while its mailbox is still the one in view.
    const readMailbox = (): void => {
      page.mailboxes.of(part);
      tellHeld(false);
    };
    wait('mailbox', readMailbox, 0);
    wait('look', look, lookMs);
  };

  /** The window that a dialog of times belongs to: the one that the rep was in last, or the only one. */
  const findTouched = (): Element | undefined => {
    const open = windows.open();
    const inOrder = touched.flatMap((ref) => {
      const target = ref.deref();
      return open.filter((window) => target !== undefined && window.contains(target));
    });
    return inOrder[0] ?? (open.length === 1 ? open[0] : undefined);
  };

  const goOn = ({ target }: Press): void => {
    if (lastPress && !lastPress.window.isConnected) lastPress = undefined;
    if (lastPress === undefined && !machine.some(({ stage }) => stage === 'armed')) return;
    const at = now();
    // Where silence is the word, any act may be what closes the window. Its frame holds more than the window: how to close it.
    const isAt = (open: Element) => (open.closest('[role=dialog]') ?? open).contains(target);
    const left = windows.open().filter((open) => !page.saysWhenSent || isAt(open));
    step({ kind: 'went_on', keys: left.flatMap((open) => windows.keysOf(open, at)), at });
    if (lastPress && left.includes(lastPress.window) && at - lastPress.at >= heldUpMs) {
      lastPress = undefined;
    }
  };

  /** "Send without an attachment?": the answer is the press that counts, where its window is still there. */
  const answerAlert = (): void => {
    if (lastPress === undefined || now() - lastPress.at > alertMs) return;
    const { window, isScheduled } = lastPress;
    if (windows.open().includes(window)) arm(window, isScheduled);
  };

  const hear: SendFollower['hear'] = (press, { isClickToCome }) => {
    const { target, key } = press;
    const isEscape = key === 'Escape';
    const window = isEscape ? undefined : adapter.sendingWindow(press);
    if (window) {
      arm(window, false);
    } else if (!isEscape && adapter.isSchedulePress(press)) {
      const meant = findTouched();
      if (meant) arm(meant, true);
    } else if (!isEscape && machine.length > 0 && adapter.isUndoPress(press)) {
      look();
      const at = now();
      if (at - lastUndoAt >= samePressMs) step({ kind: 'undo', at });
      lastUndoAt = at;
    } else if (!isClickToCome) {
      const isAnswer =
        !isEscape && lastPress !== undefined && target.closest('[role="alertdialog"]') !== null;
      // Gmail names its buttons; who cancels sends nothing.
      if (isAnswer && !target.closest('[name=cancel]')) answerAlert();
      else goOn(press);
    }
    if (!isClickToCome) touched = [new WeakRef(target), ...touched].slice(0, 8);
  };

  return {
    hear,
    goOn,
    isFollowing: () => machine.length > 0,
    change: ({ hasNewAlert }) => {
      if (machine.length === 0) return;
      const sinceMs = now() - lastLookAt;
      if (sinceMs >= leastLookMs) {
        look(hasNewAlert);
        return;
      }
      hearWord(now(), hasNewAlert);
      wait('soon', look, leastLookMs - sinceMs);
    },
    leave: () => {
      look();
      step({ kind: 'left', at: now() }, true);
    },
    stop: () => {
      machine = [];
      for (const callOff of timers.values()) callOff();
      timers.clear();
    },
  };
}
