import { browser } from '../platform/browser.ts';
import { canonicalAddress } from '../sites/address.ts';
import { matchAddress } from '../store/match.ts';
import type { Store } from '../store/store.ts';

const sizes = [16, 32, 48] as const;

function iconPaths(prefix: string): Record<string, string> {
  return Object.fromEntries(sizes.map((size) => [String(size), `/icon/${prefix}${size}.png`]));
}

/**
 * Shows in the toolbar whether the page of a tab is saved. The browser drops a tab's icon by itself when the tab goes
 * elsewhere, so only an in-page navigation has to be undone.
 */
export async function refreshIcon(
  store: Store,
  tab: { tabId: number; url: string | undefined },
): Promise<boolean> {
  const address = tab.url === undefined ? undefined : canonicalAddress(tab.url);
  const isRecord = address?.pageKind === 'profile' || address?.pageKind === 'company';
  const saved = address && isRecord ? await matchAddress(store, toQuestion(address)) : undefined;
  try {
    await browser.action.setIcon({
      tabId: tab.tabId,
      path: iconPaths(saved ? 'saved-' : ''),
    });
  } catch {
    // The tab was closed meanwhile: there is nothing left to show it on.
  }
  return saved !== undefined;
}

type Address = NonNullable<ReturnType<typeof canonicalAddress>>;

/** What `matchAddress` asks for, from an address of the site. */
export function toQuestion(address: Address): Parameters<typeof matchAddress>[1] {
  return {
    kind: address.pageKind === 'company' ? 'company' : 'profile',
    ...(address.slug === undefined ? {} : { slug: address.slug }),
    ...(address.linkedinId === undefined ? {} : { linkedinId: address.linkedinId }),
  };
}
