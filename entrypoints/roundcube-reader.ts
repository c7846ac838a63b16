import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readMailWhenReady } from '../lib/capture/read-mail.ts';
import { roundcube } from '../lib/sites/roundcube/index.ts';

/** Injected on the rep's gesture; hands its reading back as its result, and is gone. */
export default defineUnlistedScript(() =>
  readMailWhenReady(
    {
      document,
      url: () => location.href,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    },
    roundcube,
  ),
);
