import { toCleanText, toFolded } from '../engine/clean.ts';
import { elementsIn, hrefOf, lineOf } from '../engine/text.ts';
import { parseHref } from './address.ts';
import { bindGuest, isGuest } from './guest-identity.ts';
import { type Binding, isElsewhere, notRendered, titleEnd, unclear } from './identity.ts';

/** The page's own tabs; where there are none, links to what only a company's own page links to. */
const ownLinks = [
  '.org-page-navigation a[href],nav a[href],[role="tablist"] a[href]',
  'a[href*="/about/"],a[href*="/people/"]',
];

/** Binds a company page: heading, the page's own navigation and the title must speak of the company of the address. */
export function bindCompany(
  document: Document,
  address: { readonly slug: string; readonly id: string },
  strangers: string,
): Binding {
  const isOrgGuest = isGuest(document) && document.querySelector('.top-card-layout') !== null;
  if (isOrgGuest && address.slug !== '') return bindGuest(document, address, 'Organization');
  const main = document.querySelector('main');
  if (!main) return notRendered;
  const emberHeading = main.querySelector('h1.org-top-card-summary__title,.org-top-card h1');
  const isEmber = emberHeading !== null;
  const title = titleCompany(document);
  const heading = emberHeading ?? findHeading(main, title, strangers);
  if (!heading || isElsewhere(heading)) return notRendered;
  const card = heading.closest('.org-top-card') ?? main;
  const name = lineOf(heading);
  if (name === '') return notRendered;

  const slugs = new Set<string>();
  const ids = new Set<string>();
  for (const select of ownLinks) {
    if (slugs.size > 0 || ids.size > 0) break;
    for (const link of elementsIn(card, select, strangers)) {
      const address = parseHref(hrefOf(link));
      if (address?.pageKind !== 'company') continue;
      if (address.slug !== undefined) slugs.add(address.slug);
      if (address.linkedinId !== undefined) ids.add(address.linkedinId);
    }
  }
  for (const link of elementsIn(card, 'a[href*="currentCompany="]', strangers)) {
    const id = employeesId(hrefOf(link));
    if (id) ids.add(id);
  }
  const [id = ''] = ids;
  const isBoundById = address.id !== '' && id === address.id;
  const isBound =
    isBoundById || (slugs.size > 0 ? slugs.has(address.slug) : isNameLikeSlug(name, address.slug));
  // On the older layout the heading has a class of its own, and the tabs are surer than a title that may lag behind.
  const isSure = isEmber && slugs.size > 0;
  const isTitleOther = !isSure && title !== undefined && !title.startsWith(toFolded(name));
  if (!isBound || isTitleOther || ids.size > 1 || slugs.size > 1) {
    return unclear;
  }
  return {
    identity: {
      layout: isEmber ? 'ember' : 'sdui',
      card,
      name,
      slug: [...slugs][0] ?? '',
      id,
      isStrong: true,
      ownSlugs: new Set([address.slug, ...slugs]),
      regions: [['heading', heading]],
    },
  };
}

/** Numeric id in the link to a company's employees, where the link names exactly one company. */
function employeesId(href: string): string | undefined {
  const value = /[?&](?:currentCompany|facetCurrentCompany)=([^&#]+)/.exec(href)?.[1] ?? '';
  const ids = value.replace(/%22|%5B|%5D/gi, ' ').match(/\d+/g) ?? [];
  return ids.length === 1 ? ids[0] : undefined;
}

/** Folded title without counter and site, tab included: "(3) Motion: About | LinkedIn" → "motion about". */
function titleCompany(document: Document): string | undefined {
  const title = toCleanText(document.title).replace(/^\(\d+\+?\)/, '');
  const text = titleEnd.test(title) ? toFolded(title.replace(titleEnd, '')) : '';
  return text === '' || text === 'feed' ? undefined : text;
}

/** A heading of `main` that the title begins with; without a title, the first one. */
function findHeading(
  main: Element,
  title: string | undefined,
  strangers: string,
): Element | undefined {
  const headings = elementsIn(main, 'h1,h2', strangers).filter(
    (heading) => !heading.closest('[data-testid="toasts-title"]') && lineOf(heading) !== '',
  );
  if (title === undefined) return headings[0];
  return (
    headings.find((heading) => {
      const text = toFolded(lineOf(heading));
      return text !== '' && (title === text || title.startsWith(`${text} `));
    }) ?? headings[0]
  );
}

function isNameLikeSlug(name: string, slug: string): boolean {
  const [a, b] = [toFolded(name).replace(/ /g, ''), toFolded(slug).replace(/ /g, '')];
  return a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a));
}
