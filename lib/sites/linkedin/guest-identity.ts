import { toFolded } from '../engine/clean.ts';
import { hasType, readJsonLd, textsAt } from '../engine/json.ts';
import { nameOf } from '../engine/text.ts';
import { slugOfHref } from './address.ts';
import {
  type Binding,
  hidden,
  isMaskedName,
  isSameName,
  notRendered,
  unclear,
} from './identity.ts';

const guestSigns =
  'meta[name="pageKey"][content^="public_profile"],meta[name="pageKey"][content*="org_guest"],meta#config[data-service-name="public-profile-frontend"],.top-card-layout__title';

export function isGuest(document: Document): boolean {
  return document.querySelector(guestSigns) !== null;
}

/** Binds a logged-out page: heading, canonical address and JSON-LD are written by the server in one go and must agree. */
export function bindGuest(
  document: Document,
  address: { readonly slug: string; readonly id: string },
  type: 'Person' | 'Organization',
): Binding {
  const headings = [
    ...document.querySelectorAll('h1.top-card-layout__title,main .top-card-layout h1'),
  ];
  const [heading] = headings;
  const card = heading?.closest('.top-card-layout') ?? heading?.closest('section');
  if (!heading || !card) return notRendered;
  if (headings.length > 1) return unclear;
  const name = nameOf(heading);
  if (name === '') return notRendered;
  if (isMaskedName(name)) return hidden;

  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
  const shared = document.querySelector('meta[property="og:url"]')?.getAttribute('content') ?? '';
  const nodes = readJsonLd(document).filter((node) => hasType(node, type));
  const nodeSlugs = nodes.flatMap((node) =>
    [...textsAt(node, ['url']), ...textsAt(node, ['sameAs'])].flatMap(
      (href) => slugOfHref(href) ?? [],
    ),
  );
  const slugs = new Set([canonical, shared].flatMap((href) => slugOfHref(href) ?? []));
  if (slugs.size === 0) {
    // Without any address of its own, the page still says whom one would sign up to see.
    const join = document.querySelector('a[href*="vieweeVanityName="]')?.getAttribute('href') ?? '';
    const slug = slugOfHref(`/in/${/[?&]vieweeVanityName=([^&#]+)/.exec(join)?.[1]}/`);
    if (join !== '' && slug !== undefined) slugs.add(slug);
  }
  const isNodeOther = nodeSlugs.length > 0 && !nodeSlugs.includes(address.slug);
  if (nodeSlugs.includes(address.slug)) slugs.add(address.slug);
  if (isNodeOther || slugs.size > 1 || (slugs.size === 1 && !slugs.has(address.slug))) {
    return unclear;
  }
  const names = nodes.flatMap((node) => textsAt(node, ['name']));
  const isNameOther =
    names.length > 0 &&
    !names.some((written) => isMaskedName(written) || isSameName(written, name));
  const isInTitle = toFolded(document.title).includes(toFolded(name));
  if (isNameOther || (slugs.size === 0 && !isInTitle)) return unclear;
  return {
    identity: {
      layout: 'guest',
      card,
      name,
      slug: [...slugs][0] ?? '',
      id: '',
      isStrong: true,
      ownSlugs: new Set([address.slug]),
      regions: [['heading', heading]],
    },
  };
}
