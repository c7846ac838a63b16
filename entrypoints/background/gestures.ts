import { i18n } from '#i18n';
import { clipTab } from '../../lib/clips/clip-tab.ts';
import { refreshIcon } from '../../lib/clips/icon.ts';
import { isMailTab, logMailTab } from '../../lib/clips/mail-tab.ts';
import { saveSelection } from '../../lib/clips/selection.ts';
import type { ClipOrigin } from '../../lib/model/clip.ts';
import { browser } from '../../lib/platform/browser.ts';
import { type Intent, setIntent } from '../../lib/platform/intent.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { openPanel } from '../../lib/platform/panel.ts';
import { siteHosts } from '../../lib/sites/hosts.ts';
import { store } from '../../lib/store/open.ts';
import { compactWhenDue } from './housekeeping.ts';
import { createMailMenu, mailMenuId } from './mail-menu.ts';

interface GestureTab {
  readonly id?: number | undefined;
  readonly windowId?: number | undefined;
  readonly url?: string | undefined;
}

/** Opens the panel first: the gesture is spent by the first await. On webmail the open thread is logged. */
function clip(tab: GestureTab, origin: ClipOrigin): void {
  const { id: tabId, windowId } = tab;
  if (tabId === undefined || windowId === undefined) return;
  openPanel(windowId).catch((error: unknown) => reportBug('panel', error));
  const url = tab.url ?? '';
  const read = async () => {
    if (await isMailTab(store(), url)) await logMailTab(store(), { tabId, windowId, url });
    else {
      await clipTab(store(), { tabId, windowId, url, origin });
      await refreshIcon(store(), { tabId, url });
    }
    compactWhenDue();
  };
  read().catch((error: unknown) => reportBug('clip', error));
}

function open(tab: GestureTab, intent?: Intent): void {
  if (tab.windowId === undefined) return;
  openPanel(tab.windowId).catch((error: unknown) => reportBug('panel', error));
  if (intent) setIntent(tab.windowId, intent).catch((error: unknown) => reportBug('intent', error));
}

/**
 * The marked text comes with the click: no page is read, and none has to be granted. The panel is opened first, and shows
 * the receipt, or asks whom the text is about.
 */
function clipSelection(tab: GestureTab, marked: { text: string; url: string }): void {
  const { windowId } = tab;
  if (windowId === undefined) return;
  openPanel(windowId).catch((error: unknown) => reportBug('panel', error));
  saveSelection(store(), marked)
    .then(async (selection) => {
      if (selection) await setIntent(windowId, { kind: 'selection', ...selection });
    })
    .catch((error: unknown) => reportBug('selection', error));
}

/** Keys and the page's menu. Chrome hands the tab along, and with it the rep's leave to read it this once. */
export function watchGestures(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (!tab) return;
    if (command === 'clip-page') clip(tab, 'command');
    if (command === 'open-panel') open(tab);
    if (command === 'write-note') open(tab, { kind: 'note' });
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (!tab) return;
    if (info.menuItemId === 'clip-page' || info.menuItemId === mailMenuId) clip(tab, 'menu');
    if (info.menuItemId === 'clip-selection') {
      clipSelection(tab, {
        text: info.selectionText ?? '',
        url: info.pageUrl ?? tab.url ?? '',
      });
    }
  });
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus
      .removeAll()
      .then(async () => {
        browser.contextMenus.create({
          id: 'clip-page',
          title: i18n.t('commands.clip'),
          contexts: ['page', 'selection', 'link'],
          documentUrlPatterns: siteHosts.flatMap((site) => site.origins),
        });
        browser.contextMenus.create({
          id: 'clip-selection',
          title: i18n.t('commands.selection'),
          contexts: ['selection'],
        });
        await createMailMenu(store());
      })
      .catch((error: unknown) => reportBug('menu', error));
  });
}
