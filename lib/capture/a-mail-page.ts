import { JSDOM } from 'jsdom';
import type { MailReading, SendReport } from '../model/mail.ts';
import type { FollowedMail } from '../sites/mail/adapter.ts';
import { aMailAdapter } from './a-mail-adapter.ts';
import { hearFrames } from './hear-frames.ts';
import { watchMail } from './mail-watch.ts';

/** A Gmail for tests: its elements as they are, on a clock of its own; what it does, the test says. */

const shell = `<!doctype html><html lang="en"><head><title>Inbox (3) - rep@pipeside.example - Pipeside Mail</title></head>
<body><div class="nH"><div class="nH bkK"><div role="main" class="bGI nH oy8Mbf S4"><div id="screen"></div></div></div></div>
<div class="dw"><div class="nH"><div id="windows"></div></div></div>
<div class="b8 UC" role="alert" aria-live="assertive"><div class="vh" id="bar"></div></div></body></html>`;

export interface WindowFacts {
  readonly id: string;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly subject?: string;
  /** An alias that was chosen; empty is the account's own address. */
  readonly from?: string;
  readonly thread?: string;
  readonly replyTo?: string;
  readonly isInline?: boolean;
}

function chips(name: string, emails: readonly string[] = []): string {
  const each = emails.map(
    (email) =>
      `<div><div class="afV" role="option" data-name="${email.split('@')[0]}" data-hovercard-id="${email}"><span>${email}</span></div></div>`,
  );
  return `<div class="anm" name="${name}"><div><div role="listbox">${each.join('')}</div></div></div>`;
}

function hidden(name: string, value = ''): string {
  return `<input type="hidden" name="${name}" value="${value}">`;
}

function windowMarkup(facts: WindowFacts): string {
  const { id, subject = 'Offer', from, thread, replyTo, isInline } = facts;
  const form = `<form class="bAs">${hidden('composeid', '1')}${hidden('from', from)}${hidden('subject', subject)}
    ${hidden('draft', id === '' ? '' : `#${id}`)}${hidden('rt', thread && `#thread-f:${BigInt(`0x${thread}`)}`)}${hidden('lts', thread)}${hidden('rm', replyTo)}
    <table class="GS"><tbody><tr class="bzf"><td>${chips('to', facts.to)}${chips('cc', facts.cc)}${chips('bcc', facts.bcc)}</td></tr></tbody></table>
    <div class="J-M jQjAxd J-M-awS" role="menu"><div class="SK AX"><div value="other@pipeside.example" role="menuitem" email="other@pipeside.example" data-hovercard-id="other@pipeside.example">Me</div></div></div>
    <input name="subjectbox" class="aoT" value="${subject}"></form>
    <div class="Am Al editable" g_editable="true" role="textbox" contenteditable="true">Hi</div>
    <table class="IZ"><tbody><tr><td class="gU Up"><div><div class="T-I J-J5-Ji aoO v7 T-I-atl L3" role="button" tabindex="1">Send</div><div class="T-I J-J5-Ji hG T-I-atl L3" role="button" aria-haspopup="true"></div></div></td>
    <td class="gU"><div role="button" class="T-I Uo" tabindex="1">Archive</div></td></tr></tbody></table><div class="oh" role="button">Discard</div>`;
  return isInline
    ? `<div class="ip adB"><div class="M9">${form}</div></div>`
    : `<div class="AD"><div class="nH Hd" role="dialog">${form}</div></div>`;
}

export interface MessageFacts {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
}

export function threadMarkup(id: string, messages: readonly MessageFacts[]): string {
  const each = messages.map(
    ({ id: hex, from, to }) =>
      `<div role="listitem" class="h7"><div class="adn ads" data-message-id="#msg-f:${BigInt(`0x${hex}`)}" data-legacy-message-id="${hex}">
      <div class="gE iv gt"><table><tbody><tr><td class="gF gK"><h3 class="iw"><span class="qu"><span class="gD" email="${from}" name="${from.split('@')[0]}"></span></span></h3></td><td class="gH"><span class="g3" title="x"></span></td></tr>
      <tr><td><span class="hb">${to.map((email) => `<span class="g2" email="${email}" name="${email.split('@')[0]}"></span>`).join('')}</span></td></tr></tbody></table></div>
      <div class="ii gt"><div class="a3s aiL">Hi</div></div></div></div>`,
  );
  return `<div class="nH a98 iY"><h2 class="hP" data-legacy-thread-id="${id}" data-thread-perm-id="thread-f:${BigInt(`0x${id}`)}">Offer</h2><div role="list">${each.join('')}</div></div>`;
}

/** What Gmail says after a send, in any language. */
export const sentBar =
  '<span class="aT"><span class="bAq">Đã gửi thư</span><span class="bAo"><span id="link_undo" role="link" tabindex="0">Hoàn tác</span><span id="link_vsm" role="link" tabindex="0">Xem thư</span></span></span>';
/** … and after an archiving. */
export const archivedBar =
  '<span class="aT"><span class="bAq">Đã lưu trữ</span><span class="bAo"><span id="link_undo" role="link" tabindex="0">Hoàn tác</span></span></span>';

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

export const startedAt = Date.UTC(2026, 11, 1, 9);

export function aMailPage(
  options: {
    readonly adapter?: FollowedMail;
    readonly saysWhenSent?: boolean;
    readonly url?: string;
  } = {},
) {
  const url = options.url ?? 'https://mail.google.com/mail/u/0/#inbox';
  const { window } = new JSDOM(shell, { url, pretendToBeVisual: true });
  const { document } = window;
  const adapter = options.adapter ?? aMailAdapter;
  const reports: SendReport[] = [];
  const opened: MailReading[] = [];
  const timers = new Set<Timer>();
  const state = { now: startedAt, url, leftCount: 0, isHidden: false };
  Object.defineProperty(document, 'hidden', { get: () => state.isHidden });

  const stop = watchMail({
    document,
    url: () => state.url,
    adapter,
    saysWhenSent: options.saysWhenSent ?? true,
    hearFrames,
    report: (report) => reports.push(report),
    opened: (reading) => opened.push(reading),
    leaving: () => {
      state.leftCount += 1;
    },
    now: () => state.now,
    setTimer: (work, ms) => {
      const timer = { at: state.now + ms, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });

  /** Mutations are told in a microtask. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
  };

  const find = (selector: string): Element => {
    const found = document.querySelector(selector);
    if (found === null) throw new Error(`the page has no ${selector}`);
    return found;
  };

  const windowOf = (id: string): Element => {
    const found = find(`input[name="draft"][value="#${id}"]`).closest('.AD, .ip');
    if (found === null) throw new Error(`no window ${id}`);
    return found;
  };

  const fire = (target: Element, event: Event): void => {
    target.dispatchEvent(event);
  };

  const mouse = (target: Element, name: string): void =>
    fire(target, new window.MouseEvent(name, { bubbles: true, cancelable: true, composed: true }));

  return {
    document,
    window,
    reports,
    opened,
    state,
    stop,
    find,
    windowOf,
    settle,
    timerCount: () => timers.size,
    /** As a finger does it; stops where an element is gone before its click. */
    click: (target: Element): void => {
      for (const name of ['mousedown', 'mouseup', 'click']) {
        if (target.isConnected) mouse(target, name);
      }
    },
    mouse,
    key: (target: Element, key: string, init: KeyboardEventInit = {}): void =>
      fire(
        target,
        new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
      ),
    /** Passes the time in steps, as timers and mutations come. */
    wait: async (ms: number): Promise<void> => {
      await settle();
      const end = state.now + ms;
      for (;;) {
        const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers.delete(due);
        state.now = Math.max(state.now, due.at);
        due.work();
        await settle();
      }
      state.now = end;
    },
    write: (facts: WindowFacts): Element => {
      const place = facts.isInline ? find('[role="list"]') : find('#windows');
      place.insertAdjacentHTML('beforeend', windowMarkup(facts));
      return place.lastElementChild as Element;
    },
    sendButton: (id: string): Element =>
      windowOf(id).querySelector('.IZ .Up [role="button"]') ?? find('never'),
    /** What Gmail does on its side once a message goes. */
    takeAway: (id: string): void => windowOf(id).remove(),
    say: (markup: string): void => {
      find('#bar').innerHTML = markup;
    },
    show: (markup: string): void => {
      find('#screen').innerHTML = markup;
    },
    stages: (): readonly string[] => reports.map(({ draft, stage }) => `${draft.id} ${stage}`),
  };
}

export type MailPage = ReturnType<typeof aMailPage>;
