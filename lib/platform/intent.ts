import { browser } from './browser.ts';

/** What the panel of a window is asked to show when it opens, or at once where it is open. */
export type Intent =
  | {
      readonly kind: 'prospect';
      readonly id: string;
      readonly isNoting: boolean;
      /** Opens the form for a call. */
      readonly isLogging?: boolean;
    }
  | { readonly kind: 'deal'; readonly id: string }
  /** A deal with whoever is named, to be filled in. */
  | {
      readonly kind: 'addDeal';
      readonly prospectId: string | undefined;
      readonly companyId: string | undefined;
    }
  /** A marked text of a page: asks whom it is about, or tells that it was saved. */
  | {
      readonly kind: 'selection';
      readonly body: string;
      readonly url: string;
      readonly saved?: SavedSelection | undefined;
    }
  | { readonly kind: 'company'; readonly id: string }
  | { readonly kind: 'review'; readonly clipId: string }
  | { readonly kind: 'add'; readonly name: string }
  | { readonly kind: 'list' }
  /** What is due today, all of it. */
  | { readonly kind: 'day' }
  /** What waits to be sent and what needs the rep. */
  | { readonly kind: 'waiting' }
  /** Whatever the tab in front shows. */
  | { readonly kind: 'page' }
  /** A note on whoever is on the open page. */
  | { readonly kind: 'note' };

/** Whom a marked text was saved to, and what the command said; as `Receipt`. */
export interface SavedSelection {
  readonly table: 'prospects' | 'companies';
  readonly id: string;
  readonly name: string;
  readonly receipt: {
    readonly journalId: number;
    readonly table: string;
    readonly id: string;
    readonly name: string;
    readonly fieldCount: number;
  };
}

interface Stored {
  readonly intent: Intent;
  /** Milliseconds since the epoch; an intent older than a few seconds is a panel that never opened. */
  readonly at: number;
}

const keyOf = (windowId: number): string => `intent:${windowId}`;
const staleMs = 10_000;

/** Leaves a wish for the panel: it may not be open yet, so a message would be lost. Session storage, memory only. */
export async function setIntent(windowId: number, intent: Intent): Promise<void> {
  const stored: Stored = { intent, at: Date.now() };
  await browser.storage.session.set({ [keyOf(windowId)]: stored });
}

async function takeIntent(windowId: number): Promise<Intent | undefined> {
  const key = keyOf(windowId);
  const found = (await browser.storage.session.get(key))[key] as Stored | undefined;
  if (!found) return undefined;
  await browser.storage.session.remove(key);
  return Date.now() - found.at < staleMs ? found.intent : undefined;
}

/** Calls back for each wish left for this window, also for one left before the call. Returns a stop function. */
export function watchIntent(windowId: number, onIntent: (intent: Intent) => void): () => void {
  const check = () => {
    takeIntent(windowId)
      .then((intent) => {
        if (intent) onIntent(intent);
      })
      .catch(() => {
        // Session storage goes with the extension context; a panel that is going away wishes nothing.
      });
  };
  check();
  browser.storage.session.onChanged.addListener(check);
  return () => browser.storage.session.onChanged.removeListener(check);
}
