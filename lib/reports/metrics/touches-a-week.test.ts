import { describe, expect, test } from 'vitest';
import { aTouch, saidOf, someFacts } from '../a-facts.ts';

const call = { channel: 'call', direction: 'out' } as const;
const meeting = { channel: 'meeting', direction: null } as const;

describe('calls and meetings a week', () => {
  test('what was logged, in both directions, over the days that have come', () => {
    const touches = [
      ...Array.from({ length: 80 }, () => aTouch(call)),
      ...Array.from({ length: 6 }, () => aTouch({ ...call, direction: 'in' })),
      aTouch({ ...call, on: '2026-09-30' }),
      aTouch({ channel: 'email' }),
    ];
    // 43 days: 86 ÷ 43 × 7.
    expect(saidOf(someFacts({ touches }), 'calls')).toMatchObject({
      value: 14,
      calls: 86,
      days: 43,
      planned: 0,
    });
  });

  test('planned meetings stand apart, and those that were called off count nowhere', () => {
    const touches = [
      aTouch({ ...meeting, on: '2026-11-11', outcome: 'held' }),
      aTouch({ ...meeting, on: '2026-11-10', outcome: 'cancelled' }),
      aTouch({ ...meeting, on: '2026-11-12' }),
      aTouch({ ...meeting, on: '2026-11-20' }),
      aTouch({ ...meeting, on: '2026-11-21', outcome: 'cancelled' }),
      aTouch({ ...meeting, on: '2027-01-01' }),
    ];
    expect(saidOf(someFacts({ touches }), 'meetings')).toMatchObject({
      meetings: 1,
      planned: 2,
      rowCounts: { meetings: 1, planned: 2 },
    });
  });

  test('a week that has just begun is not made larger than it is', () => {
    const touches = [aTouch({ ...call, on: '2026-11-10' }), aTouch({ ...call, on: '2026-11-11' })];
    expect(saidOf(someFacts({ touches }), 'calls', { grain: 'week' })).toMatchObject({
      value: 2,
      days: 7,
    });
  });

  test('whole periods have all their days', () => {
    const touches = Array.from({ length: 92 }, () => aTouch({ ...call, on: '2026-08-01' }));
    expect(saidOf(someFacts({ touches }), 'calls', { on: '2026-08-01' })).toMatchObject({
      value: 7,
      days: 92,
    });
  });
});
