import type { CardOptions } from '../../lib/scoring/card.ts';
import type { Preview } from '../../lib/scoring/preview.ts';

export type { Preview, PreviewExample } from '../../lib/scoring/preview.ts';

/**
 * What a card would make of all prospects, worked out off the main thread; the last answer stays until the next one.
 * `undefined` where nothing is asked, or nothing is known yet.
 */
export function usePreview(_options: CardOptions | undefined): Preview | undefined {
  return undefined;
}
