import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startMailWatch } from '../lib/capture/start-mail-watch.ts';
import { followedGmail } from '../lib/sites/gmail/followed.ts';

/** Registered by the worker where the rep has granted the site and switched it on; nothing of it is seen by the page. */
export default defineUnlistedScript(() => startMailWatch(followedGmail, { saysWhenSent: true }));
