import type { MailPack } from '../mail/pack.ts';
import { toTime } from './ids.ts';

export const gmailRows: MailPack['row'] = {
  roots: [{ select: 'tr.zA' }],
  skip: '.am0, .bvA',
  opens: '.yP, .zF, .yX, .apu',
  once: '[data-thread-id]',
  unsent: '[data-standalone-draft-id], .boq',
  fields: {
    thread_id: {
      value: 'threadId',
      layers: [
        {
          name: 'legacy',
          kind: 'attribute',
          confidence: 'certain',
          select: '[data-legacy-thread-id]',
          attribute: 'data-legacy-thread-id',
        },
        {
          name: 'thread',
          kind: 'attribute',
          confidence: 'certain',
          select: '[data-thread-id]',
          attribute: 'data-thread-id',
          pattern: /^(#?thread-f:.*)/,
        },
        {
          name: 'log',
          kind: 'jslog',
          select: 'tr[jslog]',
          field: '1',
          pattern: /^(#?thread-f:.*)/,
        },
        {
          name: 'own-thread',
          kind: 'attribute',
          isLastResort: true,
          select: '[data-thread-id]',
          attribute: 'data-thread-id',
        },
      ],
    },
    message_id: {
      value: 'messageId',
      layers: [
        {
          name: 'last',
          kind: 'attribute',
          confidence: 'certain',
          select: '[data-legacy-last-message-id]',
          attribute: 'data-legacy-last-message-id',
        },
        {
          name: 'last-sent',
          kind: 'attribute',
          select: '[data-legacy-last-non-draft-message-id]',
          attribute: 'data-legacy-last-non-draft-message-id',
        },
      ],
    },
    from: {
      value: 'people',
      layers: [
        {
          name: 'people',
          kind: 'people',
          select: '.yP[email], .zF[email]',
          email: ['email', 'data-hovercard-id'],
          names: ['name', 'text'],
        },
        {
          name: 'cards',
          kind: 'people',
          select: '[email][data-hovercard-id]',
          email: ['data-hovercard-id'],
          names: ['name'],
        },
      ],
    },
    at: {
      value: 'instant',
      layers: [
        { name: 'id', kind: 'known', field: 'message_id', from: toTime, confidence: 'certain' },
        {
          name: 'shown',
          kind: 'shown',
          select: 'td.xW span[title], .apm span[title]',
          attribute: 'title',
        },
      ],
    },
    subject: {
      value: 'line',
      layers: [
        {
          name: 'subject',
          kind: 'text',
          select: '.bog [data-thread-id], .bog [data-legacy-thread-id]',
        },
        { name: 'line', kind: 'text', select: '.bog, .y6 > span:first-child' },
      ],
    },
  },
};
