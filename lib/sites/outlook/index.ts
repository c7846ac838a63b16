import type { MailAdapter } from '../mail/adapter.ts';
import { explainMailPage, findThread, findWindows, readDraft, readMailPage } from '../mail/read.ts';
import { isAsking, isSendingKeys, nearestWindow, outermost, pressedOf } from '../mail/windows.ts';
import { outlookPack } from './outlook.pack.ts';

/** Ids of the parts of a split button; the ribbon's "New mail" has the class of one and no such id. */
const send = 'button[id*="__primaryActionButton"], button[title*="Ctrl+Enter"]';
/** A clock or a calendar in a menu or on a button: send later, whatever it is called. */
const later =
  '[data-icon-name*="Clock"], [data-icon-name*="Calendar"], [data-icon-name*="Schedule"]';

export const outlook: MailAdapter = {
  site: 'outlook',
  pack: outlookPack,
  read: (document, url, depth) => readMailPage(outlookPack, { document, url }, depth),
  explain: (document, url, pack = outlookPack) => explainMailPage(pack, { document, url }),
  findWindows: (document) => findWindows(document, outlookPack),
  readDraft: (window) => readDraft(window, outlookPack),

  sendingWindow(press) {
    const { target } = press;
    const windows = findWindows(target.ownerDocument, outlookPack);
    if (isSendingKeys(press)) return windows.find((window) => window.contains(target));
    const button = pressedOf(press, send);
    return button ? nearestWindow(button, windows) : undefined;
  },

  isSchedulePress(press) {
    const item = pressedOf(press, '[role="menuitem"], button');
    return item !== undefined && (item.matches(later) || item.querySelector(later) !== null);
  },

  isUndoPress: (press) =>
    pressedOf(press, '[role="alert"] button, [role="status"] button, [aria-live] button') !==
    undefined,

  hasSaidSent: (document) => !isAsking(document),

  threadMark(document) {
    const thread = findThread(document, outlookPack);
    if (!thread) return '';
    const subject = thread.querySelector('[id$="_SUBJECT"]:not(input)');
    const row = document.querySelector('[role="option"][data-convid][aria-selected="true"]');
    return [
      row?.getAttribute('data-convid') ?? subject?.id ?? '',
      subject?.textContent?.slice(0, 80) ?? '',
      thread.querySelectorAll('[id^="UniqueMessageBody"]').length,
      thread.querySelectorAll('[data-testid="RecipientWell"]').length,
      thread.querySelectorAll('[data-testid="SentReceivedSavedTime"]').length,
    ].join(' ');
  },

  watchedParts: (document) =>
    outermost(
      document.querySelectorAll(
        'head > title, [data-app-section="MailReadCompose"], #ReadingPaneContainerId, [data-app-section="MailCompose"], [id^="docking_"]',
      ),
      { without: '[data-convid]' },
    ),
};
