import { parseMailboxes, parsePerson } from '../../model/mailbox.ts';
import { textOf } from '../engine/text.ts';
import { readWords } from '../mail/body.ts';
import { chipsLayer, typedLayer } from '../mail/chips.ts';
import { parseNumberedTime } from '../mail/numbered-time.ts';
import type {
  Found,
  MailFieldRule,
  MailLayer,
  MailPack,
  MailPage,
  MailScope,
} from '../mail/pack.ts';
import { queryScope } from '../mail/roots.ts';
import {
  cardOf,
  readFoldedSender,
  readLabelledSender,
  readLabelledSenders,
  readNamedSender,
  readShownSender,
} from './cards.ts';

const conversation =
  '[data-app-section="ConversationContainer"], #ConversationReadingPaneContainer';
const selectedRow = '[role="option"][data-convid][aria-selected="true"]';
const entity = '[class*="_EType_RECIPIENT_ENTITY"]';
const someAddress = /(?:^|[\s(<])([^\s()<>@]{1,64}@[^\s()<>@]{1,255})/;
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

/** Whose address the windows are written from, where all say the same. */
function readWriter(scope: MailScope, page: MailPage): Found {
  const wells = queryScope(scope, '[role="group"][id$="_FROM"]', page.pack);
  const people = wells.map((well) => {
    const said = [...well.querySelectorAll('[aria-label*="@"]')].map((part) =>
      parsePerson(part.getAttribute('aria-label') ?? ''),
    );
    return said.find((person) => person !== undefined) ?? parsePerson(textOf(well).trim());
  });
  const emails = new Set(people.map((person) => person?.email ?? ''));
  const [email = ''] = emails;
  return { raws: emails.size === 1 && email !== '' ? [email] : [] };
}

export const outlookPack: MailPack = {
  parse: parseMailboxes,
  readWords,
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
        // A window of its own has no folders; the button's label may be a name alone.
        {
          name: 'account-button',
          kind: 'attribute',
          select: '#meInitialsButton[aria-label*="@"], #O365_MainLink_Me[aria-label*="@"]',
          attribute: 'aria-label',
          pattern: someAddress,
        },
        { name: 'account-menu', kind: 'text', select: '#mectrl_currentAccount_secondary' },
        { name: 'from-well', kind: 'code', read: readWriter, isLastResort: true },
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
    { name: 'sender', kind: 'code', read: readLabelledSenders },
  ],
  thread: {
    roots: [
      { select: conversation },
      // Without conversations, and in a window of its own: one message.
      { select: '[id$="_SUBJECT"]:not(input)', holding: '[id$="_FROM"]:not([role="group"])' },
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
      {
        select: '[id$="_FROM"]:not(input, [role="group"]), [aria-expanded="false"], [tabindex]',
        toRoot: cardOf,
      },
    ],
    // Set like a list's: a lone link may be a signature's.
    bulk: '[id^="UniqueMessageBody"] :is(center, table[align="center"]) a[href*="unsubscribe" i]',
    unfolded: '[data-testid="RecipientWell"], [id$="_TO"], [id$="_CC"]',
    body: '[id^="UniqueMessageBody"]',
    quotes:
      '[id$="divRplyFwdMsg"], [id$="divRplyFwdMsg"] ~ *, [id$="appendonsend"], [id$="appendonsend"] ~ *, blockquote, .gmail_quote',
    fields: {
      from: {
        value: 'person',
        layers: [
          { name: 'sender-label', kind: 'code', read: readLabelledSender },
          { name: 'sender', kind: 'code', read: readShownSender },
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
