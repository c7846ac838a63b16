import type { MailDraft, MailPerson, MailReading } from '../model/mail.ts';
import type { FollowedMail } from '../sites/mail/adapter.ts';

/** The little of Gmail that a watcher asks for, by the plainest rules: tests of the watcher stand on it, not on a pack. */

function chipsOf(window: Element, name: string): readonly MailPerson[] {
  const chips = window.querySelectorAll(`[name="${name}"] [role="option"]`);
  return [...chips].map((chip) => ({
    email: chip.getAttribute('data-hovercard-id') ?? '',
    name: chip.getAttribute('data-name') ?? '',
  }));
}

function valueOf(window: Element, name: string): string {
  return window.querySelector(`input[name="${name}"]`)?.getAttribute('value') ?? '';
}

function windowAround(element: Element): Element | undefined {
  return element.closest('.AD,.M9') ?? undefined;
}

function readDraft(window: Element): MailDraft {
  return {
    id: valueOf(window, 'draft').replace('#', ''),
    threadId: valueOf(window, 'lts'),
    replyTo: valueOf(window, 'rm').replace('#', ''),
    from: valueOf(window, 'from'),
    to: chipsOf(window, 'to'),
    cc: chipsOf(window, 'cc'),
    bcc: chipsOf(window, 'bcc'),
    subject: valueOf(window, 'subjectbox'),
  };
}

function personOf(element: Element): MailPerson {
  return { email: element.getAttribute('email') ?? '', name: element.getAttribute('name') ?? '' };
}

export const aMailAdapter: FollowedMail = {
  site: 'gmail',
  read: (document, url): MailReading => {
    const subject = document.querySelector('h2.hP');
    return {
      site: 'gmail',
      pageKind: subject ? 'mail_thread' : 'mail_list',
      pack: 'test',
      version: 1,
      url,
      account: / - (\S+@\S+) - /.exec(document.title)?.[1] ?? '',
      aliases: [],
      thread: subject && {
        id: subject.getAttribute('data-legacy-thread-id') ?? '',
        subject: subject.textContent,
        messages: [...document.querySelectorAll('.adn')].map((message) => ({
          ids: [message.getAttribute('data-legacy-message-id') ?? ''],
          from: [...message.querySelectorAll('.gD')].map(personOf)[0] ?? null,
          to: [...message.querySelectorAll('.g2')].map(personOf),
          cc: [],
          bcc: [],
          at: null,
          isDraft: false,
          isBulk: false,
          isFolded: false,
          snippet: 'Hi',
        })),
        hiddenCount: 0,
      },
      drafts: [...document.querySelectorAll('.AD,.M9')].map(readDraft),
      rows: [],
    };
  },
  findWindows: (document) => [...document.querySelectorAll('.AD,.M9')],
  readDraft,
  sendingWindow: ({ target, key, hasModifier }) => {
    if (hasModifier) return key === 'Enter' ? windowAround(target) : undefined;
    const button = target.closest('.IZ [role="button"]:not([aria-haspopup])');
    return button ? windowAround(button) : undefined;
  },
  isSchedulePress: ({ target }) => target.closest('[selector="scheduledSend"],.schedule') !== null,
  isUndoPress: ({ target }) =>
    Boolean(target.closest('#link_undo')?.parentElement?.querySelector('#link_vsm')),
  hasSaidSent: (document) =>
    document.querySelector('.b8 .vh:has(#link_undo):has(#link_vsm)') !== null,
  threadMark: (document) => {
    const id = document.querySelector('h2.hP')?.getAttribute('data-legacy-thread-id');
    return id ? `${id} ${document.querySelectorAll('.adn').length}` : '';
  },
  watchedParts: (document) => [...document.querySelectorAll('.nH.a98.iY,#screen,.dw,.b8')],
};
