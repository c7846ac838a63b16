import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startMailWatch } from '../lib/capture/start-mail-watch.ts';
import { gmail } from '../lib/sites/gmail/index.ts';

/** Registered by the worker where the rep has granted the site and switched it on; nothing of it is seen by the page. */
export default defineUnlistedScript(() => startMailWatch(gmail, { saysWhenSent: true }));
