import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { hearFrames } from '../lib/capture/hear-frames.ts';
import { startMailWatch } from '../lib/capture/start-mail-watch.ts';
import { proton } from '../lib/sites/proton/index.ts';

/** Registered by the worker where the rep has granted the site and switched it on; nothing of it is seen by the page. */
export default defineUnlistedScript(() =>
  startMailWatch(proton, { saysWhenSent: false, hearFrames }),
);
