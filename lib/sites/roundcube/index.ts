import type { MailAdapter } from '../mail/adapter.ts';
import { explainMailPage, findThread, findWindows, readDraft, readMailPage } from '../mail/read.ts';
import { isSendingKeys, nearestWindow, outermost, pressedOf } from '../mail/windows.ts';
import { roundcubePack } from './roundcube.pack.ts';
import { hasSaidSent } from './sent.ts';

/** Below the text, and in the toolbar. */
const send = 'button.send, a.send, input.send';

export const roundcube: MailAdapter = {
  site: 'roundcube',
  pack: roundcubePack,
  read: (document, url, depth) => readMailPage(roundcubePack, { document, url }, depth),
  explain: (document, url, pack = roundcubePack) => explainMailPage(pack, { document, url }),
  findWindows: (document) => findWindows(document, roundcubePack),
  readDraft: (window) => readDraft(window, roundcubePack),

  sendingWindow(press) {
    const { target } = press;
    const windows = findWindows(target.ownerDocument, roundcubePack);
    if (isSendingKeys(press)) return windows.find((window) => window.contains(target));
    const button = pressedOf(press, send);
    return button ? nearestWindow(button, windows) : undefined;
  },

  /** Roundcube sends at once and takes nothing back. */
  isSchedulePress: () => false,
  isUndoPress: () => false,
  hasSaidSent,

  /** One message a page: its address names it. */
  threadMark(document) {
    const thread = findThread(document, roundcubePack);
    if (!thread) return '';
    return `${document.URL} ${thread.querySelector('h2.subject')?.textContent?.slice(0, 80) ?? ''}`;
  },

  watchedParts: (document) =>
    outermost(
      document.querySelectorAll('head > title, #messagestack, #compose-content, form[name="form"]'),
      { without: '#messagelist' },
    ),
};
