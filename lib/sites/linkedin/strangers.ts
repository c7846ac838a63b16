import { toCleanText, toFolded, toPersonName, toSingleText } from '../engine/clean.ts';
import { hrefOf, textOf } from '../engine/text.ts';
import { parseHref } from './address.ts';

/** Parts of any page of the site that speak of others, or that the site shows to nobody. */
export const strangerParts: readonly string[] = [
  'aside',
  '[popover]',
  'dialog',
  '[role="dialog"]',
  '[inert]',
  '[class*="vjs-"]',
  '[componentkey$="Activity"]',
  '[componentkey^="profileCardsActivity"]',
  'a[href*="mutual-connections"]',
  'a[href*="facetConnectionOf"]',
];

/** Posts: on a company's page anybody's words stand there beside the facts. A profile's parts may be list entries themselves. */
export const postParts = 'article,[role="listitem"],[class*="feed-shared"],[data-urn]';

const mutualNames =
  'a[href*="mutual-connections"] strong,a[href*="connectionOf"] strong,a[href*="facetConnectionOf"] strong';

/** Folded names of the people that the page links to or names as mutual connections, without the page's own. */
export function readOtherNames(
  document: Document,
  own: { readonly slugs: ReadonlySet<string>; readonly id: string },
): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (text: string): void => {
    const name = toFolded(toPersonName(toSingleText(toCleanText(text))));
    if (name.length > 1 && name.length <= 80) names.add(name);
  };
  for (const link of document.querySelectorAll('a[href*="/in/"]')) {
    const address = parseHref(hrefOf(link));
    if (address?.pageKind !== 'profile') continue;
    // Links that are only clicked carry the address of the page itself: they name nobody else.
    if (address.slug !== undefined && own.slugs.has(address.slug)) continue;
    if (address.linkedinId !== undefined && address.linkedinId === own.id) continue;
    const named = link.querySelector('strong,p,h3,[aria-hidden="true"]') ?? link;
    add(textOf(named));
    for (const image of link.querySelectorAll('img[alt]')) add(image.getAttribute('alt') ?? '');
  }
  for (const strong of document.querySelectorAll(mutualNames)) add(textOf(strong));
  return names;
}
