import type { MailReading, SendReport } from '../model/mail.ts';
import type { FollowedMail, Press } from '../sites/mail/adapter.ts';
import { followSends } from './follow-sends.ts';
import { followThread } from './follow-thread.ts';
import type { FramedPage } from './hear-frames.ts';
import { rememberMailbox } from './mailbox-of.ts';
import type { SetTimer } from './say-until-heard.ts';

/** An address that changes without a word, or a part of the page that was replaced, is noticed within this. */
const heartbeatMs = 1_000;
/** What a click opens is there after this, or after that. */
const afterClickMs = [50, 1_000] as const;

const text = '[contenteditable]:not([contenteditable="false"]),textarea,input[type="text"]';

export interface WatchedPage {
  readonly document: Document;
  /** The address at this moment; an in-page navigation changes it. */
  url(): string;
  readonly adapter: FollowedMail;
  /** Whether the site tells when a message was sent. Where not, its silence is taken for it. */
  readonly saysWhenSent: boolean;
  /** Of a site that writes within frames (`hear-frames.ts`). */
  readonly hearFrames?: ((page: FramedPage) => void) | undefined;
  report(report: SendReport): void;
  opened(reading: MailReading): void;
  /** The page is going: what has not been heard is said now or never. */
  leaving(): void;
  now(): number;
  readonly setTimer: SetTimer;
}

/**
 * Follows which thread is open and what becomes of each message that the rep sends. It listens before the page does
 * and looks; it touches nothing. What it gives back ends it.
 */
export function watchMail(page: WatchedPage): () => void {
  const { document, adapter, setTimer } = page;
  const view = document.defaultView;
  if (view === null) return () => {};
  const mailboxes = rememberMailbox(page);
  const sends = followSends({ ...page, mailboxes });
  const thread = followThread({ ...page, mailboxes, looking: () => attach() });

  let parts: readonly Element[] = [];
  let address = '';
  const callOffs = new Set<() => void>();

  const observer = new view.MutationObserver((records) => {
    if (sends.isFollowing()) sends.change({ hasNewAlert: records.some(isInAlert) });
    if (!document.hidden) thread.change();
  });

  /** Looks where to look: pages replace whole parts of themselves. */
  const attach = (): void => {
    const now = adapter.watchedParts(document);
    const isSame = now.length === parts.length && now.every((part, at) => part === parts[at]);
    if (isSame) return;
    observer.disconnect();
    for (const part of now) observer.observe(part, { childList: true, subtree: true });
    parts = now;
  };

  const lookAround = (): void => {
    if (document.hidden) return;
    address = page.url();
    thread.expect();
  };

  const later = (work: () => void, ms: number): void => {
    const callOff = setTimer(() => {
      callOffs.delete(callOff);
      work();
    }, ms);
    callOffs.add(callOff);
  };

  const beat = (): void => {
    if (!document.hidden) {
      if (page.url() !== address) lookAround();
      else if (parts.some((part) => !part.isConnected)) thread.change();
    }
    later(beat, heartbeatMs);
  };

  let isClickFollowed = false;
  const followClick = (): void => {
    if (isClickFollowed) return;
    isClickFollowed = true;
    const [soon, late] = afterClickMs;
    later(thread.change, soon);
    later(() => {
      isClickFollowed = false;
      thread.change();
    }, late);
  };

  const onMouseUp = (event: MouseEvent): void => {
    if (event.button !== 0) return;
    const press = toPress(event);
    if (press) sends.hear(press, { isClickToCome: true });
  };
  const onClick = (event: MouseEvent): void => {
    const press = toPress(event);
    if (press === undefined) return;
    sends.hear(press, { isClickToCome: false });
    followClick();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (key !== 'Enter' && key !== ' ' && key !== 'Escape') return;
    // Enter and space that end a word of an input method, or that are held down, press nothing.
    if (event.isComposing || event.repeat) return;
    const press = toPress(event);
    if (press === undefined) return;
    // Within a text these keys write, and it is written fast.
    const isWriting = key !== 'Escape' && !press.hasModifier && press.target.closest(text) !== null;
    if (isWriting) {
      sends.goOn(press);
      return;
    }
    sends.hear(press, { isClickToCome: false });
    if (key === 'Enter') followClick();
  };

  const stops: (() => void)[] = [];
  const listen = (target: EventTarget, name: string, hear: (event: Event) => void): void => {
    const options = { capture: true, passive: true };
    target.addEventListener(name, hear, options);
    stops.push(() => target.removeEventListener(name, hear, options));
  };

  listen(view, 'mouseup', (event) => onMouseUp(event as MouseEvent));
  listen(view, 'click', (event) => onClick(event as MouseEvent));
  listen(view, 'keydown', (event) => onKeyDown(event as KeyboardEvent));
  page.hearFrames?.({
    document,
    listen,
    press: (press) => sends.hear(press, { isClickToCome: false }),
  });
  listen(view, 'hashchange', lookAround);
  listen(view, 'popstate', lookAround);
  listen(view, 'pageshow', lookAround);
  listen(document, 'visibilitychange', lookAround);
  listen(view, 'pagehide', () => {
    sends.leave();
    page.leaving();
  });
  lookAround();
  later(beat, heartbeatMs);

  return () => {
    for (const stop of stops) stop();
    for (const callOff of callOffs) callOff();
    observer.disconnect();
    sends.stop();
    thread.stop();
  };
}

function toPress(event: MouseEvent | KeyboardEvent): Press | undefined {
  // Through open shadow roots to what was really pressed.
  const [first] = event.composedPath();
  const node = (first ?? event.target) as Node | null;
  const target = node?.nodeType === 1 ? (node as Element) : node?.parentElement;
  if (!target) return undefined;
  return {
    target,
    key: 'key' in event ? event.key : '',
    hasModifier: event.ctrlKey || event.metaKey,
  };
}

function isInAlert({ target, addedNodes }: MutationRecord): boolean {
  if (addedNodes.length === 0) return false;
  return (target as Element).closest('[role="alert"]') !== null;
}
