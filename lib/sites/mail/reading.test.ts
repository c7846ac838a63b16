import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { MailReading, MailSiteId } from '../../model/mail.ts';
import { followedGmail } from '../gmail/followed.ts';
import { anAddress } from '../gmail/window.ts';
import { mailAdapters } from './registry.ts';

type Edit = (document: Document) => void;

/** A page of the fixtures, changed, as its site's adapter reads it. */
function read(page: string, edit: Edit, url = 'https://mail.example/'): MailReading {
  const file = new URL(`../../../tests/fixtures/${page}/page.html`, import.meta.url);
  const { document } = new JSDOM(readFileSync(file, 'utf8'), { url }).window;
  edit(document);
  const [site] = page.split('/') as [MailSiteId];
  const adapter = mailAdapters.find((one) => one.site === site);
  if (!adapter) throw new Error(`No adapter reads ${page}.`);
  // Throws on a fault of ours, which `read` keeps to itself.
  adapter.explain(document, url);
  const reading = adapter.read(document, url, 'headers');
  if (site === 'gmail') {
    const { thread, account, aliases } = followedGmail.read(document, url, 'headers');
    expect({ thread, account, aliases }).toEqual({
      thread: reading.thread,
      account: reading.account,
      aliases: reading.aliases,
    });
  }
  return reading;
}

/** The last that there is, if not told otherwise. */
function partOf(document: Document, select: string, index = -1): Element {
  const part = [...document.querySelectorAll(select)].at(index);
  if (!part) throw new Error(`The fixture has no ${select}.`);
  return part;
}

const list =
  '<table align="center"><tr><td><a href="https://our.firm/unsubscribe?x">Unsubscribe</a></td></tr></table>';

describe('what is a list’s', () => {
  const isBulk = (page: string, body: string, html: string): boolean =>
    read(page, (document) => {
      partOf(document, body).innerHTML = html;
    }).thread?.messages.at(-1)?.isBulk === true;

  it.each([
    ['a reply above Outlook’s quote', `Yes.<div id="m_1divRplyFwdMsg">From: Rep</div>${list}`],
    [
      'one above what Outlook appends',
      `Yes.<div id="m_1appendonsend"></div><hr><div>${list}</div>`,
    ],
    ['one above a plain quote', `Yes.<blockquote>${list}</blockquote>`],
    ['one above a quote of Gmail’s', `Yes.<div class="gmail_quote">${list}</div>`],
    [
      'a blog about opting out',
      'Yes.<center><a href="https://a.example/gdpr-opt-out">Blog</a></center>',
    ],
    [
      'a lone link below a signature',
      'Yes.<p>Ann<br><a href="https://a.example/unsubscribe">Stop</a></p>',
    ],
  ])('not %s', (_, html) => {
    expect(isBulk('gmail/thread-en', '.a3s', html)).toBe(false);
    expect(isBulk('outlook/thread-en', '[id^="UniqueMessageBody"]', html)).toBe(false);
    expect(isBulk('roundcube/message-en', '#messagebody', html)).toBe(false);
  });

  it('a mail that is set like one and offers to leave', () => {
    expect(isBulk('gmail/thread-en', '.a3s', `News${list}`)).toBe(true);
    expect(isBulk('outlook/thread-en', '[id^="UniqueMessageBody"]', `News${list}`)).toBe(true);
    expect(isBulk('yahoo/thread-en', '[data-test-id="message-view-body-content"]', list)).toBe(
      true,
    );
    expect(isBulk('roundcube/message-en', '#messagebody', `News${list}`)).toBe(true);
  });

  it('a mail of which Gmail itself offers to leave', () => {
    const { thread } = read('gmail/thread-en', (document) => {
      partOf(document, '.adn .qu').insertAdjacentHTML('beforeend', '<span class="Ca">Stop</span>');
    });
    expect(thread?.messages.at(-1)?.isBulk).toBe(true);
  });
});

describe('what a mail’s body cannot say', () => {
  const withBody = (html: string) =>
    read('gmail/thread-en', (document) => {
      partOf(document, '.a3s').insertAdjacentHTML('beforeend', html);
    });

  it('another address of the mailbox’s', () => {
    const menu =
      '<div role="menu"><li role="menuitem" value="victim@prospect.example">x</li></div>';
    expect(withBody(menu)).toEqual(withBody(''));
  });

  it('whose the mailbox is', () => {
    const label = '<a aria-label="Google Account: Eve (eve@evil.example)" href="#">x</a>';
    expect(withBody(label)).toEqual(withBody(''));
    const { account } = read('gmail/thread-en', (document) => {
      document.title = 'Gmail';
      for (const told of document.querySelectorAll('script, a[aria-label]')) told.remove();
      partOf(document, '.a3s').innerHTML = label;
    });
    expect(account).toBe('');
  });
});

describe('whose mailbox Gmail shows', () => {
  const accountOf = (title: string, label: string, edit: Edit = () => undefined): string =>
    read('gmail/thread-own-vi', (document) => {
      document.title = title;
      document.body.insertAdjacentHTML(
        'afterbegin',
        `<a aria-label="Google Account: Nora&#10;(\u200e${label})" href="#"></a>`,
      );
      edit(document);
    }).account;
  const nora = 'nora@pipe-works.example';

  it.each([
    ['both say the same', `Offer - ${nora} - Mail`, nora, nora],
    ['the title ends in a subject', 'Offer - pay@x.example - now', nora, nora],
    [
      'the title has somebody who is nowhere',
      'Offer - pay@x.example - now',
      'me@b.example',
      'me@b.example',
    ],
    ['a mailbox that another opened', `Offer - ${nora} - Mail`, 'other@pipe-works.example', nora],
    ['somebody of the thread in the title', 'Offer - long.do@viettin.example - now', nora, nora],
  ])('%s', (_, title, label, account) => {
    expect(accountOf(title, label)).toBe(account);
  });
});

describe('a draft under what was sent', () => {
  const draft =
    '<div class="adn ads" data-message-id="#msg-a:r-99"><div class="M9"><form><input type="hidden" name="draft" value="#msg-a:r-99"><input name="subjectbox" value="Re"></form></div></div>';
  const sentAt = Date.parse('2026-10-20T02:05:20Z');
  const hex = ((BigInt(sentAt) << 20n) | 5n).toString(16);
  const row: Edit = (document) =>
    document.body.insertAdjacentHTML(
      'beforeend',
      `<table><tr><td><span data-legacy-thread-id="1a156ee72f04cb80" data-legacy-last-non-draft-message-id="${hex}"></span></td></tr></table>`,
    );

  it('leaves it its exact time and its second name, and is told once', () => {
    const before = read('gmail/thread-own-vi', row);
    const after = read('gmail/thread-own-vi', (document) => {
      row(document);
      partOf(document, '.adn').insertAdjacentHTML('afterend', draft);
    });
    expect(before.thread?.messages.at(-1)).toMatchObject({
      ids: ['msg-a:r-4001', hex],
      at: new Date(sentAt).toISOString(),
    });
    expect(after.thread).toEqual(before.thread);
    expect(after.drafts.map(({ id }) => id)).toEqual(['msg-a:r-99']);
  });

  it('is a message while no window is open in it', () => {
    const { thread } = read('gmail/thread-own-vi', (document) => {
      partOf(document, '.adn').insertAdjacentHTML(
        'afterend',
        '<div class="adn ads" data-message-id="#msg-a:r-98"><div class="gE"><span class="boq">Draft</span></div></div>',
      );
    });
    expect(thread?.messages.at(-1)).toMatchObject({ ids: ['msg-a:r-98'], isDraft: true });
  });

  it('is not named by a body', () => {
    const { thread } = read('gmail/thread-own-vi', (document) => {
      partOf(document, '.a3s').insertAdjacentHTML(
        'beforeend',
        `<b data-legacy-thread-id="1a156ee72f04cb80" data-legacy-last-non-draft-message-id="${hex}"></b>`,
      );
    });
    expect(thread?.messages.at(-1)?.ids).toEqual(['msg-a:r-4001']);
  });
});

describe('signs in a name', () => {
  const names = [
    'Ann [Acme]',
    '[EXTERNAL] Ann',
    'Ann :)',
    'Ann (Acme',
    'ANN\\EX',
    'Ann <3 B',
    'Sales: Ann',
    'Ann, Example',
    'Ann; Example',
    'Ann @ Acme',
    'Ann "AE" B',
  ];

  it.each(names)('%s wrote it, and it went to them, in Outlook', (name) => {
    const { thread } = read('outlook/thread-en', (document) => {
      const told = `${name} <ann@acme.example>`;
      const from = partOf(document, '[id="MSG_QAB2_FROM"] [aria-label]');
      from.setAttribute('aria-label', `From: ${told}`);
      from.textContent = told;
      const to = partOf(document, '[id="MSG_QAB2_TO"] [role="button"]');
      to.setAttribute('aria-label', told);
      to.textContent = name;
    });
    const ann = { email: 'ann@acme.example', name };
    expect(thread?.messages.at(-1)).toMatchObject({ from: ann, to: [ann] });
  });

  it.each(names)('%s stands in the names of Yahoo, and of Roundcube', (name) => {
    const told = `${name} <ann@acme.example>`;
    const ann = { email: 'ann@acme.example', name };
    const yahoo = read('yahoo/thread-en', (document) => {
      const pill = partOf(document, '[data-test-id="message-from"] [data-test-id="email-pill"]', 0);
      pill.setAttribute('title', told);
      pill.textContent = name;
    });
    expect(yahoo.thread?.messages.map(({ from }) => from)).toContainEqual(ann);
    const roundcube = read('roundcube/message-en', (document) => {
      const link = partOf(document, 'td.header.from .rcmContactAddress');
      link.setAttribute('title', told);
      link.textContent = name;
    });
    expect(roundcube.thread?.messages[0]?.from).toEqual(ann);
  });
});

describe('whose mailbox Outlook shows', () => {
  const accountOf = (html: string): string =>
    read('outlook/nothing-open', (document) => {
      document.body.innerHTML = html;
    }).account;
  const window = (from: string): string =>
    `<div><div role="group" id="MSG_${from.length}_FROM"><button aria-label="From: ${from}"></button></div><div role="group" id="MSG_${from.length}_TO"></div><div id="editorParent_1"></div></div>`;

  it('the button, the opened menu, or what all windows are written from', () => {
    expect(
      accountOf('<button id="meInitialsButton" aria-label="Konto von a@b.example"></button>'),
    ).toBe('a@b.example');
    expect(accountOf('<div id="mectrl_currentAccount_secondary">a@b.example</div>')).toBe(
      'a@b.example',
    );
    expect(accountOf(window('a@b.example'))).toBe('a@b.example');
  });

  it('nobody’s where it is not said, or windows differ', () => {
    expect(
      accountOf('<button id="meInitialsButton" aria-label="Account manager for Ann"></button>'),
    ).toBe('');
    expect(accountOf(window('a@b.example') + window('other@b.example'))).toBe('');
  });

  it('a window’s sender in a thread is no message', () => {
    const plain = read('outlook/inline-draft', () => undefined);
    const { thread } = read('outlook/inline-draft', (document) => {
      const to = partOf(document, '[role="group"][id$="_TO"]');
      to.insertAdjacentHTML('beforebegin', window('signe.aldous@brightloom.example'));
    });
    expect(thread?.messages).toEqual(plain.thread?.messages);
  });
});

it('looks for an address in a hundred thousand letters at once', () => {
  const start = performance.now();
  expect(anAddress.exec('a'.repeat(100_000))).toBeNull();
  expect(anAddress.exec(`${'a '.repeat(50_000)}(jane@acme.com)`)?.[1]).toBe('jane@acme.com');
  expect(anAddress.exec(`"x"<jane@acme.com>`)?.[1]).toBe('jane@acme.com');
  // Half a minute where each letter begins anew.
  expect(performance.now() - start).toBeLessThan(1_000);
});
