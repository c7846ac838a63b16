import type { MailDraft, MailExtraction, MailReading, MailSiteId } from '../../model/mail.ts';
import type { MailTrace } from './field.ts';
import type { MailPack } from './pack.ts';

/** `headers`: who, when, subject · `asked`: on a gesture of the rep's, also signatures and first words. */
export type ReadDepth = 'headers' | 'asked';

export interface MailExplanation {
  readonly extraction: MailExtraction;
  /** How each layer fared: of the page's fields under `''`, of the items under `message 1`, `draft 1`, `row 1` …. */
  readonly traces: Readonly<Record<string, Readonly<Record<string, readonly MailTrace[]>>>>;
}

/** A click or a key, as the watcher hears it before the page does. */
export interface Press {
  readonly target: Element;
  /** `''` for a click. */
  readonly key: string;
  /** Control or command is held. */
  readonly hasModifier: boolean;
}

/**
 * One webmail site. Everything reads and nothing else: no click, request, mutation, clock, layout query or browser API,
 * and nothing throws. `reading` is for any page of the site; the rest is for following what is sent.
 */
export interface MailAdapter {
  readonly site: MailSiteId;
  readonly pack: MailPack;
  read(document: Document, url: string, depth: ReadDepth): MailReading;
  /**
   * `read` with every layer heard and the list beside a thread. Throws on a fault of ours, for the tests. `pack` is the
   * adapter's own but in tests of the rules themselves.
   */
  explain(document: Document, url: string, pack?: MailPack): MailExplanation;
  /** Windows in which messages are written, each once, in the order of the page. */
  findWindows(document: Document): readonly Element[];
  /** What a window holds now; recipients that are typed and not a chip yet count where they are addresses. */
  readDraft(window: Element): MailDraft;
  /** The window of which a press sends the message; `undefined` for every other press. */
  sendingWindow(press: Press): Element | undefined;
  /** Whether a press puts off the sending (a menu, a dialog of times): what its window holds is sent later. */
  isSchedulePress(press: Press): boolean;
  isUndoPress(press: Press): boolean;
  /** Whether the page says just now that a message was sent. */
  hasSaidSent(document: Document): boolean;
  /** A short text that changes when another thread, or more of it, is shown; `''` where none is. Cheap. */
  threadMark(document: Document): string;
  /** The parts of the page worth observing: never a list of threads. Whole subtrees are observed. */
  watchedParts(document: Document): readonly Element[];
}

/** A site as the script that follows its page needs it: the evidence of a reading stays outside. */
export type FollowedMail = Omit<MailAdapter, 'pack' | 'explain'>;
