import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readMailWhenReady } from '../lib/capture/read-mail.ts';
import { outlook } from '../lib/sites/outlook/index.ts';

/** Injected on the rep's gesture; hands its reading back as its result, and is gone. */
export default defineUnlistedScript(() =>
  readMailWhenReady(
    {
      document,
      url: () => location.href,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    },
    outlook,
  ),
);
