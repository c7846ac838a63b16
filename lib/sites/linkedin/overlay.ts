import { parseLinkedInAddress, slugOfHref } from './address.ts';

const memberInKey = /\.card\.ref(ACoA[\w-]{20,60}?)ContactInfoDetailSection$/;

export interface ContactOverlay {
  readonly element: Element;
  readonly slug: string;
  readonly id: string;
}

/** The contact details, only while the rep has them open on the page; whose they are is said by key and profile link. */
export function findContactOverlay(document: Document): ContactOverlay | undefined {
  const element =
    document.querySelector('[data-sdui-screen$="ProfileContactDetailsOverlay"]') ??
    document
      .querySelector('.pv-contact-info__contact-type')
      ?.closest('[role="dialog"],.artdeco-modal,.artdeco-modal__content');
  if (!element || element.closest('dialog:not([open]),[popover][inert],[hidden]')) return undefined;
  const key = element
    .querySelector('[componentkey$="ContactInfoDetailSection"]')
    ?.getAttribute('componentkey');
  return { element, slug: readSlug(element), id: memberInKey.exec(key ?? '')?.[1] ?? '' };
}

function readSlug(element: Element): string {
  const links = element.querySelectorAll('a[href*="/in/"]');
  for (const link of links) {
    const href = link.getAttribute('href') ?? '';
    // The row says the address in words too; a click-only link does not.
    const shown = parseLinkedInAddress(
      `https://${(link.textContent ?? '').trim().replace(/^https?:\/\//, '')}`,
    );
    const slug = slugOfHref(href);
    if (slug !== undefined && shown?.slug === slug) return slug;
  }
  return '';
}
