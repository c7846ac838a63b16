import type { BlockCode, PageKind, ReadingWarning } from '../../model/extraction.ts';
import { toFolded } from '../engine/clean.ts';
import type { Pack } from '../engine/pack.ts';
import type { BoundPage } from '../engine/page.ts';
import {
  isLinkedInHost,
  type LinkedInAddress,
  parseLinkedInAddress,
  slugOfHref,
} from './address.ts';
import { blockOf, emptyPageCode } from './blocked.ts';
import { companyPack } from './company.pack.ts';
import { bindCompany } from './company-identity.ts';
import { bindEmber, emberCards } from './ember-identity.ts';
import { bindGuest, isGuest } from './guest-identity.ts';
import { type Binding, type Identity, notRendered, unclear } from './identity.ts';
import { interfaceWords } from './labels.ts';
import { type ContactOverlay, findContactOverlay } from './overlay.ts';
import { profilePack } from './profile.pack.ts';
import { readRegions } from './regions.ts';
import { bindSdui, sduiCards } from './sdui-identity.ts';
import { readOtherNames } from './strangers.ts';

export const packs: readonly Pack[] = [profilePack, companyPack];

export type BoundOrBlocked =
  | {
      readonly page: BoundPage;
      readonly pack: Pack;
      readonly warnings: readonly ReadingWarning[];
      readonly blocked?: never;
    }
  | { readonly blocked: BlockCode; readonly pack?: Pack; readonly page?: never };

/** The page with its one identity bound and everything of others left out, or why it is refused. */
export function bindPage(
  document: Document,
  url: string,
  packOf: (kind: PageKind) => Pack | undefined,
): BoundOrBlocked {
  const address = parseLinkedInAddress(url);
  if (!address) return { blocked: 'unsupported_page' };
  const pack = packOf(address.pageKind);
  if (!pack) return { blocked: blockOf(document, url) ?? 'unsupported_page' };
  const isThere = pack.ready.some((select) => document.querySelector(select) !== null);
  if (!isThere) {
    return { blocked: blockOf(document, url, pack.blocked) ?? noCardCode(document, address), pack };
  }
  const strangers = pack.strangers.join(',');
  const overlay = pack.pageKind === 'profile' ? findContactOverlay(document) : undefined;
  const binding =
    pack.pageKind === 'profile'
      ? bindProfile(document, address, { strangers, overlay })
      : bindCompany(document, keyOf(address), strangers);
  if (!binding.identity) {
    if (binding.blocked !== 'not_rendered') {
      // Any page has a heading: one that fits no company may be a wall or an error page.
      const isOther = pack.pageKind === 'company' && !isGuest(document);
      const sign = isOther ? blockOf(document, url, pack.blocked) : undefined;
      return { blocked: sign ?? binding.blocked, pack };
    }
    return { blocked: blockOf(document, url, pack.blocked) ?? noCardCode(document, address), pack };
  }
  const { identity } = binding;
  const warnings: ReadingWarning[] = [
    ...(identity.isSelf ? (['own_profile'] as const) : []),
    ...(identity.slugDiffers ? (['slug_differs'] as const) : []),
  ];
  return { page: toBoundPage(document, address, { identity, pack, overlay }), pack, warnings };
}

function keyOf(address: LinkedInAddress): { slug: string; id: string } {
  return { slug: address.slug ?? '', id: address.linkedinId ?? '' };
}

/** Sub-pages of a member (posts, all experience) have no card of their own and will never get one. */
function noCardCode(document: Document, address: LinkedInAddress): BlockCode {
  const code = emptyPageCode(document);
  const isSubPage = address.pageKind === 'profile' && /^(?!overlay\/)./.test(address.subPage);
  return isSubPage && code === 'unknown_layout' ? 'unsupported_page' : code;
}

function bindProfile(
  document: Document,
  address: LinkedInAddress,
  options: { readonly strangers: string; readonly overlay: ContactOverlay | undefined },
): Binding {
  const key = keyOf(address);
  if (sduiCards(document).length > 0) return bindSdui(document, key, options.strangers);
  if (emberCards(document).length > 0) return bindEmber(document, key, options.strangers);
  if (isGuest(document)) return bindGuest(document, key, 'Person');
  const { overlay } = options;
  if (!overlay) return notRendered;
  const isOwn = overlay.slug !== '' ? overlay.slug === key.slug : overlay.id === key.id;
  if (!isOwn) return unclear;
  return {
    identity: {
      layout: 'overlay',
      card: overlay.element,
      name: '',
      slug: overlay.slug,
      id: overlay.id,
      isStrong: false,
      ownSlugs: new Set([key.slug, overlay.slug]),
      regions: [],
    },
  };
}

function toBoundPage(
  document: Document,
  address: LinkedInAddress,
  found: {
    readonly identity: Identity;
    readonly pack: Pack;
    readonly overlay: ContactOverlay | undefined;
  },
): BoundPage {
  const { identity, pack, overlay } = found;
  const { regions, pending } = readRegions(document, pack, identity);
  if (overlay && isOverlayOf(overlay, identity, address)) regions.set('overlay', overlay.element);
  const otherNames = new Set(
    pack.pageKind === 'profile'
      ? readOtherNames(document, { slugs: identity.ownSlugs, id: identity.id })
      : [],
  );
  // A namesake in the side rail does not unmake a name that the card itself proves.
  if (identity.isStrong) otherNames.delete(toFolded(identity.name));
  return {
    document,
    layout: identity.layout,
    ...keyOf(address),
    boundSlug: identity.slug,
    boundId: identity.id,
    regions,
    pending,
    strangers: pack.strangers.join(','),
    otherNames,
    interfaceWords,
    isOwnHost: isLinkedInHost,
    slugOf: slugOfHref,
  };
}

function isOverlayOf(
  overlay: ContactOverlay,
  identity: Identity,
  address: LinkedInAddress,
): boolean {
  if (overlay.id !== '' && identity.id !== '' && overlay.id !== identity.id) return false;
  if (overlay.slug !== '') return overlay.slug === address.slug || overlay.slug === identity.slug;
  return overlay.id !== '' ? overlay.id === identity.id : identity.layout === 'ember';
}
