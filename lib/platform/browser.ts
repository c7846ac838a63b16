/** The one place that knows the browser. Everything else imports `browser` from here, so a test replaces one module. */
import browser from 'webextension-polyfill';

export { browser };
