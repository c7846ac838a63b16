import type { MailAdapter } from '../mail/adapter.ts';
import { explainMailPage, findThread, findWindows, readDraft, readMailPage } from '../mail/read.ts';
import { isAsking, isSendingKeys, nearestWindow, outermost, pressedOf } from '../mail/windows.ts';
import { protonPack } from './proton.pack.ts';

const send = '[data-testid="composer:send-button"]';
/** The choices of a time in the menu, and what closes the dialog of a time of one's own. */
const later =
  '[data-testid^="composer:schedule-send:"]:not([data-testid$=":custom"]), [data-testid="composer:schedule-send-button"]';
const dialogOfTimes = '[data-testid="composer:schedule-send:custom-modal:title"]';

export const proton: MailAdapter = {
  site: 'proton',
  pack: protonPack,
  read: (document, url, depth) => readMailPage(protonPack, { document, url }, depth),
  explain: (document, url, pack = protonPack) => explainMailPage(pack, { document, url }),
  findWindows: (document) => findWindows(document, protonPack),
  readDraft: (window) => readDraft(window, protonPack),

  sendingWindow(press) {
    const { target } = press;
    const windows = findWindows(target.ownerDocument, protonPack);
    if (isSendingKeys(press)) return windows.find((window) => window.contains(target));
    const button = pressedOf(press, send);
    return button ? nearestWindow(button, windows) : undefined;
  },

  isSchedulePress(press) {
    if (pressedOf(press, later)) return true;
    const close = pressedOf(press, '[data-testid="modal-footer:set-button"]');
    const around = close?.closest('section, form, div.composer');
    return around ? around.querySelector(dialogOfTimes) !== null : false;
  },

  isUndoPress: (press) =>
    pressedOf(press, '.notification button:not(.notification-close-button)') !== undefined,

  hasSaidSent: (document) =>
    !isAsking(document) &&
    document.querySelector('.notification--error, [role="alert"].bg-danger') === null,

  threadMark(document) {
    const thread = findThread(document, protonPack);
    if (!thread) return '';
    const messages = thread.querySelectorAll('[data-message-id]');
    return [
      messages[0]?.getAttribute('data-message-id') ?? '',
      messages[messages.length - 1]?.getAttribute('data-message-id') ?? '',
      messages.length,
      thread.querySelectorAll('.message-header-expanded').length,
      thread.querySelectorAll('.message-recipient-item').length,
    ].join(' ');
  },

  watchedParts: (document) =>
    outermost(
      [
        ...document.querySelectorAll(
          'head > title, .notifications-container, .composer-container, [data-testid="conversation-header"]',
        ),
        ...[...document.querySelectorAll('[data-message-id]')].flatMap(
          ({ parentElement }) => parentElement ?? [],
        ),
      ],
      { without: '[data-element-id]' },
    ),
};
