import type { MailAdapter } from '../mail/adapter.ts';
import { explainMailPage, findThread, findWindows, readDraft, readMailPage } from '../mail/read.ts';
import { isAsking, isSendingKeys, nearestWindow, outermost, pressedOf } from '../mail/windows.ts';
import { yahooPack } from './yahoo.pack.ts';

const send = '[data-test-id="compose-send-button"]';

export const yahoo: MailAdapter = {
  site: 'yahoo',
  pack: yahooPack,
  read: (document, url, depth) => readMailPage(yahooPack, { document, url }, depth),
  explain: (document, url, pack = yahooPack) => explainMailPage(pack, { document, url }),
  findWindows: (document) => findWindows(document, yahooPack),
  readDraft: (window) => readDraft(window, yahooPack),

  sendingWindow(press) {
    const { target } = press;
    const windows = findWindows(target.ownerDocument, yahooPack);
    if (isSendingKeys(press)) return windows.find((window) => window.contains(target));
    const button = pressedOf(press, send);
    return button ? nearestWindow(button, windows) : undefined;
  },

  isSchedulePress: (press) =>
    pressedOf(press, '[data-test-id*="send-later"], [data-test-id*="schedule"]') !== undefined,

  isUndoPress: (press) =>
    pressedOf(
      press,
      '[role="alert"] button, [role="status"] button, [data-test-id*="undo"], [data-test-id*="notification"] button',
    ) !== undefined,

  hasSaidSent: (document) => !isAsking(document),

  threadMark(document) {
    const thread = findThread(document, yahooPack);
    if (!thread) return '';
    const subject = thread.querySelector(
      '[data-test-id="message-group-subject-text"], [data-test-id="message-subject"]',
    );
    return [
      subject?.textContent?.slice(0, 80) ?? '',
      thread.querySelectorAll('[data-test-id="message-from"]').length,
      thread.querySelectorAll('[data-test-id="message-to"]').length,
      thread.querySelector('[data-test-id="message-date"]')?.textContent ?? '',
    ].join(' ');
  },

  watchedParts: (document) =>
    outermost(
      [
        ...document.querySelectorAll(
          'head > title, [data-test-id="message-group-view-scroller"], [data-test-id="message-view-scroller"]',
        ),
        ...findWindows(document, yahooPack),
      ],
      { without: '[data-test-id="message-list-item"]' },
    ),
};
