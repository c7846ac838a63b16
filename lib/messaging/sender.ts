import type { SenderKind } from './protocol.ts';

export interface SenderFacts {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly tab?:
    | { readonly id?: number | undefined; readonly windowId?: number | undefined }
    | undefined;
  readonly frameId?: number | undefined;
}

/**
 * Who sent a message. `sender.origin` is not asked: Chromium leaves it out for some contexts and gives content
 * scripts the page's. A page of ours opened in a tab has a tab too, so the address decides first.
 */
export function senderKindOf(
  sender: SenderFacts,
  own: { id: string; baseUrl: string },
): SenderKind | 'foreign' {
  if (sender.id !== own.id) return 'foreign';
  if (sender.url?.startsWith(own.baseUrl)) return 'page';
  return sender.tab === undefined ? 'foreign' : 'content';
}
