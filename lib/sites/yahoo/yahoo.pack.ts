import { parseMailboxes } from '../../model/mailbox.ts';
import { readWords } from '../mail/body.ts';
import { chipsLayer, typedLayer } from '../mail/chips.ts';
import { parseNumberedTime } from '../mail/numbered-time.ts';
import type { MailFieldRule, MailPack } from '../mail/pack.ts';

const pill = '[data-test-id="email-pill"]';

function shown(field: 'from' | 'to' | 'cc' | 'bcc'): MailFieldRule {
  const part = `[data-test-id="message-${field}"]`;
  return {
    value: field === 'from' ? 'person' : 'people',
    layers: [
      chipsLayer('pills', { select: `${part} ${pill}`, attributes: ['title'], nameless: true }),
    ],
  };
}

function written(field: 'to' | 'cc' | 'bcc'): MailFieldRule {
  const part = `[data-test-id="container-${field}"]`;
  return {
    value: 'people',
    layers: [
      chipsLayer('pills', {
        select: `${part} [data-test-id="pill"]`,
        attributes: ['title'],
        nameless: true,
      }),
    ],
    adds: [typedLayer('typed', { select: `${part} input`, chips: '[data-test-id="pill"]' })],
  };
}

/** What mailbox is shown stands in the page's own data, among others; texts in it may hold anything. */
const selectedMailbox =
  /"selectedMailbox":\{(?:[^{}"]|"(?:[^"\\]|\\.){0,2000}"){0,200}?"email":"([^"\\]{1,254})"/;

export const yahooPack: MailPack = {
  parse: parseMailboxes,
  readWords,
  id: 'yahoo',
  version: 1,
  site: 'yahoo',
  seenWorking: '2026-11-29',
  blocked: [
    {
      code: 'sign_in_wall',
      select: '#login-username-form, #login-username, input[type="password"], form.consent-form',
    },
  ],
  shell:
    '[data-test-id="virtual-list"], [data-test-id="message-list"], [data-test-id="mail-reader"], [data-test-id="empty-folder"]',
  strangers:
    '[data-test-id="message-view-body"], [data-test-id="message-view-body-content"], [data-test-id="rte"]',
  hidden: '[hidden]',
  page: {
    account: {
      value: 'address',
      layers: [
        {
          name: 'selected-mailbox',
          kind: 'script',
          mark: '"selectedMailbox"',
          pattern: selectedMailbox,
        },
      ],
    },
  },
  owners: [
    chipsLayer('pills', {
      select: `[data-test-id="message-to"] ${pill}, [data-test-id="message-from"] ${pill}`,
      attributes: ['title'],
    }),
  ],
  thread: {
    roots: [
      {
        select:
          '[data-test-id="message-group-view-scroller"], [data-test-id="message-view-scroller"]',
      },
    ],
    fields: {
      subject: {
        value: 'line',
        layers: [
          {
            name: 'group-subject',
            kind: 'text',
            confidence: 'certain',
            select: '[data-test-id="message-group-subject-text"]',
          },
          { name: 'subject', kind: 'text', select: '[data-test-id="message-subject"]' },
        ],
      },
      thread_id: {
        value: 'threadId',
        layers: [{ name: 'address', kind: 'url', pattern: /\/messages\/([^/?#]+)/ }],
      },
    },
  },
  message: {
    roots: [{ select: '[data-test-id="message-view"], .message-view' }],
    unfolded: '[data-test-id="message-to"], [data-test-id="message-cc"]',
    bulk: '[data-test-id*="unsubscribe"], [data-test-id="message-view-body-content"] :is(center, table[align="center"]) a[href*="unsubscribe" i]',
    body: '[data-test-id="message-view-body-content"], [data-test-id="message-view-body"]',
    quotes:
      'blockquote, .yahoo_quoted, .gmail_quote, [id$="divRplyFwdMsg"], [id$="divRplyFwdMsg"] ~ *, [id$="appendonsend"] ~ *',
    fields: {
      from: shown('from'),
      to: shown('to'),
      cc: shown('cc'),
      bcc: shown('bcc'),
      at: {
        value: 'instant',
        layers: [{ name: 'date', kind: 'shown', select: '[data-test-id="message-date"]' }],
      },
    },
  },
  window: {
    roots: [{ select: '[data-test-id="container-to"]', holding: '[data-test-id="rte"]' }],
    fields: {
      to: written('to'),
      cc: written('cc'),
      bcc: written('bcc'),
      subject: {
        value: 'line',
        layers: [
          {
            name: 'subject',
            kind: 'input',
            confidence: 'certain',
            select: '[data-test-id="compose-subject"]',
          },
          { name: 'subject-by-id', kind: 'input', select: '#message-subject-field' },
        ],
      },
    },
  },
  row: {
    roots: [{ select: '[data-test-id="message-list-item"]' }],
    fields: {
      thread_id: {
        value: 'threadId',
        layers: [
          {
            name: 'link',
            kind: 'attribute',
            select: 'a[href*="/messages/"]',
            attribute: 'href',
            pattern: /\/messages\/([^/?#]+)/,
          },
          {
            name: 'message',
            kind: 'attribute',
            select: '[data-test-mid]',
            attribute: 'data-test-mid',
          },
        ],
      },
      from: {
        value: 'people',
        layers: [
          chipsLayer('sender', {
            select: '[id^="email-sender-"], [data-test-id="senders"]',
            attributes: ['title'],
          }),
        ],
      },
      subject: {
        value: 'line',
        layers: [
          {
            // The line for screen readers, `email-subject-snippet-…`, holds the first words as well.
            name: 'subject-title',
            kind: 'attribute',
            select: '[id^="email-subject-"]:not([id^="email-subject-snippet-"])',
            attribute: 'title',
          },
          { name: 'subject', kind: 'text', select: '[data-test-id="message-subject"]' },
        ],
      },
    },
  },
  parseShown: parseNumberedTime,
};
