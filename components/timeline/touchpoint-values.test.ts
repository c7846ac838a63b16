import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Touchpoint } from '../../lib/model/engagement.ts';
import { channels } from '../../lib/model/prospect.ts';
import {
  checkTouchpoint,
  outcomesOf,
  type TouchpointValues,
  toDayTime,
  toEditedValues,
  toFirstValues,
  withChannel,
} from './touchpoint-values.ts';

const now = new Date(2026, 10, 24, 15, 43, 20).getTime();

function someValues(more: Partial<TouchpointValues> = {}): TouchpointValues {
  const first = toFirstValues({ channel: 'call', prospectIds: ['p1'], dealId: null }, now);
  return { ...first, ...more };
}

function inputOf(values: TouchpointValues, original?: Touchpoint) {
  const check = checkTouchpoint(values, { now, original });
  return check.isFine ? check.input : expect.unreachable(JSON.stringify(check.problems));
}

function problemsOf(values: TouchpointValues) {
  const check = checkTouchpoint(values, { now });
  return check.isFine ? {} : check.problems;
}

describe('a form as it opens', () => {
  it('is a call by us just now', () => {
    expect(inputOf(someValues({ outcome: 'reached', subject: ' Pilot ' }))).toEqual({
      prospectIds: ['p1'],
      dealId: null,
      channel: 'call',
      direction: 'out',
      occurredAt: new Date(now).toISOString(),
      subject: 'Pilot',
      snippet: null,
      outcome: 'reached',
    });
  });

  it('has the half hour before at hand', () => {
    expect(someValues()).toMatchObject({ day: '2026-11-24', time: '15:30' });
  });

  it('has no direction where two meet', () => {
    expect(toFirstValues({ channel: 'meeting', prospectIds: [], dealId: 'd' }, now).direction).toBe(
      null,
    );
  });
});

describe('another channel', () => {
  it('lets go of what does not go with it', () => {
    const call = someValues({ direction: 'in', outcome: 'voicemail' });
    expect(withChannel(call, 'meeting')).toMatchObject({ direction: null, outcome: null });
    expect(withChannel(call, 'message')).toMatchObject({ direction: 'in', outcome: null });
    expect(withChannel(someValues({ outcome: 'objection' }), 'email').outcome).toBe('objection');
    expect(withChannel(withChannel(call, 'event'), 'call').direction).toBe('out');
  });

  it('offers at most as many outcomes as there are digits', () => {
    for (const channel of channels) {
      expect(outcomesOf(channel).length).toBeGreaterThan(0);
      expect(outcomesOf(channel).length).toBeLessThan(10);
    }
  });
});

describe('a time', () => {
  const at = (day: string, time: string, channel: TouchpointValues['channel'] = 'call') =>
    problemsOf(someValues({ when: 'at', day, time, channel })).when;

  it.each([
    ['earlier today', '2026-11-24', '14:00', 'call', undefined],
    ['the minute that runs', '2026-11-24', '15:43', 'call', undefined],
    ['later today', '2026-11-24', '16:00', 'call', 'ahead'],
    ['a meeting next week', '2026-12-01', '09:00', 'meeting', undefined],
    ['an event next week', '2026-12-01', '09:00', 'event', undefined],
    ['a meeting in three years', '2029-12-01', '09:00', 'meeting', 'outOfRange'],
    ['the last century', '1999-12-30', '09:00', 'call', 'outOfRange'],
    ['no day', '', '09:00', 'call', 'noTime'],
    ['no time', '2026-11-24', '', 'call', 'noTime'],
    ['a day that is none', '2026-13-45', '09:00', 'call', 'noTime'],
    ['half a year', '26-11-24', '09:00', 'call', 'noTime'],
  ] as const)('%s', (_what, day, time, channel, problem) => {
    expect(at(day, time, channel)).toBe(problem);
  });

  it('that is shown and read again is the same minute', () => {
    const minuteMs = 60_000;
    const range = { min: Date.UTC(2001, 0), max: Date.UTC(2026, 9) };
    fc.assert(
      fc.property(fc.integer(range), (ms) => {
        const values = someValues({ when: 'at', ...toDayTime(ms) });
        const read = Date.parse(inputOf(values).occurredAt);
        const minute = Math.floor(ms / minuteMs) * minuteMs;
        // An hour that a change of clocks brings twice is read as one of the two.
        expect(Math.abs(read - minute) % (30 * minuteMs)).toBe(0);
        expect(toDayTime(read)).toEqual(toDayTime(ms));
      }),
    );
  });
});

describe('what else is wrong', () => {
  it.each<[Partial<TouchpointValues>, object]>([
    [{ prospectIds: [] }, { people: 'nobody' }],
    [{ prospectIds: [], dealId: 'd1' }, {}],
    [{ subject: 'x'.repeat(401) }, { subject: 'tooLong' }],
    [
      { snippet: 'x'.repeat(1001), prospectIds: [] },
      { snippet: 'tooLong', people: 'nobody' },
    ],
  ])('%#', (more, problems) => {
    expect(problemsOf(someValues(more))).toEqual(problems);
  });
});

describe('editing', () => {
  const original = {
    channel: 'email',
    direction: 'in',
    occurred_at: '2026-11-20T08:15:42.123Z',
    subject: 'Re: quote',
    snippet: null,
    outcome: 'read twice',
    prospect_ids: ['p1', 'p2'],
    deal_id: 'd1',
  } as unknown as Touchpoint;

  it('without a change gives what there was, to the millisecond, and words of other versions too', () => {
    expect(inputOf(toEditedValues(original), original)).toEqual({
      prospectIds: ['p1', 'p2'],
      dealId: 'd1',
      channel: 'email',
      direction: 'in',
      occurredAt: '2026-11-20T08:15:42.123Z',
      subject: 'Re: quote',
      snippet: null,
      outcome: 'read twice',
    });
  });

  it('takes another time and another outcome', () => {
    const values: TouchpointValues = {
      ...toEditedValues(original),
      day: '2026-11-19',
      outcome: 'bounced',
    };
    const input = inputOf(values, original);
    expect(input.outcome).toBe('bounced');
    expect(toDayTime(Date.parse(input.occurredAt)).day).toBe('2026-11-19');
  });
});
