import { aDeal, aStakeholder, aTouch, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

const quotedAt = vn('2026-11-04 11:00');
const champion = aStakeholder('ha', { roles: ['champion', 'user'], preferredChannel: 'call' });

export const cases: RuleCases = {
  rule: 'quote_unanswered',
  speaks: [
    {
      name: 'five business days without an answer, and a champion who likes the phone',
      facts: aDeal({
        quotedAt,
        people: [aStakeholder('bao', { roles: ['technical_evaluator'] }), champion],
        touches: [aTouch(vn('2026-11-04 11:05'), { subject: 'The quote' })],
      }),
      dueAt: vn('2026-11-11 09:00'),
      channel: 'call',
      prospectId: 'ha',
      uses: { quotedAt },
      en: {
        title: 'Call Nguyễn Thu Hà about the quote',
        reason: 'Quote sent 6 business days ago, no answer.',
      },
      vi: {
        title: 'Gọi cho Nguyễn Thu Hà về báo giá',
        reason: 'Đã gửi báo giá 6 ngày làm việc trước, chưa có trả lời.',
      },
    },
    {
      name: 'asked again by mail: the days count anew',
      at: vn('2026-11-13 10:00'),
      facts: aDeal({
        quotedAt,
        people: [{ ...champion, preferredChannel: 'email' }],
        touches: [aTouch(vn('2026-11-06 09:30'))],
      }),
      dueAt: vn('2026-11-13 09:00'),
      channel: 'email',
      prospectId: 'ha',
      uses: { askedAt: vn('2026-11-06 09:30'), quotedAt },
      en: {
        title: 'Write to Nguyễn Thu Hà about the quote',
        reason: 'Asked about the quote 5 business days ago, no answer.',
      },
      vi: {
        title: 'Viết cho Nguyễn Thu Hà về báo giá',
        reason: 'Đã hỏi lại về báo giá 5 ngày làm việc trước, chưa có trả lời.',
      },
    },
    {
      name: 'nobody is the champion',
      facts: aDeal({ quotedAt, people: [aStakeholder('bao')] }),
      dueAt: vn('2026-11-11 09:00'),
      uses: { quotedAt },
      en: {
        title: 'Ask about the quote for Maintenance planning',
        reason: 'Quote sent 6 business days ago, no answer.',
      },
      vi: {
        title: 'Hỏi lại về báo giá cho Maintenance planning',
        reason: 'Đã gửi báo giá 6 ngày làm việc trước, chưa có trả lời.',
      },
    },
    {
      name: 'the champion may not be contacted',
      facts: aDeal({ quotedAt, people: [{ ...champion, isDoNotContact: true }] }),
      dueAt: vn('2026-11-11 09:00'),
      uses: { quotedAt },
      en: {
        title: 'Ask about the quote for Maintenance planning',
        reason: 'Quote sent 6 business days ago, no answer.',
      },
      vi: {
        title: 'Hỏi lại về báo giá cho Maintenance planning',
        reason: 'Đã gửi báo giá 6 ngày làm việc trước, chưa có trả lời.',
      },
    },
  ],
  silent: [
    { name: 'no quote', because: 'facts', facts: aDeal() },
    {
      name: 'they wrote back',
      because: 'facts',
      facts: aDeal({
        quotedAt,
        touches: [aTouch(vn('2026-11-06 08:00'), { direction: 'in' })],
      }),
    },
    {
      name: 'met since, or will meet',
      because: 'facts',
      facts: aDeal({
        quotedAt,
        touches: [aTouch(vn('2026-11-16 08:00'), { channel: 'meeting', direction: null })],
      }),
    },
    {
      name: 'four business days',
      because: 'ahead',
      facts: aDeal({ quotedAt: vn('2026-11-06 11:00') }),
    },
    { name: 'won', because: 'facts', facts: aDeal({ quotedAt, outcome: 'won' }) },
    {
      name: 'put away for this quote',
      because: 'settled',
      facts: aDeal({
        quotedAt,
        answers: { settledUntil: { quote_unanswered: quotedAt }, snoozedUntil: {} },
      }),
    },
  ],
};
