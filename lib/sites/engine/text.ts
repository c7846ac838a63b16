import { maxRawLength, toCleanText, toPersonName, toSingleText } from './clean.ts';

const never = 'script,style,noscript,template,svg,button,code,[hidden]';
/** Copies for screen readers; the visible copy stands beside them. */
const copies = '.visually-hidden,.a11y-text,.sr-only,[data-testid="expandable-text-button"]';
const blocks =
  /^(?:ADDRESS|ARTICLE|BLOCKQUOTE|BR|DD|DIV|DL|DT|FIGURE|H[1-6]|HEADER|HR|LI|OL|P|SECTION|TABLE|TD|TR|UL)$/;

/** An element's text without layout: what is never shown and what is shown twice is left out. */
export function textOf(root: Element, options: { skip?: string; ownText?: boolean } = {}): string {
  const skip = [never, copies, options.skip].filter(Boolean).join(',');
  let text = '';
  const walk = (parent: Node): void => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (text.length > maxRawLength) return;
      if (node.nodeType === 3) text += (node.nodeValue ?? '').slice(0, maxRawLength);
      else if (node.nodeType === 1 && !options.ownText) {
        const element = node as Element;
        if (element.matches(skip) || isForeign(element)) continue;
        const isBlock = blocks.test(element.tagName);
        if (isBlock) text += ' ';
        walk(element);
        if (isBlock) text += ' ';
      }
    }
  };
  walk(root);
  return text;
}

/** Custom elements are other extensions' nodes; the site's own are icons. */
function isForeign({ localName }: Element): boolean {
  return localName.includes('-') && localName !== 'li-icon';
}

/** True for a part of `root` that `strangers` cuts away; `root` itself and what holds it are never asked. */
export function isCut(element: Element, root: Element, strangers: string): boolean {
  const part = element.closest(strangers);
  if (part && part !== root && root.contains(part)) return true;
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
    if (isForeign(at)) return true;
  }
  return false;
}

/** Elements of `root` in document order, without those in a stranger's part. */
export function elementsIn(root: Element, select: string, strangers: string): Element[] {
  return [...root.querySelectorAll(select)].filter((found) => !isCut(found, root, strangers));
}

/** Smallest element that holds both. */
export function holderOf(one: Element, other: Element): Element | undefined {
  for (let at: Element | null = one; at; at = at.parentElement) {
    if (at.contains(other)) return at;
  }
  return undefined;
}

/** True where `one` starts before `other` in document order. */
export function isBefore(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & 4) !== 0;
}

/** An element's text as one clean line, once. */
export function lineOf(element: Element): string {
  return toSingleText(toCleanText(textOf(element)));
}

/** The name of a person that an element says, `''` where it says none. */
export function nameOf(element: Element): string {
  return toPersonName(lineOf(element));
}

export function hrefOf(link: Element): string {
  return link.getAttribute('href') ?? '';
}
