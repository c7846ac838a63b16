import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { outlook } from '../outlook/index.ts';
import { proton } from '../proton/index.ts';
import { roundcube } from '../roundcube/index.ts';
import { yahoo } from '../yahoo/index.ts';
import type { Press } from './adapter.ts';

/** Pages with a window, as the contract tests read them. */
function load(name: string): Document {
  const page = new URL(`../../../tests/fixtures/${name}/page.html`, import.meta.url);
  return new JSDOM(readFileSync(page, 'utf8')).window.document;
}

function find(document: Document, select: string): Element {
  const found = document.querySelector(select);
  if (!found) throw new Error(`${select} is not on the page`);
  return found;
}

function add(document: Document, html: string): Element {
  document.body.insertAdjacentHTML('beforeend', html);
  return document.body.lastElementChild as Element;
}

const click = (target: Element): Press => ({ target, key: '', hasModifier: false });
const enter = (target: Element): Press => ({ target, key: 'Enter', hasModifier: false });
const keys = (target: Element): Press => ({ target, key: 'Enter', hasModifier: true });

const sites = [
  {
    adapter: outlook,
    page: 'outlook/popout-compose',
    send: 'button[title*="Ctrl+Enter"]',
    text: '[aria-label="Message body"]',
    other: '#discard',
  },
  {
    adapter: yahoo,
    page: 'yahoo/compose-en',
    send: '[data-test-id="compose-send-button"] span',
    text: '[data-test-id="rte"] p',
    other: '[data-test-id="compose-send-later-button"]',
  },
  {
    adapter: proton,
    page: 'proton/composers-en',
    send: '[data-testid="composer:send-button"]',
    text: '[data-testid="rooster-iframe"]',
    other: '[data-testid="composer:scheduled-send:open-dropdown"]',
  },
  {
    adapter: roundcube,
    page: 'roundcube/compose-en',
    send: '.formbuttons .send',
    text: '#composebody',
    other: '.recipient .remove',
  },
] as const;

describe.each(sites)('sending in $adapter.site', ({ adapter, page, send, text, other }) => {
  it('is told by the button, by mouse and by key, and by the keys within the window', () => {
    const document = load(page);
    const [window] = adapter.findWindows(document);
    expect(window).toBeDefined();
    for (const press of [
      click(find(document, send)),
      enter(find(document, send)),
      keys(find(document, text)),
    ]) {
      expect(adapter.sendingWindow(press)).toBe(window);
    }
  });

  it('is not told by other buttons, by Enter in the text, nor by its keys elsewhere', () => {
    const document = load(page);
    for (const press of [
      click(find(document, other)),
      enter(find(document, text)),
      click(find(document, text)),
      keys(document.body),
      { target: find(document, send), key: 'Escape', hasModifier: false },
    ]) {
      expect(adapter.sendingWindow(press)).toBeUndefined();
    }
  });

  it('is of no page without a window', () => {
    const document = load(`${adapter.site}/nothing-open`);
    expect(adapter.findWindows(document)).toEqual([]);
    expect(adapter.sendingWindow(keys(document.body))).toBeUndefined();
    expect(adapter.threadMark(document)).toBe('');
  });

  it('watches no list of threads', () => {
    for (const name of [page, `${adapter.site}/list-en`]) {
      for (const part of adapter.watchedParts(load(name))) {
        expect(
          part.querySelector(
            '[data-convid],[data-test-id="message-list-item"],[data-element-id],#messagelist',
          ),
        ).toBeNull();
      }
    }
  });
});

describe.each([outlook, yahoo, proton])('after sending in $site', (adapter) => {
  it('what asks or warns keeps the page silent', () => {
    const document = load(`${adapter.site}/nothing-open`);
    expect(adapter.hasSaidSent(document)).toBe(true);
    const alert = add(document, '<div role="alertdialog"><button>Send anyway</button></div>');
    expect(adapter.hasSaidSent(document)).toBe(false);
    alert.setAttribute('hidden', '');
    expect(adapter.hasSaidSent(document)).toBe(true);
  });
});

describe('Outlook', () => {
  it('has two windows apart, each with its button', () => {
    const document = load('outlook/inline-draft');
    const pane = find(document, '#ReadingPaneContainerId');
    const docked = load('outlook/popout-compose').querySelector('[data-app-section="MailCompose"]');
    pane.insertAdjacentHTML('afterend', `<div id="docking_1">${docked?.innerHTML ?? ''}</div>`);
    const windows = outlook.findWindows(document);
    expect(windows.map((window) => outlook.readDraft(window).subject)).toEqual([
      'Re: Pilot in the Leeds plant',
      'Next steps',
    ]);
    const buttons = [...document.querySelectorAll('button[title*="Ctrl+Enter"]')];
    expect(buttons.map((button) => outlook.sendingWindow(click(button)))).toEqual(windows);
  });

  it('a button that begins a message sends none', () => {
    const document = load('outlook/thread-en');
    const begin = find(document, '.fui-SplitButton__primaryActionButton');
    expect(outlook.sendingWindow(click(begin))).toBeUndefined();
  });

  it('a clock in the menu puts off; undo stands in what the page says', () => {
    const document = load('outlook/popout-compose');
    const later = add(
      document,
      '<div role="menu"><div role="menuitem"><i data-icon-name="CalendarClockRegular"></i>x</div></div>',
    );
    expect(outlook.isSchedulePress(click(find(document, '[data-icon-name]')))).toBe(true);
    expect(outlook.isSchedulePress(click(later))).toBe(false);
    const said = add(document, '<div role="status">x <button>x</button></div>');
    expect(outlook.isUndoPress(click(said.children[0] as Element))).toBe(true);
    expect(outlook.isUndoPress(click(find(document, '#discard')))).toBe(false);
  });

  it('another thread, or more of it, has another mark', () => {
    const document = load('outlook/thread-en');
    const before = outlook.threadMark(document);
    expect(outlook.threadMark(load('outlook/thread-en'))).toBe(before);
    find(document, '[data-testid="RecipientWell"]').remove();
    expect(outlook.threadMark(document)).not.toBe(before);
    expect(outlook.threadMark(load('outlook/thread-de'))).not.toBe(before);
  });
});

describe('Proton', () => {
  it('each window has its button', () => {
    const document = load('proton/composers-en');
    const windows = proton.findWindows(document);
    expect(windows).toHaveLength(2);
    const buttons = [...document.querySelectorAll('[data-testid="composer:send-button"]')];
    expect(buttons.map((button) => proton.sendingWindow(click(button)))).toEqual(windows);
  });

  it('a time puts off, the menu of times does not yet', () => {
    const document = load('proton/composers-en');
    const [window] = proton.findWindows(document);
    window?.insertAdjacentHTML(
      'beforeend',
      `<button data-testid="composer:schedule-send:tomorrow">x</button>
       <button data-testid="composer:schedule-send:custom">x</button>
       <form><span data-testid="composer:schedule-send:custom-modal:title">x</span>
       <button data-testid="modal-footer:set-button">x</button></form>`,
    );
    const press = (id: string) => click(find(document, `[data-testid="${id}"]`));
    expect(proton.isSchedulePress(press('composer:schedule-send:tomorrow'))).toBe(true);
    expect(proton.isSchedulePress(press('modal-footer:set-button'))).toBe(true);
    expect(proton.isSchedulePress(press('composer:schedule-send:custom'))).toBe(false);
    expect(proton.isSchedulePress(press('composer:scheduled-send:open-dropdown'))).toBe(false);
    find(document, '[data-testid$="custom-modal:title"]').remove();
    expect(proton.isSchedulePress(press('modal-footer:set-button'))).toBe(false);
  });

  it('undo is the button of a notice, not what closes it; an error is no word', () => {
    const document = load('proton/nothing-open');
    const notice = add(
      document,
      '<div class="notification"><button>x</button><button class="notification-close-button">x</button></div>',
    );
    const [undo, close] = notice.children;
    expect(proton.isUndoPress(click(undo as Element))).toBe(true);
    expect(proton.isUndoPress(click(close as Element))).toBe(false);
    notice.classList.add('notification--error');
    expect(proton.hasSaidSent(document)).toBe(false);
  });
});

describe('Roundcube', () => {
  const notice = '<div class="confirmation" role="alert"><span>x</span></div>';

  it('says that it sent where the form was not handed in as a draft, and its window is none then', () => {
    const document = load('roundcube/compose-en');
    const draft = find(document, 'input[name="_draft"]') as HTMLInputElement;
    expect(roundcube.hasSaidSent(document)).toBe(false);
    expect(roundcube.findWindows(document)).toHaveLength(1);
    find(document, '#messagestack').innerHTML = notice;
    draft.value = '1';
    expect(roundcube.hasSaidSent(document)).toBe(false);
    expect(roundcube.findWindows(document)).toHaveLength(1);
    draft.value = '';
    expect(roundcube.hasSaidSent(document)).toBe(true);
    expect(roundcube.findWindows(document)).toEqual([]);
  });

  it('says nothing of mail on a page where nothing is written', () => {
    const document = load('roundcube/list-en');
    find(document, '#messagestack').innerHTML = notice;
    expect(roundcube.hasSaidSent(document)).toBe(false);
  });

  it('reads what the fields hold now', () => {
    const document = load('roundcube/compose-en');
    for (const chip of document.querySelectorAll('#compose_to li')) chip.remove();
    (find(document, '#_to') as HTMLTextAreaElement).value =
      'New One <new.one@halden-mills.example>';
    (find(document, '#_from') as HTMLSelectElement).value = '1';
    const [window] = roundcube.findWindows(document);
    expect(window && roundcube.readDraft(window)).toMatchObject({
      from: 'signe.aldous@fastpost.example',
      to: [{ email: 'new.one@halden-mills.example', name: 'New One' }],
    });
  });

  it('names messages by server and login where the login is no address', () => {
    const url = 'https://post.firm.example/mail/?_task=mail&_uid=7&_mbox=My%20Box&_action=show';
    const { document } = new JSDOM(
      `<script>rcmail.set_env({"username":"jane","uid":"7","mailbox":"My Box"});</script>
       <div><div id="message-header"><h2 class="subject">Hello</h2></div><div id="messagebody"></div></div>`,
      { url },
    ).window;
    expect(roundcube.read(document, url, 'headers')).toMatchObject({
      account: '',
      thread: { id: 'jane@post.firm.example/My+Box:7', subject: 'Hello' },
    });
  });
});
