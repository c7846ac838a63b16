import { toCleanText } from '../engine/clean.ts';
import { elementsIn, hrefOf, nameOf } from '../engine/text.ts';
import { parseHref, slugOfHref } from './address.ts';
import {
  type Binding,
  hidden,
  isElsewhere,
  isMaskedName,
  isSameName,
  notRendered,
  titleName,
  unclear,
} from './identity.ts';

const cardSigns =
  'a[href*="/overlay/"],.distance-badge,.text-body-medium.break-words,a[href*="/edit/"]';
const memberInHref = /onnectionOf=(?:%5B|\[)?(?:%22|")(ACoA[\w-]{20,60})/g;

/** The card around a member's `h1`. Each must hold a sign of a top card: a heading alone is anybody's. */
export function emberCards(document: Document): Element[] {
  const cards = new Set<Element>();
  for (const heading of document.querySelectorAll('main h1')) {
    const card = heading.closest('section,.pv-top-card,.artdeco-card');
    if (card?.querySelector(cardSigns) && !isElsewhere(heading)) cards.add(card);
  }
  return [...cards];
}

interface Answer {
  readonly asked: string;
  readonly slug: string;
  readonly id: string;
  readonly isViewer: boolean;
}

/** What the page's own JSON answers: which address was asked for, and whose slug and id came back. */
function readAnswers(document: Document): Answer[] {
  return [...document.querySelectorAll('code[id^="datalet-bpr-guid"]')].flatMap((datalet) => {
    const request = datalet.textContent ?? '';
    const body = /"body"\s*:\s*"(bpr-guid-\d+)"/.exec(request)?.[1] ?? '';
    const asked = slugIn(/vanityName:([^,)&"]+)/.exec(request)?.[1]);
    const isViewer = request.includes('"/voyager/api/me"');
    const answer = isViewer || asked ? (document.getElementById(body)?.textContent ?? '') : '';
    const [slug, other] = oneOf(answer, /"publicIdentifier"\s*:\s*"([^"]+)"/g);
    const [id, otherId] = oneOf(answer, /fsd_profile:(ACoA[\w-]+)/g);
    // An answer that speaks of several members proves nothing about one.
    if (slug === undefined || other !== undefined) return [];
    return [{ asked, slug: slugIn(slug), id: otherId === undefined ? (id ?? '') : '', isViewer }];
  });
}

function oneOf(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}

function slugIn(text: string | undefined): string {
  return text ? (parseHref(`/in/${toCleanText(text)}/`)?.slug ?? '') : '';
}

/** Binds card, links, the page's own JSON and the title of an ember page to the address. */
export function bindEmber(
  document: Document,
  address: { readonly slug: string; readonly id: string },
  strangers: string,
): Binding {
  const cards = emberCards(document);
  const [card] = cards;
  if (!card) return notRendered;
  if (cards.length > 1) return unclear;
  const [heading] = elementsIn(card, 'h1', strangers);
  const name = heading ? nameOf(heading) : '';
  if (!heading || name === '') return notRendered;
  if (isMaskedName(name)) return hidden;

  // These links belong to the card's own person on this layout; mutual connections are no `/overlay/` link.
  const cardSlugs = new Set(
    elementsIn(card, 'a[href*="/overlay/"],a[href*="/edit/"]', strangers).flatMap(
      (link) => slugOfHref(hrefOf(link)) ?? [],
    ),
  );
  const answers = readAnswers(document);
  const members = answers.filter(({ isViewer }) => !isViewer);
  const own =
    address.slug === ''
      ? undefined
      : (members.find(({ slug }) => slug === address.slug) ??
        // A renamed address: the old one was asked for; answer and card carry the new one.
        members.find(({ asked, slug }) => asked === address.slug && cardSlugs.has(slug)));
  const wanted = own?.slug ?? address.slug;
  const ids = new Set(own?.id ? [own.id] : []);
  for (const link of card.querySelectorAll('a[href*="onnectionOf="]')) {
    for (const match of hrefOf(link).matchAll(memberInHref)) {
      if (match[1]) ids.add(match[1]);
    }
  }
  const [id = ''] = ids;
  const [cardSlug] = cardSlugs;
  const isBoundById = address.id !== '' && address.id === id;
  const isCardBound = isBoundById || cardSlug !== undefined;
  const title = titleName(document, address.slug);
  if (
    ids.size > 1 ||
    cardSlugs.size > 1 ||
    (address.id !== '' && !isBoundById) ||
    (address.slug !== '' && cardSlug !== undefined && ![wanted, address.slug].includes(cardSlug)) ||
    // A title of the page before may lag behind; links into the card's own pages are surer.
    (!isCardBound && (title === undefined || !isSameName(title, name)))
  ) {
    return unclear;
  }
  return {
    identity: {
      layout: 'ember',
      card,
      name,
      slug: own?.slug ?? cardSlug ?? '',
      id,
      isStrong: isCardBound,
      ownSlugs: new Set([address.slug, wanted, ...cardSlugs]),
      isSelf:
        card.querySelector('a[href*="/edit/"]') !== null ||
        answers.some(({ isViewer, slug }) => isViewer && slug === wanted),
      slugDiffers: wanted !== address.slug && address.slug !== '',
      regions: [['heading', heading]],
    },
  };
}
