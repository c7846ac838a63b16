import type { MailDraft } from '../model/mail.ts';
import type { MailAdapter } from '../sites/mail/adapter.ts';

/** How long the name that a window's draft had is taken for the one it has. */
const rereadMs = 500;

interface KnownWindow {
  readonly key: string;
  readonly id: string;
  readonly readAt: number;
}

export interface SendWindows {
  open(): readonly Element[];
  /** Names a window: by its draft, which comes back with undo, else by a number of ours. */
  keyOf(window: Element, draft: MailDraft, at: number): string;
  /** All names of a window: several where its draft got its name late. */
  keysOf(window: Element, at: number): readonly string[];
}

export function followWindows(
  document: Document,
  adapter: Pick<MailAdapter, 'findWindows' | 'readDraft'>,
): SendWindows {
  const knownByWindow = new WeakMap<Element, KnownWindow>();
  let lastNumber = 0;

  const know = (window: Element, id: string, readAt: number): KnownWindow => {
    const before = knownByWindow.get(window);
    // A page may write its next message into the window of the one before: another draft is another window.
    const isOther = before !== undefined && before.id !== '' && id !== '' && before.id !== id;
    if (before === undefined) lastNumber += 1;
    const key = before === undefined || isOther ? id || `window ${lastNumber}` : before.key;
    const known = { key, id: id || (before?.id ?? ''), readAt };
    knownByWindow.set(window, known);
    return known;
  };

  return {
    open: () => adapter.findWindows(document),
    keyOf: (window, draft, at) => know(window, draft.id, at).key,
    keysOf: (window, at) => {
      let known = knownByWindow.get(window);
      if (known === undefined || at - known.readAt > rereadMs) {
        known = know(window, adapter.readDraft(window).id, at);
      }
      return known.id === '' || known.id === known.key ? [known.key] : [known.key, known.id];
    },
  };
}
