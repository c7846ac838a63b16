import type { Press } from './adapter.ts';

/** The element among `select` that a click, or Enter or Space upon it, presses. */
export function pressedOf({ target, key }: Press, select: string): Element | undefined {
  if (key !== '' && key !== 'Enter' && key !== ' ') return undefined;
  return target.closest(select) ?? undefined;
}

/** Control or command with Enter: the keys by which every webmail sends. Where it sends nothing, the window stays. */
export function isSendingKeys({ key, hasModifier }: Press): boolean {
  return key === 'Enter' && hasModifier;
}

/** The window that an element is in or that stands nearest to it; `undefined` where two stand as near. */
export function nearestWindow(element: Element, windows: readonly Element[]): Element | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const near = windows.filter((window) => at?.contains(window));
    if (near.length > 0) return near.length === 1 ? near[0] : undefined;
  }
  return undefined;
}

/**
 * Whether something asks or warns: the message that was pressed has not gone. The only sign of a site that says `sent` in
 * words of a language alone.
 */
export function isAsking(document: Document): boolean {
  const dialogs = document.querySelectorAll(
    '[role="alertdialog"],[aria-modal="true"],dialog[open]',
  );
  return [...dialogs].some(
    (dialog) => !dialog.closest('[hidden],[aria-hidden="true"],[style*="display: none"]'),
  );
}

/** Elements without those that stand within another of them, and without those that hold a list of threads. */
export function outermost(
  found: Iterable<Element>,
  options: { readonly without?: string } = {},
): readonly Element[] {
  const parts = [...found].filter(
    (part) => options.without === undefined || !part.querySelector(options.without),
  );
  return parts.filter((part) => !parts.some((other) => other !== part && other.contains(part)));
}
