import { describe, expect, test } from 'vitest';
import { aTouch, rowIdsOf, saidOf, someFacts } from '../a-facts.ts';

const chat = { channel: 'linkedin' } as const;

function thread(key: string, days: readonly (readonly [string, 'out' | 'in'])[]) {
  return days.map(([on, direction]) => aTouch({ on, direction, threadKey: key }));
}

describe('reply rate', () => {
  test('by thread: follow-ups and more answers count once, and what they opened was not asked', () => {
    const touches = [
      ...thread('a', [
        ['2026-10-02', 'out'],
        ['2026-10-05', 'out'],
        ['2026-10-07', 'in'],
        ['2026-10-08', 'in'],
      ]),
      ...thread('b', [
        ['2026-10-02', 'out'],
        ['2026-10-09', 'out'],
      ]),
      ...thread('c', [
        ['2026-10-02', 'in'],
        ['2026-10-03', 'out'],
        ['2026-10-04', 'in'],
      ]),
    ];
    expect(saidOf(someFacts({ touches }), 'replyRate')).toMatchObject({
      value: 0.5,
      answered: 1,
      asked: 2,
      rowCounts: { answered: 1, asked: 2, open: 0 },
    });
  });

  test('without a thread by person and channel, in the order of time; after a month of silence a new one begins', () => {
    const touches = [
      aTouch({ ...chat, on: '2026-10-01' }),
      aTouch({ ...chat, on: '2026-10-03', direction: 'in' }),
      aTouch({ ...chat, on: '2026-10-04' }),
      // More than thirty days later.
      aTouch({ ...chat, on: '2026-11-05' }),
      // Another person, another channel.
      aTouch({ ...chat, on: '2026-10-01', prospectIds: ['bao'] }),
      aTouch({
        ...chat,
        on: '2026-10-02',
        prospectIds: ['bao'],
        channel: 'message',
        direction: 'in',
      }),
    ];
    const facts = someFacts({ touches });
    expect(saidOf(facts, 'replyRate')).toMatchObject({ answered: 1, asked: 3 });
    expect(rowIdsOf(facts, { metric: 'replyRate', part: 'open' })).toEqual([touches[3]?.id]);
  });

  test('their answer after a month of silence opens one of theirs', () => {
    const touches = [
      aTouch({ ...chat, on: '2026-09-01' }),
      aTouch({ ...chat, on: '2026-10-05', direction: 'in' }),
      aTouch({ ...chat, on: '2026-10-06' }),
    ];
    expect(saidOf(someFacts({ touches }), 'replyRate')).toMatchObject({ value: null, asked: 0 });
  });

  test('what is written to several is one conversation, whoever of them answers', () => {
    const touches = [
      aTouch({ ...chat, on: '2026-10-01', prospectIds: ['ha', 'bao'] }),
      aTouch({ ...chat, on: '2026-10-02', prospectIds: ['bao'], direction: 'in' }),
      aTouch({ ...chat, on: '2026-10-03', prospectIds: ['ha', 'chi'] }),
    ];
    expect(saidOf(someFacts({ touches }), 'replyRate')).toMatchObject({ answered: 1, asked: 1 });
  });

  test('what bounced asked nobody, and what came back is no answer', () => {
    const touches = [
      aTouch({ threadKey: 'a', outcome: 'bounced' }),
      aTouch({ threadKey: 'b' }),
      aTouch({ threadKey: 'b', on: '2026-10-06', direction: 'in', outcome: 'bounced' }),
      aTouch({ channel: 'call' }),
      aTouch({ channel: 'meeting', direction: null }),
    ];
    expect(saidOf(someFacts({ touches }), 'replyRate')).toMatchObject({ answered: 0, asked: 1 });
  });

  test('is of whoever opened it', () => {
    const touches = [
      aTouch({ threadKey: 'a', repId: 'lan' }),
      aTouch({ threadKey: 'a', repId: 'minh', on: '2026-10-06' }),
      aTouch({ threadKey: 'a', repId: 'minh', on: '2026-10-07', direction: 'in' }),
    ];
    const facts = someFacts({ touches });
    expect(saidOf(facts, 'replyRate', { repIds: ['lan'] }).value).toBe(1);
    expect(saidOf(facts, 'replyRate', { repIds: ['minh'] }).value).toBeNull();
  });

  test('those of the last two weeks may be answered still; the period before is taken at the same age', () => {
    const touches = [
      ...thread('older', [['2026-06-10', 'out']]),
      ...thread('a', [['2026-11-10', 'out']]),
      ...thread('b', [['2026-10-10', 'out']]),
      // Opened in the first 43 days of the third quarter, answered after them.
      ...thread('c', [
        ['2026-08-01', 'out'],
        ['2026-08-20', 'in'],
      ]),
    ];
    const facts = someFacts({ touches });
    expect(saidOf(facts, 'replyRate')).toMatchObject({
      before: 0,
      caveats: ['few 2', 'openCohort 1'],
    });
    expect(saidOf(facts, 'replyRate', { on: '2026-08-01' }).value).toBe(1);
  });

  test('a thread that is taken up again after thirty days of silence is another conversation', () => {
    const touches = thread('for ever', [
      ['2025-01-05', 'out'],
      ['2026-09-30', 'out'],
      ['2026-10-30', 'out'],
      ['2026-11-02', 'in'],
    ]);
    const facts = someFacts({ touches });
    // The second goes on within thirty days, and is answered in them.
    expect(saidOf(facts, 'replyRate', { on: '2026-09-30' })).toMatchObject({
      asked: 1,
      answered: 1,
    });
    expect(saidOf(facts, 'replyRate', { on: '2025-01-05' })).toMatchObject({
      asked: 1,
      answered: 0,
    });
    expect(saidOf(facts, 'replyRate')).toMatchObject({ asked: 0 });
  });
});
