import type { BlockCode } from '../../model/extraction.ts';
import { toCleanText, toFolded, toPersonName } from '../engine/clean.ts';

export type Layout = 'sdui' | 'ember' | 'guest' | 'overlay';

/** The one person or company that the page is about, and the parts of the page that are bound to it. */
export interface Identity {
  readonly layout: Layout;
  readonly card: Element;
  readonly name: string;
  /** As the page says it, `''` where it does not. */
  readonly slug: string;
  readonly id: string;
  /** Proved by the card itself, so that a namesake elsewhere on the page does not count against it. */
  readonly isStrong: boolean;
  readonly ownSlugs: ReadonlySet<string>;
  readonly isSelf?: boolean;
  /** The address was renamed: the site answered the old one with the same person under a new one. */
  readonly slugDiffers?: boolean;
  readonly regions: readonly (readonly [name: string, element: Element])[];
}

export type Binding =
  | { readonly identity: Identity; readonly blocked?: never }
  | { readonly blocked: BlockCode; readonly identity?: never };

export const titleEnd = /\s*\|\s*LinkedIn\s*$/i;

/** Name in "(3) Name | LinkedIn", or `undefined` for a title that does not look like a person's of that address. */
export function titleName(document: Document, slug: string): string | undefined {
  const title = toCleanText(document.title);
  if (!titleEnd.test(title)) return undefined;
  const text = title.replace(titleEnd, '');
  // "Search | LinkedIn", "Feed | LinkedIn" and their translations are one word; a person's has two, or is in the slug.
  const name = toPersonName(text);
  const folded = toFolded(name);
  if (folded === '' || text.includes('|')) return undefined;
  const isInSlug =
    slug !== '' && toFolded(slug).replace(/ /g, '').includes(folded.replace(/ /g, ''));
  return folded.includes(' ') || isInSlug ? name : undefined;
}

/** `LinkedIn Member`, in any language, and names of asterisks: the site does not say who this is. */
export function isMaskedName(name: string): boolean {
  return /\*{2,}|(?<!\p{L})linkedin(?!\p{L})/iu.test(name);
}

/** The same name, or one with something added: a title, a second family name. */
export function isSameName(one: string, other: string): boolean {
  const [a, b] = [toFolded(one), toFolded(other)];
  return a === b || (a !== '' && b !== '' && (a.startsWith(`${b} `) || b.startsWith(`${a} `)));
}

/** In a part where no card of the page's own stands. */
export function isElsewhere(element: Element): boolean {
  return element.closest('aside,[popover],dialog:not([open]),[role="dialog"]') !== null;
}

export const unclear: Binding = { blocked: 'identity_unclear' };
export const notRendered: Binding = { blocked: 'not_rendered' };
export const hidden: Binding = { blocked: 'masked_person' };
