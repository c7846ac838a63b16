import type { loadMessages } from './words.ts';

/** Runs in a view, as text: what it says, and what it says to a screen reader. */
export function readShownTexts(): readonly string[] {
  const texts = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest('script, style')) texts.add(node.textContent?.trim() ?? '');
  }
  for (const element of document.querySelectorAll('*')) {
    for (const name of ['aria-label', 'aria-description', 'alt', 'placeholder', 'title']) {
      texts.add(element.getAttribute(name)?.trim() ?? '');
    }
  }
  return [...texts].filter((text) => /\p{L}/u.test(text));
}

/** Runs in a view, as text: which texts go out of it, or are cut without a title that holds them whole. */
export function findCutTexts(): readonly string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
    );
    const { left, right } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.sr-only')) {
      continue;
    }
    const name = (element.textContent ?? '').trim().slice(0, 60);
    // The hidden input of a select or a tick.
    if (name === '') continue;
    const isTooWide = element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline';
    const isCut = isTooWide && style.overflowX !== 'visible';
    if (hasText && (right > innerWidth + 1 || left < -1)) found.push(`outside: ${name}`);
    if (isCut && style.textOverflow !== 'ellipsis' && !/auto|scroll/.test(style.overflowX)) {
      found.push(`cut: ${name}`);
    }
    if (isCut && style.textOverflow === 'ellipsis' && !element.closest('[title]')) {
      found.push(`cut without a title: ${name}`);
    }
    if (isTooWide && style.overflowX === 'visible' && element.matches('button, a, [role="tab"]')) {
      found.push(`wider than its box: ${name}`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth + 1)
    found.push('the page scrolls sideways');
  return found;
}

type Messages = ReturnType<typeof loadMessages>;

function formsOf(messages: Messages): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(messages).map(([key, { message }]) => [key, message.split(' | ')]));
}

/** Fewer letters than these beside the places to fill would be found in any text. */
const minLetters = 6;

/** Whether a text is one of the first language's, and none of the second's. */
export function toForeignCheck(foreign: Messages, own: Messages): (text: string) => boolean {
  const known = new Set([...formsOf(own).values()].flat());
  const patterns = [...formsOf(foreign).values()]
    .flat()
    .filter((form) => !known.has(form))
    .filter((form) => !form.includes('$') || form.replaceAll(/\$\d|\W/g, '').length >= minLetters)
    .map((form) => {
      const parts = form
        .split(/\$\d/)
        .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      return new RegExp(`^${parts.join('.+')}$`, 's');
    });
  return (text) => patterns.some((pattern) => pattern.test(text));
}
