import { parseMailboxes } from '../../model/mailbox.ts';
import { readWords } from '../mail/body.ts';
import { chipsLayer, typedLayer } from '../mail/chips.ts';
import type { MailFieldRule, MailPack } from '../mail/pack.ts';
import { type AddressField, drawnPerson, readRecipients, readSummary } from './recipients.ts';

function shown(field: AddressField): MailFieldRule {
  return {
    value: 'people',
    layers: [
      {
        name: 'recipients',
        kind: 'code',
        read: (scope, page) => readRecipients(scope, page, field),
      },
    ],
  };
}

function written(field: AddressField): MailFieldRule {
  const id = field === 'to' ? 'composer:to' : `composer:to-${field}`;
  return {
    value: 'people',
    layers: [
      chipsLayer('chips', {
        select: `.composer-addresses-container:has([data-testid="${id}"]) [data-testid="composer-addresses-item"]`,
        attributes: [],
        nameless: true,
      }),
      { name: 'summary', kind: 'code', read: (scope, page) => readSummary(scope, page, field) },
    ],
    adds: [
      typedLayer('typed', {
        select: `input[data-testid="${id}"], [data-testid="${id}"] input`,
        chips: 'li',
      }),
    ],
  };
}

export const protonPack: MailPack = {
  parse: parseMailboxes,
  readWords,
  id: 'proton',
  version: 1,
  site: 'proton',
  seenWorking: '2026-11-29',
  blocked: [
    {
      code: 'sign_in_wall',
      select: 'form[name="loginForm"], form[name="unlockForm"], input[type="password"]',
    },
    { code: 'not_rendered', select: '.app-root:empty, .loader-container' },
  ],
  shell:
    '.items-column-list, [data-shortcut-target="items-container"], [data-testid="section-pane--wrapper"]',
  strangers:
    '[data-testid="message-content:body"], .message-content, [data-testid="composer:body"]',
  hidden: '[hidden]',
  page: {
    account: {
      value: 'address',
      required: true,
      layers: [
        {
          name: 'user-menu',
          kind: 'text',
          confidence: 'certain',
          select: '[data-testid="heading:userdropdown"] span',
        },
        // A subject may hold the same form: the last counts.
        { name: 'title', kind: 'title', pattern: /\|\s*([^\s|@]+@[^\s|@]+)\s*\|[^|]*$/ },
      ],
    },
    aliases: {
      value: 'addresses',
      layers: [
        {
          name: 'senders',
          kind: 'attribute',
          select: '[data-testid^="addresses:"]',
          attribute: 'title',
        },
      ],
      adds: [{ name: 'sender', kind: 'text', select: '[data-testid="composer:from"] span' }],
    },
  },
  owners: [chipsLayer('people', { select: '.message-recipient-item', ...drawnPerson })],
  thread: {
    roots: [{ select: '[data-testid="conversation-header"]', holding: '[data-message-id]' }],
    fields: {
      subject: {
        value: 'line',
        required: true,
        layers: [
          {
            name: 'heading-title',
            kind: 'attribute',
            confidence: 'certain',
            select: '[data-testid="conversation-header:subject"]',
            attribute: 'title',
          },
          // A counter of messages stands before the subject.
          {
            name: 'heading',
            kind: 'text',
            select: '[data-testid="conversation-header:subject"] > span:last-child',
          },
          {
            name: 'title',
            kind: 'title',
            pattern: /^(?:\(\d+\)\s*)?(.+?)\s*\|\s*[^\s|@]+@[^\s|@]+\s*\|[^|]*$/,
          },
        ],
      },
      thread_id: {
        value: 'threadId',
        layers: [{ name: 'address', kind: 'url', pattern: /\/u\/\d+\/[^/?#]+\/([^/?#]+)/ }],
      },
    },
  },
  message: {
    roots: [{ select: '[data-message-id]' }],
    bulk: '[data-testid="unsubscribe-banner"]:not([data-testid="expiration-banner"] *)',
    unsent:
      '.message-header-collapsed .badge-label-success, .message-header-collapsed .badge-label-primary, [data-testid="message:schedule-banner"]',
    unfolded: '.message-recipient-item-expanded, [data-testid="message-header:to"]',
    // Bodies stand in frames of their own.
    body: '[data-testid="message-content:body"]',
    quotes: '.protonmail_quote, blockquote',
    fields: {
      message_id: {
        value: 'messageId',
        layers: [
          {
            name: 'message',
            kind: 'attribute',
            confidence: 'certain',
            select: '[data-message-id]',
            attribute: 'data-message-id',
          },
        ],
      },
      from: {
        value: 'person',
        layers: [
          chipsLayer('sender', { select: '[data-testid="recipients:sender"]', ...drawnPerson }),
          chipsLayer('first-person', {
            select:
              '.message-recipient-item:not([data-testid="message-header:to"] *, .message-recipient-item-expanded *)',
            ...drawnPerson,
          }),
        ],
        required: true,
      },
      to: shown('to'),
      cc: shown('cc'),
      bcc: shown('bcc'),
      at: {
        value: 'instant',
        layers: [
          {
            name: 'time',
            kind: 'attribute',
            confidence: 'certain',
            select: 'time[datetime]',
            attribute: 'datetime',
          },
        ],
      },
    },
  },
  window: {
    roots: [{ select: 'section[data-testid^="composer-"], section.composer, div.composer' }],
    fields: {
      from: {
        value: 'address',
        layers: [{ name: 'sender', kind: 'text', select: '[data-testid="composer:from"] span' }],
      },
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
            select: '[data-testid="composer:subject"]',
          },
          { name: 'subject-by-id', kind: 'input', select: 'input[id^="subject-composer"]' },
        ],
      },
    },
  },
  row: {
    roots: [{ select: '[data-element-id]' }],
    fields: {
      thread_id: {
        value: 'threadId',
        layers: [
          {
            name: 'row',
            kind: 'attribute',
            confidence: 'certain',
            select: '[data-element-id]',
            attribute: 'data-element-id',
          },
        ],
      },
      from: {
        value: 'people',
        layers: [
          {
            name: 'senders',
            kind: 'header',
            select: '[data-testid$=":sender-address"]',
            attribute: 'title',
          },
        ],
      },
      at: {
        value: 'instant',
        layers: [
          {
            name: 'time',
            kind: 'attribute',
            confidence: 'certain',
            select: 'time[datetime]',
            attribute: 'datetime',
          },
        ],
      },
      subject: {
        value: 'line',
        layers: [
          {
            name: 'subject',
            kind: 'attribute',
            select: '[data-testid="message-column:subject"], [data-testid="message-row:subject"]',
            attribute: 'title',
          },
        ],
      },
    },
  },
};
