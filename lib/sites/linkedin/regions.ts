import type { Pack } from '../engine/pack.ts';
import { isCut } from '../engine/text.ts';
import type { Identity } from './identity.ts';
import { memberOf } from './keys.ts';

export interface Regions {
  readonly regions: Map<string, Element>;
  readonly pending: ReadonlySet<string>;
}

/** The pack's parts of the page that are filled and belong to the bound identity, and those that are still to come. */
export function readRegions(document: Document, pack: Pack, identity: Identity): Regions {
  const regions = new Map<string, Element>([['card', identity.card], ...identity.regions]);
  const pending = new Set<string>();
  const strangers = pack.strangers.join(',');
  // While a dialog is open, the whole of `main` may be inert: that alone makes it nobody else's.
  const page = document.querySelector('main') ?? document.documentElement;
  // The overlay alone is no page: nothing else of it is there to be read.
  if (identity.layout === 'overlay') return { regions: new Map(), pending };
  for (const [name, rules] of Object.entries(pack.regions)) {
    let isEmptyThere = false;
    for (const rule of rules) {
      for (const found of document.querySelectorAll(rule.select)) {
        const element = rule.closest ? found.closest(rule.closest) : found;
        if (!element || isCut(element, page, strangers)) continue;
        if (!isOwn(element, identity.id)) continue;
        if ((element.textContent ?? '').trim() === '') isEmptyThere = true;
        else if (!regions.has(name)) regions.set(name, element);
      }
    }
    // An empty part stands for "none"; a part that is not there at all is still to come on the lazy layouts.
    if (!regions.has(name) && !isEmptyThere && isLazy(document, identity)) pending.add(name);
  }
  return { regions, pending };
}

function isOwn(element: Element, id: string): boolean {
  const owner = memberOf(element);
  return owner === undefined || id === '' || owner === id;
}

function isLazy(document: Document, identity: Identity): boolean {
  if (identity.layout === 'sdui') return true;
  return (
    identity.layout === 'ember' &&
    document.querySelector('main [data-view-name="profile-card"],main .pv-profile-card') === null
  );
}
