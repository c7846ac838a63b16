import { elementsIn, hrefOf, nameOf } from '../engine/text.ts';
import { parseHref, slugOfHref } from './address.ts';
import {
  type Binding,
  hidden,
  type Identity,
  isElsewhere,
  isMaskedName,
  isSameName,
  notRendered,
  titleName,
  unclear,
} from './identity.ts';
import { keySelector, keyStart, keysOf, memberOf } from './keys.ts';

const topCard = keySelector('Topcard');
const memberInHref =
  /(?:recipient=|fsd_profile(?::|%3A)|connectionOf=(?:%5B|\[)(?:%22|")|mutual-connections\/)(ACoA[\w-]{20,60})/gi;
const slugInKey =
  /^(?:com\.linkedin\.sdui\.profile\.card\.ref(?=.+Activity$)|profile(?:Cards(?:ExperienceOnly|Activity|AboveActivity(?:TopcardOnly)?|BelowActivityPart\d(?:WithoutExp)?)|Aside(?:Browsemap|Pymk|Product)|_(?:top_card_)?(?:experience|education)_(?:lazy|top)_anchor_))(.+?)(?:Activity)?$/;

export function sduiCards(document: Document): Element[] {
  const found = [...document.querySelectorAll(topCard)].filter((card) => !isElsewhere(card));
  return found.filter((card) => !found.some((other) => other !== card && other.contains(card)));
}

function lowerSlug(text: string): string {
  return parseHref(`/in/${text}/`)?.slug ?? text.toLowerCase();
}

/** What the page's stable keys say about whose page it is, apart from the card's own text. */
function readKeys(document: Document, own: string): { ids: Set<string>; slugs: Set<string> } {
  const ids = new Set<string>();
  const slugs = new Set<string>();
  for (const element of document.querySelectorAll(
    `[componentkey^="${keyStart}"],[id^="${keyStart}"],[componentkey^="profile"],[id^="profile"]`,
  )) {
    // A dialog may still show the contact details of the person before.
    if (element.closest('dialog,[popover],[role="dialog"]')) continue;
    const id = memberOf(element);
    if (id) ids.add(id);
    for (const key of keysOf(element)) {
      const slug = slugInKey.exec(key)?.[1];
      if (slug && !slug.startsWith('ACoA')) slugs.add(withoutWords(lowerSlug(slug), slug, own));
    }
  }
  return { ids, slugs };
}

/** Keys get new words before the slug (`WithoutExp`) now and then: a slug after capitalised words is still that slug. */
function withoutWords(slug: string, asWritten: string, own: string): string {
  if (own === '' || !slug.endsWith(own)) return slug;
  const words = asWritten.slice(0, Math.max(0, asWritten.length - own.length));
  return /^[A-Z][A-Za-z\d]*$/.test(words) ? own : slug;
}

function readCardIds(card: Element): Set<string> {
  const ids = new Set<string>();
  for (const link of card.querySelectorAll('a[href]')) {
    for (const match of hrefOf(link).matchAll(memberInHref)) {
      if (match[1]) ids.add(match[1]);
    }
  }
  return ids;
}

const ownSlug = /^ProfileVerificationTriggerRef-(.+)|^(.+)_openToButton$|[?&]vanityName=([^&#]+)/;

/** Slugs that the card itself was built for; an ordinary link is no proof, it may carry the address of any page. */
function readCardSlugs(card: Element): Set<string> {
  const slugs = new Set<string>();
  for (const element of card.querySelectorAll('[componentkey],a[href*="vanityName="]')) {
    for (const text of [...keysOf(element), hrefOf(element)]) {
      const slug = ownSlug.exec(text)?.slice(1).find(Boolean);
      if (slug) slugs.add(lowerSlug(slug));
    }
  }
  return slugs;
}

function readLinkSlugs(card: Element, strangers: string): Set<string> {
  const links = elementsIn(card, 'a[href*="/in/"]', `${strangers},a[href*="connectionOf"] a`);
  return new Set(links.flatMap((link) => slugOfHref(hrefOf(link)) ?? []));
}

/** The sticky copy of name and headline that stands before `main`. */
function findToolbar(
  document: Document,
): { element: Element; slug: string; name: string } | undefined {
  for (const link of document.querySelectorAll('[role="toolbar"] a[href*="/in/"]')) {
    const toolbar = link.closest('[role="toolbar"]');
    if (!toolbar || toolbar.closest('main') || isElsewhere(toolbar)) continue;
    const paragraph = link.querySelector('p');
    const slug = slugOfHref(hrefOf(link));
    if (!paragraph || slug === undefined) continue;
    const name = nameOf(paragraph);
    if (name) return { element: link, slug, name };
  }
  return undefined;
}

/** Binds card, keys, links, toolbar and title of a server-driven page to the address, or says that they do not agree. */
export function bindSdui(
  document: Document,
  address: { readonly slug: string; readonly id: string },
  strangers: string,
): Binding {
  const cards = sduiCards(document);
  const [card] = cards;
  if (!card) return notRendered;
  // The same card twice, for two widths of the window, is still one person.
  if (new Set(cards.map(memberOf)).size > 1) return unclear;
  const toolbar = findToolbar(document);
  const title = titleName(document, address.slug);
  const headings = elementsIn(card, 'h1,h2', strangers).filter((found) => nameOf(found) !== '');
  const said = [toolbar?.name, title].filter((name) => name !== undefined);
  const heading =
    headings.find((found) => said.some((name) => isSameName(name, nameOf(found)))) ?? headings[0];
  const name = heading ? nameOf(heading) : (toolbar?.name ?? '');
  // The card stands before its text: LinkedIn fills it a moment later.
  if (name === '') return notRendered;
  if (isMaskedName(name)) return hidden;

  const keys = readKeys(document, address.slug);
  const ids = new Set([...keys.ids, ...readCardIds(card)]);
  if (ids.size > 1 || (address.id !== '' && ids.size === 1 && !ids.has(address.id))) {
    return unclear;
  }
  const id = [...ids][0] ?? '';
  const isBoundById = address.id !== '' && address.id === id;

  const cardSlugs = readCardSlugs(card);
  const strongSlugs = new Set([...cardSlugs, ...keys.slugs, ...(toolbar ? [toolbar.slug] : [])]);
  if (strongSlugs.size > 1) return unclear;
  const strongSlug = [...strongSlugs][0];
  if (!isBoundById && strongSlug !== undefined && strongSlug !== address.slug) {
    return unclear;
  }
  if (toolbar && !isSameName(toolbar.name, name)) return unclear;

  const linkSlugs = readLinkSlugs(card, strangers);
  const isTitleOther = title !== undefined && !isSameName(title, name);
  const isCardBound = isBoundById || cardSlugs.has(address.slug) || toolbar !== undefined;
  // A title of another page may lag behind; it counts as long as nothing in the card itself is surer.
  if (isTitleOther && !isCardBound) return unclear;
  if (!isCardBound) {
    const isNear = keys.slugs.has(address.slug) || linkSlugs.has(address.slug);
    if (!isNear) return unclear;
  }
  const identity: Identity = {
    layout: 'sdui',
    card,
    name,
    slug: strongSlug ?? '',
    id,
    isStrong: isCardBound,
    ownSlugs: new Set([address.slug, ...strongSlugs, ...linkSlugs]),
    isSelf: card.querySelector('a[href*="/edit/intro"],a[href*="isSelfProfile=true"]') !== null,
    regions: [
      ...(heading ? [['heading', heading] as const] : []),
      ...(toolbar ? [['toolbar', toolbar.element] as const] : []),
    ],
  };
  return { identity };
}
