/** The one place that knows the browser. Everything else imports `browser` from here, so a test replaces one module. */
import browser from 'webextension-polyfill';

/** The part of Chrome's side panel that is used; the polyfill hands it through untouched, Firefox has none. */
interface SidePanel {
  open(options: { windowId: number } | { tabId: number }): Promise<void>;
  setPanelBehavior(behavior: { openPanelOnActionClick: boolean }): Promise<void>;
}

/** Chrome's side panel, `undefined` where the browser has a sidebar instead. */
export const sidePanel = (browser as unknown as { sidePanel?: SidePanel }).sidePanel;

export { browser };
