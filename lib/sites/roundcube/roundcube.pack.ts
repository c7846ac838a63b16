import { parseMailboxes } from '../../model/mailbox.ts';
import { readWords } from '../mail/body.ts';
import { chipsLayer, typedLayer } from '../mail/chips.ts';
import { parseNumberedTime } from '../mail/numbered-time.ts';
import type { MailFieldRule, MailLayer, MailPack } from '../mail/pack.ts';
import { hasSaidSent } from './sent.ts';
import {
  isOfList,
  readAddressName,
  readSetting,
  readSettingName,
  readSettingPeople,
} from './settings.ts';

/** Heads of the skins: since 2019, and before. */
const head = '#message-header, #messageheader';
const toAddress = (said: string): string => said.replace(/^mailto:/, '');

function headerLayer(field: string): MailLayer {
  return chipsLayer('header', {
    select: `td.header.${field} .rcmContactAddress`,
    attributes: ['title', 'href'],
    toText: toAddress,
  });
}

function written(field: 'to' | 'cc' | 'bcc'): MailFieldRule {
  const part = `#compose_${field}`;
  return {
    value: 'people',
    ...(field === 'to' ? { required: true } : {}),
    layers: [
      chipsLayer('chips', { select: `${part} li.recipient`, attributes: [] }),
      { name: 'field', kind: 'header', select: `[name="_${field}"]` },
    ],
    adds: [typedLayer('typed', { select: `${part} li.input input`, chips: 'li' })],
  };
}

const messageName: readonly MailLayer[] = [
  { name: 'page-setting', kind: 'code', confidence: 'certain', read: readSettingName },
  { name: 'address', kind: 'code', read: (_, page) => readAddressName(page.url, page) },
];

export const roundcubePack: MailPack = {
  parse: parseMailboxes,
  readWords,
  id: 'roundcube',
  version: 1,
  site: 'roundcube',
  seenWorking: '2026-11-29',
  blocked: [
    { code: 'sign_in_wall', select: '#login-form, form[name="login-form"], #rcmloginuser' },
    { code: 'not_found', select: 'body.task-error, .boxerror' },
  ],
  shell: '#messagelist, #messagelist-content, #mailboxlist',
  strangers: '#messagebody',
  hidden: '[hidden]',
  page: {
    account: {
      value: 'address',
      layers: [
        {
          name: 'page-setting',
          kind: 'code',
          confidence: 'certain',
          read: readSetting('username'),
        },
        { name: 'shown-name', kind: 'text', select: '.header-title.username, #taskbar .username' },
      ],
    },
    aliases: {
      value: 'addresses',
      layers: [chipsLayer('identities', { select: 'select[name="_from"] option', attributes: [] })],
    },
  },
  owners: [
    chipsLayer('identities', { select: 'select[name="_from"] option', attributes: [] }),
    headerLayer('to'),
    headerLayer('from'),
  ],
  thread: {
    roots: [{ select: head, holding: '#messagebody' }],
    fields: {
      subject: {
        value: 'line',
        required: true,
        layers: [
          // The word for "subject" stands in a part of its own.
          {
            name: 'heading',
            kind: 'text',
            confidence: 'certain',
            select: 'h2.subject',
            ownText: true,
          },
          { name: 'title', kind: 'title', pattern: /::\s*(.+)$/s },
        ],
      },
      thread_id: { value: 'threadId', layers: messageName },
    },
  },
  message: {
    roots: [{ select: head, holding: '#messagebody' }],
    bulk: '#messagebody :is(center, table[align="center"]) a[href*="unsubscribe" i]',
    isBulk: isOfList,
    unsent: '#message-buttons',
    unfolded: 'td.header.to, td.header.cc, td.header.bcc',
    body: '#messagebody',
    quotes:
      'blockquote, .gmail_quote, [id$="divRplyFwdMsg"], [id$="divRplyFwdMsg"] ~ *, [id$="appendonsend"] ~ *',
    fields: {
      message_id: { value: 'messageId', required: true, layers: messageName },
      from: {
        value: 'person',
        required: true,
        layers: [
          headerLayer('from'),
          { name: 'page-setting', kind: 'code', read: readSettingPeople('sender') },
        ],
      },
      to: { value: 'people', layers: [headerLayer('to')] },
      cc: { value: 'people', layers: [headerLayer('cc')] },
      bcc: { value: 'people', layers: [headerLayer('bcc')] },
      at: {
        value: 'instant',
        layers: [
          { name: 'header', kind: 'shown', select: 'td.header.date' },
          { name: 'summary', kind: 'shown', select: '.header-summary .text-nowrap' },
        ],
      },
    },
  },
  window: {
    roots: [
      {
        select: '[name="_to"]',
        toRoot: (field) => {
          const form = field.closest('form');
          // It stands for a moment after it has done its work.
          return form && !hasSaidSent(form.ownerDocument) ? form : undefined;
        },
      },
    ],
    fields: {
      message_id: {
        value: 'messageId',
        layers: [
          { name: 'compose', kind: 'input', select: 'input[name="_id"]', pattern: /^(\w{4,64})$/ },
        ],
      },
      from: {
        value: 'address',
        layers: [
          {
            name: 'identity',
            kind: 'text',
            select: 'select[name="_from"] option:checked',
            pattern: /(?<![^\s<>"])([^\s<>"@]{1,64}@[^\s<>"@]{1,255})/,
          },
        ],
      },
      to: written('to'),
      cc: written('cc'),
      bcc: written('bcc'),
      subject: {
        value: 'line',
        layers: [
          { name: 'subject', kind: 'input', confidence: 'certain', select: '[name="_subject"]' },
        ],
      },
    },
  },
  row: {
    roots: [{ select: '#messagelist tr.message' }],
    fields: {
      message_id: {
        value: 'messageId',
        layers: [
          {
            name: 'link',
            kind: 'code',
            read: ([row], page) => {
              const link = row?.querySelector('a[href*="_uid="]');
              return readAddressName(link?.getAttribute('href') ?? '', page);
            },
          },
        ],
      },
      from: {
        value: 'people',
        layers: [
          chipsLayer('people', {
            select: '.fromto .rcmContactAddress, td.fromto .rcmContactAddress',
            attributes: ['title'],
          }),
        ],
      },
      at: {
        value: 'instant',
        layers: [{ name: 'date', kind: 'shown', select: '.date' }],
      },
      subject: {
        value: 'line',
        layers: [{ name: 'link', kind: 'text', select: '.subject a[href*="_uid="]' }],
      },
    },
  },
  toId: (raw) => (/^\w{4,64}$/.test(raw) ? `compose:${raw}` : raw),
  parseShown: parseNumberedTime,
};
