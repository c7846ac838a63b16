import { toCleanText, toFolded, toPersonName, toSingleText } from '../engine/clean.ts';
import { readEmbedded } from '../engine/json.ts';
import { elementsIn, textOf } from '../engine/text.ts';
import { parseLinkedInAddress, slugOfHref } from './address.ts';
import { type Binding, isMaskedName, titleName } from './identity.ts';

const elsewhere = 'aside,[popover],dialog,[role="dialog"]';
const profileType = 'identity.profile.Profile';
const cardSigns =
  'a[href*="/overlay/about-this-profile"],#top-card-text-details-contact-info,a[href*="/overlay/contact-info"],.distance-badge,.text-body-medium.break-words,.pv-top-card-profile-picture__image--show,a[href*="/edit/intro"],a[href*="/edit/forms/intro"]';
const memberInHref = /(?:connectionOf|facetConnectionOf)=(?:%5B|\[)?(?:%22|")(ACoA[\w-]{20,60})/gi;

/** The card around a member's `h1`. Each must hold a sign of a top card: a heading alone is anybody's. */
export function emberCards(document: Document): Element[] {
  const cards = new Set<Element>();
  for (const heading of document.querySelectorAll('main h1')) {
    if (heading.closest(elsewhere)) continue;
    const card = heading.closest('section') ?? heading.closest('.pv-top-card,.artdeco-card');
    if (card?.querySelector(cardSigns)) cards.add(card);
  }
  return [...cards];
}

/** Member's entity in the page's own JSON, and whether it was asked for under the address of this page. */
function findBlob(document: Document, slug: string): { slug: string; id: string } | undefined {
  if (slug === '') return undefined;
  const entities = readEmbedded(document, slug).filter((entity) =>
    String(entity['$type']).endsWith(profileType),
  );
  const idOf = (urn: unknown): string => /(ACoA[\w-]+)$/.exec(String(urn))?.[1] ?? '';
  const own = entities.find((entity) => String(entity['publicIdentifier']).toLowerCase() === slug);
  if (own) return { slug, id: idOf(own['entityUrn']) };
  // A renamed address: the request asks for the old one, the answer carries the new one.
  for (const datalet of document.querySelectorAll('code[id^="datalet-bpr-guid"]')) {
    const request = datalet.textContent ?? '';
    const asked = /vanityName:([^,)&"]+)/.exec(request)?.[1];
    const body = /"body"\s*:\s*"(bpr-guid-\d+)"/.exec(request)?.[1];
    if (!asked || !body || parseSlug(asked) !== slug) continue;
    const answer = document.getElementById(body)?.textContent ?? '';
    const newSlug = /"publicIdentifier"\s*:\s*"([^"]+)"/.exec(answer)?.[1];
    const urn = /urn:li:fsd_profile:(ACoA[\w-]+)/.exec(answer)?.[1];
    if (newSlug && urn) return { slug: parseSlug(newSlug), id: urn };
  }
  return undefined;
}

function parseSlug(text: string): string {
  return parseLinkedInAddress(`https://www.linkedin.com/in/${text}/`)?.slug ?? text.toLowerCase();
}

function isViewer(document: Document, slug: string): boolean {
  return [...document.querySelectorAll('code[id^="datalet-bpr-guid"]')].some((datalet) => {
    const request = datalet.textContent ?? '';
    const body = /"body"\s*:\s*"(bpr-guid-\d+)"/.exec(request)?.[1];
    if (!/"request"\s*:\s*"\/voyager\/api\/me"/.test(request) || !body) return false;
    const viewer = document.getElementById(body)?.textContent ?? '';
    return /"publicIdentifier"\s*:\s*"([^"]+)"/.exec(viewer)?.[1]?.toLowerCase() === slug;
  });
}

export function bindEmber(
  document: Document,
  address: { readonly slug: string; readonly id: string },
  strangers: string,
): Binding {
  const cards = emberCards(document);
  const [card] = cards;
  if (!card) return { blocked: 'not_rendered' };
  if (cards.length > 1) return { blocked: 'identity_unclear' };
  const [heading] = elementsIn(card, 'h1', strangers);
  const name = heading ? toPersonName(toSingleText(toCleanText(textOf(heading)))) : '';
  if (name === '') return { blocked: 'not_rendered' };
  if (isMaskedName(name)) return { blocked: 'masked_person' };

  // These links belong to the card's own person on this layout; mutual connections are no `/overlay/` link.
  const cardSlugs = new Set(
    elementsIn(card, 'a[href*="/overlay/"],a[href*="/edit/"]', strangers).flatMap(
      (link) => slugOfHref(link.getAttribute('href') ?? '') ?? [],
    ),
  );
  const blob = findBlob(document, address.slug);
  const slugDiffers = blob !== undefined && blob.slug !== address.slug;
  const wanted = blob?.slug ?? address.slug;
  const ids = new Set<string>(blob?.id ? [blob.id] : []);
  for (const link of card.querySelectorAll('a[href]')) {
    for (const match of (link.getAttribute('href') ?? '').matchAll(memberInHref)) {
      if (match[1]) ids.add(match[1]);
    }
  }
  if (ids.size > 1 || cardSlugs.size > 1) return { blocked: 'identity_unclear' };
  const id = [...ids][0] ?? '';
  const [cardSlug] = cardSlugs;
  const isBoundById = address.id !== '' && address.id === id;
  if (address.id !== '' && id !== '' && !isBoundById) return { blocked: 'identity_unclear' };
  if (!isBoundById && cardSlug !== undefined && cardSlug !== wanted && cardSlug !== address.slug) {
    return { blocked: 'identity_unclear' };
  }
  const title = titleName(document, address.slug);
  const isTitleOther =
    title !== undefined && toFolded(title) !== toFolded(name) && !isPart(title, name);
  const isCardBound = isBoundById || cardSlug !== undefined;
  if (isTitleOther) return { blocked: 'identity_unclear' };
  if (!isCardBound && title === undefined) return { blocked: 'identity_unclear' };
  return {
    identity: {
      layout: 'ember',
      card,
      name,
      slug: slugDiffers ? wanted : (cardSlug ?? blob?.slug ?? ''),
      id,
      isStrong: isCardBound,
      ownSlugs: new Set([address.slug, wanted, ...cardSlugs].filter((slug) => slug !== '')),
      isOwnProfile:
        card.querySelector('a[href*="/edit/intro"],a[href*="/edit/forms/intro"]') !== null ||
        (address.slug !== '' && isViewer(document, address.slug)),
      slugDiffers,
      regions: heading ? [['heading', heading]] : [],
    },
  };
}

function isPart(one: string, other: string): boolean {
  const [a, b] = [toFolded(one), toFolded(other)];
  return a.startsWith(`${b} `) || b.startsWith(`${a} `);
}
