import { browser, sidePanel } from './browser.ts';

/**
 * Opens the panel beside the page. Must be called before anything is awaited: both browsers take the rep's
 * gesture as the permission, and a gesture does not survive an await.
 */
export function openPanel(windowId: number): Promise<void> {
  return sidePanel ? sidePanel.open({ windowId }) : browser.sidebarAction.open();
}
