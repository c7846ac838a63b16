import { hrefOf } from '../engine/text.ts';
import { parseLinkedInAddress, slugOfHref } from './address.ts';
import { memberOf } from './keys.ts';

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
  const section = element.querySelector('[componentkey$="ContactInfoDetailSection"]');
  return { element, slug: readSlug(element), id: (section && memberOf(section)) ?? '' };
}

function readSlug(element: Element): string {
  for (const link of element.querySelectorAll('a[href*="/in/"]')) {
    // The row says the address in words too; a click-only link does not.
    const shown = parseLinkedInAddress(
      `https://${(link.textContent ?? '').trim().replace(/^https?:\/\//, '')}`,
    );
    const slug = slugOfHref(hrefOf(link));
    if (slug !== undefined && shown?.slug === slug) return slug;
  }
  return '';
}
