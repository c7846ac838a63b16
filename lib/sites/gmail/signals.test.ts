import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { gmail } from './index.ts';

function load(name: string): Document {
  const file = new URL(`../../../tests/fixtures/gmail/${name}/page.html`, import.meta.url);
  return new JSDOM(readFileSync(file, 'utf8')).window.document;
}

function press(target: Element | null, key = '', hasModifier = false) {
  if (!target) throw new Error('What is pressed is not in the page.');
  return { target, key, hasModifier };
}

const send = '.Up [role="button"]:not(.hG)';

describe('what sends', () => {
  it.each([
    'compose-typed',
    'compose-full-screen',
    'compose-old-chips',
    'popout-compose',
    'reply-own-thread',
    'thread-draft-inline',
  ])('%s: the button, its keys and the short cut name the window', (name) => {
    const document = load(name);
    const [window] = gmail.findWindows(document);
    const button = window?.querySelector(send) ?? null;
    for (const key of ['', 'Enter', ' ']) {
      expect(gmail.sendingWindow(press(button, key))).toBe(window);
    }
    const body = window?.querySelector('[g_editable]') ?? null;
    expect(gmail.sendingWindow(press(body, 'Enter', true))).toBe(window);
    expect(gmail.sendingWindow(press(body, 'Enter'))).toBeUndefined();
    expect(gmail.sendingWindow(press(body))).toBeUndefined();
    expect(gmail.sendingWindow(press(button, 'x'))).toBeUndefined();
    expect(gmail.sendingWindow(press(window?.querySelector('.hG') ?? null))).toBeUndefined();
  });

  it('sends and archives, and nothing where the button is off or no window is', () => {
    const document = load('compose-full-screen');
    const button = document.querySelector(send);
    button?.classList.add('Uo');
    expect(gmail.sendingWindow(press(button))).toBe(gmail.findWindows(document)[0]);
    button?.setAttribute('aria-disabled', 'true');
    expect(gmail.sendingWindow(press(button))).toBeUndefined();
    expect(gmail.sendingWindow(press(document.body, 'Enter', true))).toBeUndefined();
  });

  it('keeps several windows apart, folded ones included', () => {
    const document = load('compose-typed');
    const windows = gmail.findWindows(document);
    expect(windows.map((window) => gmail.readDraft(window).id)).toEqual([
      'msg-a:r-6001',
      'msg-a:r-6003',
      '',
    ]);
    for (const window of windows) {
      expect(gmail.sendingWindow(press(window.querySelector(send)))).toBe(window);
    }
  });

  it('counts what is typed and no chip yet, as the rep typed it last', () => {
    const document = load('compose-typed');
    const [window] = gmail.findWindows(document);
    const field = window?.querySelector<HTMLInputElement>('input[peoplekit-id]');
    if (!window || !field) throw new Error('The window has no field.');
    expect(gmail.readDraft(window).to).toEqual([
      { email: 'phuc@anphat.example', name: 'Phạm Minh Phúc' },
      { email: 'hanh.tran@songhong.example', name: 'Trần, Hạnh' },
    ]);
    field.value = 'lan@songhong.example';
    expect(gmail.readDraft(window).to[1]).toEqual({ email: 'lan@songhong.example', name: '' });
  });
});

describe('what puts off, undoes and says sent', () => {
  const bar = (words: string, style = '') =>
    new JSDOM(
      `<div class="b8 UC" role="alert" style="${style}"><div class="vh"><span>${words}</span></div></div>`,
    ).window.document;
  const undo = '<span id="link_undo" role="link"></span>';
  const view = '<span id="link_vsm" role="link"></span>';

  it('says sent with both links, shown', () => {
    expect(gmail.hasSaidSent(bar(undo + view))).toBe(true);
    expect(gmail.hasSaidSent(bar(undo))).toBe(false);
    expect(gmail.hasSaidSent(bar(undo + view, 'position: relative; top: -10000px;'))).toBe(false);
    expect(gmail.hasSaidSent(bar(''))).toBe(false);
  });

  it('undoes a sending only where it can be viewed as well', () => {
    const sent = bar(undo + view);
    expect(gmail.isUndoPress(press(sent.querySelector('#link_undo')))).toBe(true);
    expect(gmail.isUndoPress(press(sent.querySelector('#link_undo'), 'Enter'))).toBe(true);
    expect(gmail.isUndoPress(press(sent.querySelector('#link_vsm')))).toBe(false);
    expect(gmail.isUndoPress(press(bar(undo).querySelector('#link_undo')))).toBe(false);
  });

  it('puts off by the menu and by the dialog of times', () => {
    const { document } = new JSDOM(
      `<div role="menu"><div role="menuitem" selector="scheduledSend"><b></b></div><div role="menuitem" id="other"></div></div>
       <div role="dialog"><div role="menuitem" id="tomorrow"></div></div>
       <div role="dialog"><form><input name="draft"><div role="menuitem" id="inside"></div></form></div>`,
    ).window;
    expect(gmail.isSchedulePress(press(document.querySelector('b')))).toBe(true);
    expect(gmail.isSchedulePress(press(document.querySelector('#tomorrow'), 'Enter'))).toBe(true);
    expect(gmail.isSchedulePress(press(document.querySelector('#other')))).toBe(false);
    expect(gmail.isSchedulePress(press(document.querySelector('#inside')))).toBe(false);
  });
});

describe('what is open', () => {
  it('has another mark where more of a thread is shown, and none without one', () => {
    const document = load('thread-60-folded');
    const before = gmail.threadMark(document);
    expect(gmail.threadMark(document)).toBe(before);
    document.querySelector('.adf')?.classList.replace('adf', 'adn');
    expect(gmail.threadMark(document)).not.toBe(before);
    document.querySelector('.h7:last-child')?.remove();
    expect(gmail.threadMark(document)).not.toBe(before);
    expect(gmail.threadMark(load('list-vi'))).toBe('');
  });

  it.each(['thread-en', 'list-vi', 'compose-typed', 'list-vertical-pane'])(
    '%s: no watched part holds a row of a list',
    (name) => {
      const parts = gmail.watchedParts(load(name));
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts) expect(part.querySelector('tr.zA')).toBeNull();
    },
  );
});
