import { describe, expect, it } from 'vitest';
import { followedGmail } from '../sites/gmail/followed.ts';
import { aMailAdapter } from './a-mail-adapter.ts';
import {
  aMailPage,
  archivedBar,
  type MailPage,
  sentBar,
  startedAt,
  threadMarkup,
  type WindowFacts,
} from './a-mail-page.ts';

const mara = 'mara@harrow.example';
const ben = 'ben@harrow.example';
const thread = '196195b51bdb9ff3';

/** Presses send; the page takes the window away in its own handler, as Gmail does, and says so a moment later. */
async function send(page: MailPage, id: string, options: { readonly button?: string } = {}) {
  const window = page.windowOf(id);
  const button = window.querySelector(options.button ?? '.IZ .Up [role="button"]');
  if (button === null) throw new Error('the window has no such button');
  button.addEventListener('click', () => window.remove());
  page.click(button);
  await page.wait(600);
  page.say(sentBar);
  await page.wait(400);
}

function stagesOf(page: MailPage): readonly string[] {
  return page.reports.map(({ draft, stage }) => `${draft.id} ${stage}`);
}

const a = 'msg-a:r1';
const b = 'msg-a:r2';
const sentOf = (id: string): readonly string[] => [`${id} pending`, `${id} confirmed`];

describe('a message that is sent', () => {
  it.each<[string, WindowFacts, { readonly button?: string }]>([
    ['new', { id: a, to: [mara] }, {}],
    ['a reply', { id: a, to: [mara], thread, replyTo: '#msg-f:1', isInline: true }, {}],
    [
      'a reply to all',
      { id: a, to: [mara], cc: [ben], thread, replyTo: '#msg-f:1', isInline: true },
      {},
    ],
    ['a forward', { id: a, to: [ben], thread, isInline: true }, {}],
    ['sent and archived', { id: a, to: [mara], thread }, { button: '.Uo' }],
    ['from an alias', { id: a, to: [mara], from: 'sales@pipeside.example' }, {}],
    ['with copies alone', { id: a, cc: [mara], bcc: [ben] }, {}],
  ])('%s: is told as it was before the page handled the press', async (_, facts, options) => {
    const page = aMailPage({ adapter: followedGmail });
    if (facts.isInline) page.show(threadMarkup(thread, []));
    page.write(facts);
    await send(page, a, options);
    expect(stagesOf(page)).toEqual(sentOf(a));
    const emails = (people: readonly { email: string }[]) => people.map(({ email }) => email);
    for (const { account, draft, pressedAt } of page.reports) {
      expect(account).toBe('rep@pipeside.example');
      expect(emails(draft.to)).toEqual(facts.to ?? []);
      expect(emails(draft.cc)).toEqual(facts.cc ?? []);
      expect(emails(draft.bcc)).toEqual(facts.bcc ?? []);
      expect(draft.from).toBe(facts.from ?? '');
      expect(draft.threadId).toBe(facts.thread ?? '');
      expect(Date.parse(pressedAt)).toBe(startedAt);
    }
  });

  it.each<KeyboardEventInit>([{ ctrlKey: true }, { metaKey: true }])(
    'by its keys, %o with Enter in the text',
    async (init) => {
      const page = aMailPage();
      const window = page.write({ id: a, to: [mara] });
      const body = page.find('[g_editable]');
      body.addEventListener('keydown', () => window.remove());
      page.key(body, 'Enter', init);
      await page.wait(300);
      page.say(sentBar);
      await page.wait(300);
      expect(stagesOf(page)).toEqual(sentOf(a));
    },
  );

  it.each(['Enter', ' '])('by %o on its button', async (key) => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.key(page.sendButton(a), key);
    page.takeAway(a);
    await page.wait(300);
    expect(stagesOf(page)).toEqual([`${a} pending`]);
  });

  it('where the page acts before the click, as the button comes up', async () => {
    const page = aMailPage();
    const window = page.write({ id: a, to: [mara] });
    const button = page.sendButton(a);
    button.addEventListener('mouseup', () => {
      for (const chip of window.querySelectorAll('[role="option"]')) chip.remove();
    });
    button.addEventListener('click', () => window.remove());
    page.click(button);
    await page.wait(300);
    expect(page.reports.map(({ draft }) => draft.to.map(({ email }) => email))).toEqual([[mara]]);
  });

  it('through a script that clicks for the rep', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.mouse(page.sendButton(a), 'click');
    page.takeAway(a);
    await page.wait(300);
    expect(stagesOf(page)).toEqual([`${a} pending`]);
  });

  it.each([
    ['Enter without its keys', 'Enter', {}],
    ['Enter that ends a word of an input method', 'Enter', { ctrlKey: true, isComposing: true }],
    ['another key', 'b', { ctrlKey: true }],
  ])('not by %s in the text', async (_, key, init) => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.key(page.find('[g_editable]'), key, init);
    page.takeAway(a);
    await page.wait(300);
    page.say(sentBar);
    await page.wait(300);
    expect(page.reports).toEqual([]);
  });

  it('not by the menu beside the button, nor by closing the window', async () => {
    const page = aMailPage();
    const window = page.write({ id: a, to: [mara] });
    page.click(page.find('.hG'));
    page.click(page.find('.oh'));
    window.remove();
    page.say(sentBar);
    await page.wait(2_000);
    expect(page.reports).toEqual([]);
  });

  it('takes nobody of the menu of senders for a recipient', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    await send(page, a);
    expect(JSON.stringify(page.reports)).not.toContain('other@pipeside.example');
  });
});

describe('several at once', () => {
  it('each is told under its own name, and each word is of one', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.write({ id: b, to: [ben] });
    page.click(page.sendButton(a));
    await page.wait(700);
    page.click(page.sendButton(b));
    page.takeAway(b);
    await page.wait(100);
    page.takeAway(a);
    await page.wait(300);
    expect(stagesOf(page)).toEqual([`${b} pending`, `${a} pending`]);
    page.say(sentBar);
    await page.wait(300);
    expect(stagesOf(page)).toEqual([`${b} pending`, `${a} pending`, `${b} confirmed`]);
    page.say('<span>Đang gửi…</span>');
    await page.wait(300);
    page.say(sentBar);
    await page.wait(300);
    expect(stagesOf(page).slice(2)).toEqual([`${b} confirmed`, `${a} confirmed`]);
    expect(page.reports.at(-1)?.draft.to[0]?.email).toBe(mara);
    expect(page.reports.at(-2)?.draft.to[0]?.email).toBe(ben);
  });

  it('the word of the first, still standing, is not that of the second', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.write({ id: b, to: [ben] });
    await send(page, a);
    page.click(page.sendButton(b));
    page.takeAway(b);
    await page.wait(2_000);
    expect(stagesOf(page)).toEqual([...sentOf(a), `${b} pending`]);
  });

  it('hears a word that takes the place of another in one go', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.write({ id: b, to: [ben] });
    await send(page, a);
    page.click(page.sendButton(b));
    page.takeAway(b);
    await page.wait(700);
    page.say(sentBar);
    await page.wait(300);
    expect(stagesOf(page)).toEqual([...sentOf(a), ...sentOf(b)]);
  });

  it('hears a word that comes before its window is gone', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.click(page.sendButton(a));
    await page.wait(100);
    page.say(sentBar);
    await page.wait(300);
    expect(page.reports).toEqual([]);
    page.takeAway(a);
    await page.wait(300);
    expect(stagesOf(page)).toEqual(sentOf(a));
  });

  it('a window that is written into anew is another', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.click(page.sendButton(a));
    page.find('input[name="draft"]').setAttribute('value', `#${b}`);
    await page.wait(1_000);
    page.say(sentBar);
    await page.wait(300);
    expect(stagesOf(page)).toEqual(sentOf(a));
  });

  it('a draft that gets its name after the press is the same', async () => {
    const page = aMailPage();
    const window = page.write({ id: '', to: [mara] });
    page.click(page.find('.IZ .Up [role="button"]'));
    page.find('input[name="draft"]').setAttribute('value', `#${a}`);
    await page.wait(1_000);
    expect(page.reports).toEqual([]);
    window.remove();
    await page.wait(300);
    expect(page.reports.map(({ stage }) => stage)).toEqual(['pending']);
  });
});

describe('what is held up', () => {
  const alert =
    '<div role="alertdialog" class="Kj-JD"><div class="Kj-JD-Jl"><button name="ok">OK</button></div></div>';

  function ask(page: MailPage): Element {
    page.document.body.insertAdjacentHTML('beforeend', alert);
    return page.find('[role="alertdialog"] button');
  }

  it('a missing recipient: nothing is told, neither then nor when the window is closed', async () => {
    const page = aMailPage();
    const window = page.write({ id: a });
    page.click(page.sendButton(a));
    const ok = ask(page);
    await page.wait(1_500);
    page.click(ok);
    page.find('[role="alertdialog"]').remove();
    await page.wait(2_000);
    page.click(page.find('.oh'));
    window.remove();
    await page.wait(500);
    page.say(sentBar);
    await page.wait(1_000);
    expect(page.reports).toEqual([]);
  });

  it('a missing recipient that is added: told as it was at the second press', async () => {
    const page = aMailPage();
    page.write({ id: a });
    page.click(page.sendButton(a));
    page.click(ask(page));
    page.find('[role="alertdialog"]').remove();
    await page.wait(12_000);
    page.takeAway(a);
    page.write({ id: a, to: [mara] });
    await page.wait(1_000);
    await send(page, a);
    expect(stagesOf(page)).toEqual(sentOf(a));
    expect(page.reports[0]?.draft.to[0]?.email).toBe(mara);
  });

  it('a forgotten attachment, sent anyway after a while', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.click(page.sendButton(a));
    const ok = ask(page);
    await page.wait(40_000);
    page.click(ok);
    page.find('[role="alertdialog"]').remove();
    page.takeAway(a);
    await page.wait(300);
    page.say(sentBar);
    await page.wait(300);
    expect(stagesOf(page)).toEqual(sentOf(a));
  });

  it('a forgotten attachment, and the window is kept', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.click(page.sendButton(a));
    page.click(ask(page));
    page.find('[role="alertdialog"]').remove();
    await page.wait(20_000);
    expect(page.reports).toEqual([]);
    expect(page.timerCount()).toBeLessThanOrEqual(2);
  });

  it('a forgotten attachment, cancelled; the window is closed by its frame while another message goes', async () => {
    const page = aMailPage();
    const window = page.write({ id: a, to: [mara] });
    // A floating window stands in a frame with a button to close it.
    const frame = window.querySelector('[role="dialog"]') ?? expect.unreachable('no frame');
    frame.innerHTML = `<button class="Ha"></button><div class="M9">${frame.innerHTML}</div>`;
    page.click(page.sendButton(a));
    page.show('<div role="alertdialog"><button name="cancel"></button></div>');
    await page.wait(1_500);
    page.click(page.find('[name="cancel"]'));
    page.show('');
    page.click(window.querySelector('.Ha') ?? expect.unreachable('no frame'));
    window.remove();
    page.write({ id: b, to: [mara] });
    page.click(page.sendButton(b));
    page.takeAway(b);
    await page.wait(300);
    page.say(sentBar);
    await page.wait(300);
    expect(stagesOf(page)).toEqual(sentOf(b));
  });

  it('closed with Escape after an alert', async () => {
    const page = aMailPage();
    const window = page.write({ id: a, to: [mara] });
    page.click(page.sendButton(a));
    await page.wait(3_000);
    page.key(page.find('[g_editable]'), 'Escape');
    window.remove();
    await page.wait(500);
    expect(page.reports).toEqual([]);
  });
});

describe('what is undone', () => {
  it('by a click', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    await send(page, a);
    page.click(page.find('#link_undo'));
    await page.wait(200);
    expect(stagesOf(page)).toEqual([...sentOf(a), `${a} cancelled`]);
    page.write({ id: a, to: [mara] });
    await page.wait(2_000);
    expect(page.reports).toHaveLength(3);
  });

  it('at once, before anybody looked at what the page says', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.click(page.sendButton(a));
    page.takeAway(a);
    page.say(sentBar);
    page.click(page.find('#link_undo'));
    await page.wait(200);
    expect(stagesOf(page)).toEqual([...sentOf(a), `${a} cancelled`]);
  });

  it('by a key of the site’s, which shows in the window that comes back', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    await send(page, a);
    page.say('');
    page.write({ id: a, to: [mara] });
    await page.wait(1_500);
    expect(stagesOf(page)).toEqual([...sentOf(a), `${a} cancelled`]);
  });

  it('and sent again: two presses, the second of which stands', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    await send(page, a);
    page.click(page.find('#link_undo'));
    page.say('');
    await page.wait(300);
    page.write({ id: a, to: [mara, ben], subject: 'Offer, again' });
    await page.wait(5_000);
    await send(page, a);
    expect(stagesOf(page)).toEqual([...sentOf(a), `${a} cancelled`, ...sentOf(a)]);
    const [first, , , second] = page.reports;
    expect(second?.pressedAt).not.toBe(first?.pressedAt);
    expect(second?.draft.subject).toBe('Offer, again');
  });

  it('not by the undo of another action', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    await send(page, a);
    page.say(archivedBar);
    page.click(page.find('#link_undo'));
    await page.wait(5_000);
    expect(stagesOf(page)).toEqual(sentOf(a));
  });

  it('not once the guard is over, and then nothing is looked at any more', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    await send(page, a);
    await page.wait(31_000);
    page.write({ id: a, to: [mara] });
    await page.wait(5_000);
    expect(stagesOf(page)).toEqual(sentOf(a));
    expect(page.timerCount()).toBeLessThanOrEqual(2);
  });
});

describe('what goes out later', () => {
  const dialog =
    '<div role="menu"><div selector="scheduledSend" role="menuitem">Schedule</div></div><div role="dialog"><div class="schedule" role="menuitem">Tomorrow</div></div>';

  async function schedule(page: MailPage): Promise<void> {
    page.document.body.insertAdjacentHTML('beforeend', dialog);
    page.click(page.find('[selector="scheduledSend"]'));
    await page.wait(15_000);
    page.click(page.find('.schedule'));
  }

  it('is told as such, of the window that the rep was in', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.write({ id: b, to: [ben] });
    page.click(page.windowOf(a).querySelector('.hG') as Element);
    await schedule(page);
    page.takeAway(a);
    await page.wait(300);
    page.say(sentBar);
    await page.wait(1_000);
    expect(stagesOf(page)).toEqual([`${a} scheduled`]);
  });

  it('is taken back by undo', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    await schedule(page);
    page.takeAway(a);
    await page.wait(300);
    page.say(sentBar);
    page.click(page.find('#link_undo'));
    await page.wait(300);
    expect(stagesOf(page)).toEqual([`${a} scheduled`, `${a} cancelled`]);
  });

  it('is sent now where the dialog was closed', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    await schedule(page);
    await page.wait(2_000);
    await send(page, a);
    expect(stagesOf(page)).toEqual(sentOf(a));
  });
});

describe('pages that come and go', () => {
  it('a window of its own that closes itself: told before it is gone', async () => {
    const page = aMailPage({ url: 'https://mail.google.com/mail/u/0/popout?ver=1' });
    page.write({ id: a, to: [mara] });
    await page.wait(1_000);
    page.click(page.sendButton(a));
    await page.wait(100);
    page.window.dispatchEvent(new page.window.Event('pagehide'));
    expect(stagesOf(page)).toEqual([`${a} pending`]);
    expect(page.reports[0]?.account).toBe('rep@pipeside.example');
    expect(page.state.leftCount).toBe(1);
  });

  it('a window of its own that stays and says so', async () => {
    const page = aMailPage({ url: 'https://mail.google.com/mail/u/0/popout?ver=1' });
    page.write({ id: a, to: [mara] });
    await send(page, a);
    expect(stagesOf(page)).toEqual(sentOf(a));
  });

  it('goes on through a navigation within the page', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.click(page.sendButton(a));
    page.takeAway(a);
    page.state.url = 'https://mail.google.com/mail/u/0/#inbox/FMfcgz';
    page.show(threadMarkup(thread, []));
    await page.wait(1_500);
    page.say(sentBar);
    await page.wait(300);
    expect(stagesOf(page)).toEqual(sentOf(a));
  });

  it('goes on where nobody sees the page', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.click(page.sendButton(a));
    page.state.isHidden = true;
    page.takeAway(a);
    await page.wait(300);
    page.say(sentBar);
    await page.wait(300);
    expect(stagesOf(page)).toEqual(sentOf(a));
  });

  it('of another account is told under that account', async () => {
    const page = aMailPage();
    page.write({ id: a, to: [mara] });
    page.click(page.sendButton(a));
    page.takeAway(a);
    await page.wait(300);
    page.state.url = 'https://mail.google.com/mail/u/1/#inbox';
    page.document.title = 'Inbox - second@firm.example - Firm Mail';
    page.say(sentBar);
    await page.wait(300);
    page.say('');
    page.write({ id: b, to: [ben] });
    await send(page, b);
    expect(page.reports.map(({ draft, account, stage }) => [draft.id, account, stage])).toEqual([
      [a, 'rep@pipeside.example', 'pending'],
      [a, 'rep@pipeside.example', 'confirmed'],
      [b, 'second@firm.example', 'pending'],
      [b, 'second@firm.example', 'confirmed'],
    ]);
  });

  it('waits for an account that the page shows late, but not for ever', async () => {
    const page = aMailPage();
    const { title } = page.document;
    page.document.title = 'Gmail';
    page.write({ id: a, to: [mara] });
    page.click(page.sendButton(a));
    page.takeAway(a);
    await page.wait(1_000);
    expect(page.reports).toEqual([]);
    page.document.title = title;
    await page.wait(500);
    expect(page.reports.map(({ account, stage }) => [account, stage])).toEqual([
      ['rep@pipeside.example', 'pending'],
    ]);

    const nameless = aMailPage();
    nameless.document.title = 'Gmail';
    nameless.write({ id: b, to: [mara] });
    nameless.click(nameless.sendButton(b));
    nameless.takeAway(b);
    await nameless.wait(2_600);
    nameless.document.title = title;
    nameless.say(sentBar);
    await nameless.wait(1_000);
    // One message has one mailbox, or the worker takes it for two.
    expect(nameless.reports.map(({ account, stage }) => [account, stage])).toEqual([
      ['', 'pending'],
      ['', 'confirmed'],
    ]);
  });

  it('hears the keys of a frame that the text is written in', async () => {
    const page = aMailPage();
    const window = page.write({ id: a, to: [mara] });
    window.insertAdjacentHTML('beforeend', '<iframe sandbox="allow-same-origin"></iframe>');
    const frame = window.querySelector('iframe') ?? expect.unreachable('no frame');
    const inner = frame.contentWindow as unknown as typeof page.window;
    frame.focus();
    page.window.dispatchEvent(new page.window.Event('blur'));
    const keys = { key: 'Enter', ctrlKey: true, bubbles: true };
    inner.document.body.dispatchEvent(new page.window.KeyboardEvent('keydown', keys));
    page.takeAway(a);
    await page.wait(300);
    expect(stagesOf(page)).toEqual([`${a} pending`]);
  });
});

describe('a site that does not say when it has sent', () => {
  const silent = () => {
    const state = { isAsking: false };
    const adapter = { ...aMailAdapter, hasSaidSent: () => !state.isAsking };
    return { state, page: aMailPage({ adapter, saysWhenSent: false }) };
  };

  it('has sent where the window is gone and no error shows', async () => {
    const { page } = silent();
    page.write({ id: a, to: [mara] });
    page.click(page.sendButton(a));
    await page.wait(3_000);
    expect(page.reports).toEqual([]);
    page.takeAway(a);
    await page.wait(1_000);
    expect(stagesOf(page)).toEqual([`${a} pending`]);
    await page.wait(1_000);
    expect(stagesOf(page)).toEqual(sentOf(a));
  });

  it('has not while something asks or warns', async () => {
    const { page, state } = silent();
    page.write({ id: a, to: [mara] });
    page.click(page.sendButton(a));
    page.takeAway(a);
    state.isAsking = true;
    await page.wait(20_000);
    state.isAsking = false;
    await page.wait(5_000);
    expect(stagesOf(page)).toEqual([`${a} pending`]);
  });

  it('has not where the rep did something else before the window closed', async () => {
    const { page } = silent();
    const window = page.write({ id: a, to: [mara] });
    page.click(page.sendButton(a));
    await page.wait(2_000);
    page.click(page.find('#screen'));
    window.remove();
    await page.wait(5_000);
    expect(page.reports).toEqual([]);
  });

  it('confirms two that are gone', async () => {
    const { page } = silent();
    page.write({ id: a, to: [mara] });
    page.write({ id: b, to: [ben] });
    page.click(page.sendButton(a));
    page.takeAway(a);
    page.click(page.sendButton(b));
    page.takeAway(b);
    await page.wait(3_000);
    expect(stagesOf(page)).toEqual([
      `${a} pending`,
      `${b} pending`,
      `${a} confirmed`,
      `${b} confirmed`,
    ]);
  });
});
