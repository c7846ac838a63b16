import type { MailPerson } from '../../model/mail.ts';
import { toMailbox } from '../../model/mail-address.ts';
import { toCleanText } from '../engine/clean.ts';
import type {
  Found,
  MailFieldRule,
  MailLayer,
  MailPack,
  MailPage,
  MailScope,
} from '../mail/pack.ts';
import { queryScope } from '../mail/roots.ts';
import { readOwnTime, readSentId, unsent, zoneOf } from './clock.ts';
import { toGmailId, toTime } from './ids.ts';
import { readRecipients } from './recipients.ts';
import { anAddress, gmailWindow } from './window.ts';

const body = '.a3s';
const accountLabel: MailLayer = {
  name: 'account-label',
  kind: 'code',
  read: (scope, page) => {
    const people = readAccountLabel(scope, page);
    return { raws: people.map(toMailbox), people };
  },
};

const account: MailFieldRule = {
  value: 'address',
  required: true,
  layers: [
    { name: 'title', kind: 'code', read: readTitle },
    accountLabel,
    {
      name: 'globals',
      kind: 'script',
      mark: 'GLOBALS',
      pattern: /GLOBALS\s*=\s*\[[\s\S]{0,20000}?"([^"@\s]+@[^"@\s]+)"/,
    },
  ],
};

function shownRecipients(field: 'to' | 'cc' | 'bcc'): MailFieldRule {
  return {
    value: 'people',
    layers: [
      {
        name: 'details',
        kind: 'code',
        confidence: 'certain',
        read: (scope, page) => readRecipients(scope, page, { field, where: 'details' }),
      },
      {
        name: 'shown-line',
        kind: 'code',
        read: (scope, page) => readRecipients(scope, page, { field, where: 'line' }),
      },
    ],
  };
}

/** Threads, windows and whose they are; without the rows of lists, which a script that follows the page leaves alone. */
export const openGmail: Omit<MailPack, 'row' | 'parse'> = {
  id: 'gmail',
  version: 1,
  site: 'gmail',
  seenWorking: '2026-11-29',
  blocked: [
    {
      code: 'sign_in_wall',
      select:
        'form[action*="accounts.google.com"], form[action*="/signin/"], #identifierId, input[type="password"]',
    },
    { code: 'sign_in_wall', path: /^\/(?:v3\/)?signin\// },
    {
      code: 'not_rendered',
      select: '#loading, #loadingError, body[jsaction]:not(:has([role="main"]))',
    },
  ],
  shell: '[role="main"], [gh="tl"]',
  strangers: `${body}, [g_editable], .afn, [role="menu"], .x4Und`,
  hidden: '[style*="display: none"], [style*="display:none"]',
  page: {
    account,
    aliases: {
      value: 'addresses',
      layers: [
        {
          name: 'from-menu',
          kind: 'code',
          read: (_scope, { document }) => ({
            raws: [
              ...document.querySelectorAll(
                '[role="menuitem"][value*="@"]:not(.a3s *, [g_editable] *)',
              ),
            ].map((item) => anAddress.exec(item.getAttribute('value') ?? '')?.[1] ?? ''),
          }),
        },
      ],
      adds: [
        {
          name: 'from-input',
          kind: 'input',
          select: 'form input[type="hidden"][name="from"]',
          pattern: anAddress,
        },
      ],
    },
  },
  owners: [
    {
      name: 'sender',
      kind: 'people',
      select: '.adn .gD[email]',
      email: ['email'],
      names: ['name'],
    },
    {
      name: 'avatar',
      kind: 'people',
      select: 'img[jid][data-name]',
      email: ['jid'],
      names: ['data-name'],
    },
    accountLabel,
  ],
  thread: {
    roots: [
      { select: 'h2[data-legacy-thread-id]', holding: '.adn, .adf, [role="list"]' },
      { select: 'h2[data-thread-perm-id]', holding: '.adn, .adf, [role="list"]' },
      { select: 'h2.hP', holding: '.adn, .adf, [role="list"]' },
    ],
    folds: '.kQ, .kx',
    fields: {
      subject: {
        value: 'line',
        required: true,
        layers: [
          { name: 'heading', kind: 'text', select: 'h2.hP', confidence: 'certain' },
          {
            name: 'heading-by-id',
            kind: 'text',
            select: 'h2[data-legacy-thread-id], h2[data-thread-perm-id]',
          },
        ],
      },
      thread_id: {
        value: 'threadId',
        required: true,
        layers: [
          {
            name: 'legacy',
            kind: 'attribute',
            confidence: 'certain',
            select: 'h2[data-legacy-thread-id]',
            attribute: 'data-legacy-thread-id',
          },
          {
            name: 'perm',
            kind: 'attribute',
            confidence: 'certain',
            select: 'h2[data-thread-perm-id^="thread-f:"]',
            attribute: 'data-thread-perm-id',
          },
          {
            name: 'log',
            kind: 'jslog',
            select: '.gH [jslog], .ii.gt[jslog]',
            field: '1',
            pattern: /^(#?thread-f:.*)/,
          },
          {
            name: 'perm-own',
            kind: 'attribute',
            isLastResort: true,
            select: 'h2[data-thread-perm-id^="thread-a:"]',
            attribute: 'data-thread-perm-id',
          },
          {
            name: 'address',
            kind: 'url',
            isLastResort: true,
            confidence: 'guess',
            pattern: /#[^?]*\/([0-9a-f]{16})(?:[?/]|$)/,
          },
        ],
      },
    },
  },
  message: {
    roots: [
      { select: '.adn, .adf' },
      { select: '[data-message-id]:not([data-message-id=""])' },
      { select: '[data-legacy-message-id]' },
    ],
    parts: { head: ['.gE', '.gs', '.gF'] },
    // Gmail's own offer; or a link in a body that is set like a list's. A lone link may be a signature's.
    bulk: '.Ca, .a3s :is(center, table[align="center"]) a[href*="unsubscribe" i]',
    unsent,
    unfolded: '.hb [email], .ajA [email], .ajC [email]',
    body,
    quotes:
      '.gmail_quote, .gmail_attr, .yj6qo, .ajU, .adL, .adM, [id$="divRplyFwdMsg"], [id$="divRplyFwdMsg"] ~ *, [id$="appendonsend"] ~ *, blockquote',
    fields: {
      message_id: {
        value: 'messageId',
        required: true,
        layers: [
          {
            name: 'message-id',
            kind: 'attribute',
            confidence: 'certain',
            in: 'self',
            select: '[data-message-id]',
            attribute: 'data-message-id',
          },
          {
            name: 'log',
            kind: 'jslog',
            select: '.gH [jslog], .ii.gt[jslog], .adf [jslog]',
            field: '4',
            pattern: /^(#?msg-[af]:.*)/,
          },
          {
            name: 'legacy',
            kind: 'attribute',
            in: 'self',
            select: '[data-legacy-message-id]',
            attribute: 'data-legacy-message-id',
          },
        ],
      },
      other_ids: {
        value: 'messageId',
        layers: [{ name: 'sent', kind: 'code', read: readSentId }],
      },
      from: {
        value: 'person',
        required: true,
        layers: [
          {
            name: 'sender',
            kind: 'people',
            confidence: 'certain',
            in: 'head',
            select: '.gD[email]',
            email: ['email', 'data-hovercard-id'],
            names: ['name', 'text'],
          },
          {
            name: 'sender-card',
            kind: 'people',
            in: 'head',
            select: 'h3 [data-hovercard-id], .qu [data-hovercard-id]',
            email: ['data-hovercard-id'],
            names: ['name', 'text'],
          },
          {
            name: 'avatar',
            kind: 'people',
            select: 'img[jid]',
            email: ['jid', 'data-hovercard-id'],
            names: ['data-name'],
          },
          {
            name: 'address',
            kind: 'people',
            in: 'head',
            select: '.go',
            email: ['text'],
            names: [],
            pattern: anAddress,
          },
        ],
      },
      to: shownRecipients('to'),
      cc: shownRecipients('cc'),
      bcc: shownRecipients('bcc'),
      at: {
        value: 'instant',
        layers: [
          { name: 'id', kind: 'known', field: 'message_id', from: toTime, confidence: 'certain' },
          { name: 'sent-id', kind: 'code', read: readOwnTime },
          { name: 'shown', kind: 'shown', in: 'head', select: '.g3[title]', attribute: 'title' },
        ],
      },
    },
  },
  window: gmailWindow,
  toId: toGmailId,
  zoneOf,
};

/** `Google Account: Ann Example (ann@firm.example)`, whatever the words before the colon. */
function readAccountLabel(scope: MailScope, { pack }: MailPage): readonly MailPerson[] {
  return queryScope(scope, 'a[aria-label*="@"]', pack).flatMap((link) => {
    const said = toCleanText(link.getAttribute('aria-label') ?? '');
    const [, name = '', email = ''] = /(?:[:：]([^:：]*))?\(([^()]+@[^()]+)\)/.exec(said) ?? [];
    return email ? [{ email: email.trim().toLowerCase(), name }] : [];
  });
}

/**
 * The last address between dashes: a subject may hold one as well. Where the label names another, the title is believed
 * only if it is somebody of the thread and the label is not.
 */
function readTitle(scope: MailScope, page: MailPage): Found {
  const told = /^.* - ([^\s@]+@[^\s@]+) - [^@]*$/s.exec(page.document.title)?.[1]?.toLowerCase();
  const label = readAccountLabel(scope, page)[0]?.email;
  const named = queryScope(page.thread ? [page.thread] : [], '.gD, .g2', page.pack).map((person) =>
    person.getAttribute('email'),
  );
  const isBelieved =
    !label || told === label || (named.includes(told ?? '') && !named.includes(label));
  return { raws: told && isBelieved ? [told] : [] };
}
