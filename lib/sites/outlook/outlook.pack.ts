import { parseMailboxes } from '../../model/mailbox.ts';
import { chipsLayer, typedLayer } from '../mail/chips.ts';
import { parseNumberedTime } from '../mail/numbered-time.ts';
import type { MailFieldRule, MailLayer, MailPack } from '../mail/pack.ts';
import { cardOf, readFoldedSender, readNamedSender } from './cards.ts';

const conversation =
  '[data-app-section="ConversationContainer"], #ConversationReadingPaneContainer';
const selectedRow = '[role="option"][data-convid][aria-selected="true"]';
const entity = '[class*="_EType_RECIPIENT_ENTITY"]';
const inAddress = /\/id\/([^/?#]+)/;

/** Recipients of a message: an address where the directory has none for the name, else often the name alone. */
function shown(field: 'TO' | 'CC' | 'BCC'): MailFieldRule {
  return {
    value: 'people',
    layers: [
      chipsLayer('well', {
        select: `[id$="_${field}"] [role="button"]`,
        attributes: ['aria-label', 'title'],
        isLabelled: true,
        nameless: true,
      }),
    ],
  };
}

function written(field: 'TO' | 'CC' | 'BCC'): MailFieldRule {
  const group = `[role="group"][id$="_${field}"]`;
  const typed: readonly MailLayer[] = [
    typedLayer('typed', { select: `${group} [role="textbox"]`, chips: entity }),
  ];
  return {
    value: 'people',
    layers: [
      chipsLayer('chips', {
        select: `${group} ${entity}`,
        attributes: ['aria-label', 'title'],
        isLabelled: true,
        nameless: true,
      }),
    ],
    adds: typed,
  };
}

export const outlookPack: MailPack = {
  parse: parseMailboxes,
  id: 'outlook',
  version: 1,
  site: 'outlook',
  seenWorking: '2026-11-29',
  blocked: [
    {
      code: 'sign_in_wall',
      select:
        'input[type="password"], form[action*="login.microsoftonline"], form[action*="login.live"]',
    },
    { code: 'not_rendered', select: '#loadingScreen, #loadingLogo' },
  ],
  shell: '[data-app-section="MessageList"], #MailList, [data-app-section="MailReadCompose"]',
  strangers: '[role="document"], [id^="UniqueMessageBody"], [id^="editorParent_"]',
  hidden: '[hidden]',
  page: {
    account: {
      value: 'address',
      layers: [
        {
          name: 'mailbox-name',
          kind: 'attribute',
          confidence: 'certain',
          select: '[id^="primaryMailboxRoot"]',
          attribute: 'data-folder-name',
        },
        {
          name: 'mailbox-title',
          kind: 'attribute',
          select: '[id^="primaryMailboxRoot"]',
          attribute: 'title',
        },
      ],
    },
  },
  owners: [
    chipsLayer('recipients', {
      select: '[data-testid="RecipientWell"] [role="button"]',
      attributes: ['aria-label', 'title'],
      isLabelled: true,
      nameless: true,
    }),
    {
      name: 'sender',
      kind: 'header',
      select: '[id$="_FROM"] [aria-label]',
      attribute: 'aria-label',
    },
  ],
  thread: {
    roots: [
      { select: conversation },
      // Without conversations, and in a window of its own: one message.
      { select: '[id$="_SUBJECT"]:not(input)', holding: '[id$="_FROM"]' },
    ],
    fields: {
      subject: {
        value: 'line',
        required: true,
        layers: [
          {
            name: 'heading-title',
            kind: 'attribute',
            confidence: 'certain',
            select: '[id^="CONV_"][id$="_SUBJECT"] [title]',
            attribute: 'title',
          },
          { name: 'heading', kind: 'text', select: '[id$="_SUBJECT"]:not(input)' },
          { name: 'first-heading', kind: 'text', select: '[role="heading"][aria-level="2"]' },
        ],
      },
      thread_id: {
        value: 'threadId',
        layers: [
          {
            name: 'selected-row',
            kind: 'attribute',
            in: 'page',
            select: selectedRow,
            attribute: 'data-convid',
          },
          { name: 'address', kind: 'url', pattern: inAddress },
        ],
      },
    },
  },
  message: {
    roots: [
      { select: '[id$="_FROM"]:not(input), [aria-expanded="false"], [tabindex]', toRoot: cardOf },
    ],
    bulk: '[id^="UniqueMessageBody"] a[href*="unsubscribe" i]:not(blockquote *), [id^="UniqueMessageBody"] a[href*="list-manage" i]:not(blockquote *)',
    unfolded: '[data-testid="RecipientWell"], [id$="_TO"], [id$="_CC"]',
    body: '[id^="UniqueMessageBody"]',
    quotes:
      '#divRplyFwdMsg, #divRplyFwdMsg ~ *, [id="appendonsend"], [id="appendonsend"] ~ *, blockquote',
    fields: {
      from: {
        value: 'person',
        layers: [
          {
            name: 'sender-label',
            kind: 'header',
            select: '[id$="_FROM"] [aria-label], [id$="_FROM"][aria-label]',
            attribute: 'aria-label',
          },
          { name: 'sender', kind: 'header', select: '[id$="_FROM"]' },
          { name: 'sender-name', kind: 'code', read: readNamedSender },
          { name: 'folded', kind: 'code', confidence: 'guess', read: readFoldedSender },
        ],
      },
      to: shown('TO'),
      cc: shown('CC'),
      bcc: shown('BCC'),
      at: {
        value: 'instant',
        layers: [
          { name: 'time', kind: 'shown', select: '[data-testid="SentReceivedSavedTime"]' },
          { name: 'time-by-id', kind: 'shown', select: '[id^="MSG_"][id$="_DATETIME"]' },
          {
            name: 'folded',
            kind: 'shown',
            select: ':scope:is([tabindex], [aria-expanded]) > :nth-child(2)',
          },
        ],
      },
    },
  },
  window: {
    roots: [{ select: '[role="group"][id$="_TO"]', holding: '[id^="editorParent_"]' }],
    fields: {
      thread_id: {
        value: 'threadId',
        layers: [
          {
            // Answers are written within the thread that they answer.
            name: 'thread-around',
            kind: 'code',
            read: ([window], { document, url }) => {
              if (!window?.closest(conversation)) return { raws: [] };
              const row = document.querySelector(selectedRow)?.getAttribute('data-convid');
              const id = row ?? inAddress.exec(url)?.[1];
              return { raws: id ? [id] : [] };
            },
          },
        ],
      },
      to: written('TO'),
      cc: written('CC'),
      bcc: written('BCC'),
      subject: {
        value: 'line',
        layers: [
          { name: 'subject-by-id', kind: 'input', select: 'input[id$="_SUBJECT"]' },
          { name: 'only-input', kind: 'input', select: 'input[type="text"], input:not([type])' },
        ],
      },
    },
  },
  row: {
    roots: [{ select: '[role="option"][data-convid]' }],
    fields: {
      thread_id: {
        value: 'threadId',
        layers: [
          { name: 'row', kind: 'attribute', select: '[data-convid]', attribute: 'data-convid' },
        ],
      },
      from: {
        value: 'people',
        layers: [
          chipsLayer('sender', {
            select: '[title*="@"]',
            attributes: ['title'],
            isLabelled: true,
            nameless: true,
          }),
          {
            name: 'picture',
            kind: 'people',
            confidence: 'guess',
            select: '[role="option"]:not(:has([title*="@"])) [role="img"][aria-label]',
            email: ['aria-label'],
            names: ['aria-label'],
            nameless: true,
          },
        ],
      },
      at: {
        value: 'instant',
        layers: [{ name: 'time', kind: 'shown', select: '[title*=":"]', attribute: 'title' }],
      },
      subject: {
        value: 'line',
        layers: [
          {
            name: 'before-time',
            kind: 'text',
            select: ':has(+ [title*=":"])',
            confidence: 'guess',
          },
        ],
      },
    },
  },
  toId: (raw) => {
    try {
      return decodeURIComponent(raw);
    } catch {
      // A percent sign that begins nothing: not an id.
      return undefined;
    }
  },
  parseShown: parseNumberedTime,
};
