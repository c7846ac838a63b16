import type { MailAdapter, Press } from '../mail/adapter.ts';
import { findThread } from '../mail/read.ts';
import { followedPack } from './followed-pack.ts';

const marks = 'input[name="draft"], input[name="subjectbox"]';
const windows = '[role="dialog"], .M9, .AD, .aSt, [role="region"], form, body.xE';
/** Send, and send & archive; not the menu beside them. */
const sendButton = '.IZ .Up [role="button"], [role="button"].aoO, [role="button"].Uo';

function isActivation({ key }: Press): boolean {
  return key === '' || key === 'Enter' || key === ' ';
}

function windowOf(target: Element): Element | undefined {
  for (let at = target.closest(windows); at; at = at.parentElement?.closest(windows) ?? null) {
    if (at.querySelector(marks)) return rootOf(at);
  }
  return undefined;
}

/** The same element as `findWindows` gives for what is in it. */
function rootOf(part: Element): Element {
  const mark = part.querySelector(marks) ?? part;
  for (const { closest = '' } of followedPack.window.roots) {
    const root = mark.closest(closest);
    if (root) return root;
  }
  return part;
}

export const signals: Pick<
  MailAdapter,
  | 'sendingWindow'
  | 'isSchedulePress'
  | 'isUndoPress'
  | 'hasSaidSent'
  | 'threadMark'
  | 'watchedParts'
> = {
  sendingWindow(press) {
    if (press.key === 'Enter' && press.hasModifier) return windowOf(press.target);
    if (!isActivation(press)) return undefined;
    const button = press.target.closest(sendButton);
    if (!button || button.matches('.hG, [aria-haspopup="true"], [aria-disabled="true"]')) {
      return undefined;
    }
    return windowOf(button);
  },

  isSchedulePress(press) {
    if (!isActivation(press)) return false;
    if (press.target.closest('[selector="scheduledSend"]')) return true;
    // The dialog of times: choices as a menu's, and no window inside.
    const dialog = press.target.closest('[role="dialog"], [role="alertdialog"]');
    return (
      dialog !== null &&
      dialog.querySelector(marks) === null &&
      press.target.closest('[role="menuitem"]') !== null
    );
  },

  isUndoPress(press) {
    if (!isActivation(press)) return false;
    const bar = press.target.closest('#link_undo')?.closest('.vh, [role="alert"]');
    return Boolean(bar?.querySelector('#link_vsm'));
  },

  hasSaidSent(document) {
    // Undo alone is another action's; the bar is put away by its place, its words stay for a while.
    return [
      ...document.querySelectorAll(':is(.b8, [role="alert"]) .vh:has(#link_undo):has(#link_vsm)'),
    ].some((bar) => !bar.closest(`[style*="-10000px"], ${followedPack.hidden}`));
  },

  threadMark(document) {
    const thread = findThread(document, followedPack);
    if (!thread) return '';
    const messages = thread.querySelectorAll('.adn, .adf');
    const last = messages[messages.length - 1];
    const heading = thread.querySelector('h2[data-legacy-thread-id], h2.hP');
    return [
      heading?.getAttribute('data-legacy-thread-id') ?? heading?.textContent ?? '',
      messages.length,
      last?.getAttribute('data-legacy-message-id') ?? last?.getAttribute('data-message-id') ?? '',
      thread.querySelectorAll('.adn').length,
      thread.querySelectorAll('.ajA').length,
    ].join(' ');
  },

  /**
   * The title tells that another view is shown (a thread may be drawn a moment later); the open thread, the windows and the bar
   * that says what was sent stand outside of any list.
   */
  watchedParts(document) {
    const thread = findThread(document, followedPack);
    const parts = document.querySelectorAll('head > title, div.dw, .b8[role="alert"]');
    return thread ? [...parts, thread] : [...parts];
  },
};
