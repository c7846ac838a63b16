import type { Layer } from '../engine/pack.ts';

/** Slug or id: first as the page's own keys, links or structured data say it, then as the address bar does. */
export function identityLayers(part: 'slug' | 'id'): readonly Layer[] {
  return [
    { name: 'page', kind: 'bound', part, confidence: 'certain' },
    { name: 'address-bar', kind: 'url', part, confidence: 'certain' },
  ];
}
