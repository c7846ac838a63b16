import type { MailFieldRule, MailLayer, MailPack } from '../mail/pack.ts';

/** Begins where a word does: else a long one without an address is tried from each of its letters. */
export const anAddress = /(?<![^\s@<>()"])([^\s@<>()"]+@[^\s@<>()"]+)/;

/** People of one address field of a window: chips since 2021, chips before, and what is typed and no chip yet. */
function recipients(field: 'to' | 'cc' | 'bcc'): MailFieldRule {
  const typed: readonly MailLayer[] = [
    {
      name: 'typed',
      kind: 'header',
      select: `[name="${field}"] input[peoplekit-id], [name="${field}"] input[role="combobox"], textarea[name="${field}"]`,
    },
  ];
  return {
    value: 'people',
    ...(field === 'to' ? { required: true } : {}),
    layers: [
      {
        name: 'chips',
        kind: 'people',
        confidence: 'certain',
        select: `[name="${field}"] [role="option"][data-hovercard-id]`,
        email: ['data-hovercard-id', 'email'],
        names: ['data-name', 'name'],
      },
      {
        name: 'cards',
        kind: 'people',
        select: `[name="${field}"] [data-hovercard-id]`,
        email: ['data-hovercard-id'],
        names: ['data-name'],
      },
      {
        name: 'old-chips',
        kind: 'header',
        confidence: 'certain',
        select: `.vR > input[name="${field}"], input[type="hidden"][name="${field}"]`,
      },
    ],
    adds: typed,
  };
}

/** Windows in which messages are written: floating, full screen, within a thread, on their own. */
export const gmailWindow: MailPack['window'] = {
  newThread: /^thread-a:/,
  roots: [
    {
      select: 'input[name="draft"], input[name="subjectbox"]',
      closest: '[role="dialog"], .M9, .AD, .aSt, body.xE',
      evenHidden: true,
    },
    {
      select: 'input[name="draft"], input[name="subjectbox"]',
      closest: '[role="region"], form',
      evenHidden: true,
    },
  ],
  fields: {
    message_id: {
      value: 'messageId',
      required: true,
      layers: [
        {
          name: 'draft',
          kind: 'input',
          select: 'input[name="draft"]',
          confidence: 'certain',
          pattern: /^(#?msg-a:.*)/,
        },
        {
          name: 'log',
          kind: 'jslog',
          select: '.M9[jslog]',
          field: '11',
          pattern: /^(#?msg-a:.*)/,
        },
      ],
    },
    thread_id: {
      value: 'threadId',
      layers: [
        { name: 'legacy', kind: 'input', select: 'input[name="lts"]', confidence: 'certain' },
        { name: 'thread', kind: 'input', select: 'input[name="rt"]', confidence: 'certain' },
        {
          name: 'log',
          kind: 'jslog',
          select: '.M9[jslog]',
          field: '11',
          pattern: /^(#?thread-[af]:.*)/,
        },
      ],
    },
    reply_to: {
      value: 'messageId',
      layers: [
        { name: 'answered', kind: 'input', select: 'input[name="rm"]', confidence: 'certain' },
      ],
    },
    from: {
      value: 'address',
      layers: [
        {
          name: 'alias',
          kind: 'input',
          select: 'input[name="from"]',
          confidence: 'certain',
          pattern: anAddress,
        },
      ],
    },
    to: recipients('to'),
    cc: recipients('cc'),
    bcc: recipients('bcc'),
    subject: {
      value: 'line',
      layers: [
        {
          name: 'subject-box',
          kind: 'input',
          select: 'input[name="subjectbox"]',
          confidence: 'certain',
        },
        { name: 'subject', kind: 'input', select: 'input[type="hidden"][name="subject"]' },
      ],
    },
  },
};
