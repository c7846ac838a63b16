import type { MailRequest, SandboxDraft, SandboxMessage, SandboxThread } from './mail-model.ts';

/** What the page is told when it loads. */
export interface MailPageConfig {
  readonly account: number;
  readonly name: string;
  readonly email: string;
  readonly aliases: readonly string[];
  readonly undoMs: number;
  readonly delayMs: readonly [number, number];
  readonly seed: number;
}

/** How a window stands: over the page, in its thread, over all of it, as a page of its own. */
export type WindowPlace = 'floating' | 'inline' | 'full' | 'popout';

/** What the page's own scripts share. Every part of it is filled in by one of them. */
export interface MailPage {
  readonly config: MailPageConfig;
  /** Drafts that were sent since the page loaded: their messages have no older id here yet. */
  readonly sentHere: Set<string>;
  escape(text: string): string;
  random(): number;
  /** A pause of random length, as the network makes it. */
  pause(): Promise<void>;
  ask(request: MailRequest): Promise<unknown>;
  listMarkup(threads: readonly SandboxThread[], folder: string): string;
  threadMarkup(thread: SandboxThread): string;
  messageMarkup(
    thread: SandboxThread,
    message: SandboxMessage,
    shown: 'open' | 'folded' | 'hidden',
  ): string;
  windowMarkup(draft: SandboxDraft, place: WindowPlace): string;
  thread: SandboxThread | null;
  show(): Promise<void>;
  /** A sent message appears in its thread, where that is open. */
  showSent(draft: SandboxDraft): Promise<void>;
  openWindow(draft: SandboxDraft, place: WindowPlace): Element;
  newDraft(of: Partial<SandboxDraft>): SandboxDraft;
  /** The bar at the foot of the page; without links there is nothing to undo. */
  sayBar(text: string, links: '' | 'undo' | 'undo and view', ms?: number): void;
}
