import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readWhenReady } from '../lib/capture/read-when-ready.ts';

/**
 * Not a content script of WXT's: those announce themselves to the page by an event and listen for the next one.
 * This one is injected on the rep's gesture, hands its reading back as its result, and is gone.
 */
export default defineUnlistedScript(() =>
  readWhenReady({
    document,
    url: () => location.href,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  }),
);
