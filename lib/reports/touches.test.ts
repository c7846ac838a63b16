import { describe, expect, test } from 'vitest';
import { aDeal, aProspect, aQuery, aTouch, someFacts } from './a-facts.ts';
import { findTouchRows, type TouchPart, toTouchReport, touchParts } from './touches.ts';

const none = { outCount: 0, inCount: 0, neitherCount: 0, askedCount: 0, repliedCount: 0 };
const meeting = { channel: 'meeting', direction: null } as const;

function reportOf(facts: ReturnType<typeof someFacts>, of: Parameters<typeof aQuery>[1] = {}) {
  const workedOn = new Set(facts.prospects.map(({ id }) => id).filter((id) => id !== 'done'));
  return toTouchReport(facts, aQuery(facts, of), workedOn);
}

describe('touchpoints by channel', () => {
  test('and direction, with conversations opened and answered', () => {
    const facts = someFacts({
      touches: [
        aTouch({ threadKey: 'a' }),
        aTouch({ threadKey: 'a', on: '2026-10-06', direction: 'in' }),
        aTouch({ threadKey: 'b', repId: 'minh' }),
        aTouch({ channel: 'call' }),
        aTouch({ channel: 'call', direction: 'in' }),
        aTouch(meeting),
        aTouch({ ...meeting, outcome: 'cancelled' }),
        aTouch({ ...meeting, on: '2026-11-20' }),
        aTouch({ threadKey: 'c', on: '2026-09-30' }),
      ],
    });
    const { byChannel, byRep } = reportOf(facts);
    expect(byChannel).toEqual(
      [
        { channel: 'email', ...none, outCount: 2, inCount: 1, askedCount: 2, repliedCount: 1 },
        { channel: 'linkedin', ...none },
        { channel: 'call', ...none, outCount: 1, inCount: 1 },
        { channel: 'meeting', ...none, neitherCount: 1 },
        { channel: 'event', ...none },
        { channel: 'message', ...none },
        { channel: 'other', ...none },
      ].map((count) => ({ ...count, before: null })),
    );
    expect(byRep).toMatchObject([
      { repId: 'lan', calls: 2, meetings: 1, all: 5, askedCount: 1, repliedCount: 1 },
      { repId: 'minh', calls: 0, meetings: 0, all: 1, askedCount: 1, repliedCount: 0 },
    ]);
  });

  test('beside those of the period before, up to the same day and at the same age', () => {
    const facts = someFacts({
      touches: [
        aTouch({ on: '2026-10-05' }),
        aTouch({ threadKey: 'a', on: '2026-08-01' }),
        // Answered when it was as old as the quarter is now, and after that.
        aTouch({ threadKey: 'a', on: '2026-08-12', direction: 'in' }),
        aTouch({ threadKey: 'b', on: '2026-08-01' }),
        aTouch({ threadKey: 'b', on: '2026-08-13', direction: 'in' }),
      ],
    });
    const [email] = reportOf(facts).byChannel;
    expect(email).toMatchObject({ outCount: 1, inCount: 0, askedCount: 1 });
    expect(email?.before).toEqual({
      channel: 'email',
      ...none,
      outCount: 2,
      inCount: 1,
      askedCount: 2,
      repliedCount: 1,
    });
  });

  test('each number has its rows', () => {
    const facts = someFacts({
      touches: [
        aTouch({ id: 'asked', threadKey: 'a' }),
        aTouch({ id: 'answer', threadKey: 'a', on: '2026-10-06', direction: 'in' }),
        aTouch({ id: 'waiting', threadKey: 'b', repId: 'minh' }),
        aTouch({ id: 'met', ...meeting }),
        aTouch({ id: 'off', ...meeting, outcome: 'cancelled' }),
        aTouch({ id: 'before', on: '2026-09-30' }),
      ],
    });
    const idsOf = (
      channel: 'email' | 'meeting',
      part: TouchPart,
      repIds = null as null | string[],
    ) => findTouchRows(facts, { ...aQuery(facts, { repIds }), channel, part }).map(({ id }) => id);
    expect(touchParts.map((part) => idsOf('email', part).sort())).toEqual([
      ['answer', 'asked', 'waiting'],
      ['asked', 'waiting'],
      ['answer'],
      [],
      ['asked', 'waiting'],
      ['asked'],
    ]);
    expect(idsOf('meeting', 'neither')).toEqual(['met']);
    expect(idsOf('email', 'all', ['minh'])).toEqual(['waiting']);
  });

  test('a rep with nothing has a row, and nobody has one where there is any', () => {
    const facts = someFacts({
      touches: [aTouch({ repId: null })],
      deals: [aDeal({ lost: '2026-10-20' })],
    });
    expect(reportOf(facts).byRep).toMatchObject([
      { repId: 'lan', name: 'Lan', all: 0, dealsClosed: 1 },
      { repId: 'minh', name: 'Minh', all: 0, dealsClosed: 0 },
      { repId: '', name: '', all: 1 },
    ]);
    expect(reportOf(facts, { repIds: ['minh'] }).byRep.map(({ repId }) => repId)).toEqual(['minh']);
  });
});

describe('weeks', () => {
  test('of the period, with what is planned in those to come', () => {
    const facts = someFacts({
      touches: [
        aTouch({ channel: 'call', on: '2026-11-09' }),
        aTouch({ ...meeting, on: '2026-11-10' }),
        aTouch({ ...meeting, on: '2026-11-13' }),
        aTouch({ ...meeting, on: '2026-11-17' }),
        aTouch({ ...meeting, on: '2026-11-18', outcome: 'cancelled' }),
      ],
    });
    const { weeks } = reportOf(facts, { grain: 'month' });
    expect(weeks.map(({ week }) => week.from)).toEqual([
      '2026-11-01',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ]);
    expect(weeks.map(({ calls, meetings, all }) => [calls, meetings, all])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [1, 2, 3],
      [0, 1, 1],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(weeks.map(({ isOpen }) => isOpen)).toEqual([false, false, true, true, true, true]);
  });

  test('a week is the last of thirteen', () => {
    const { weeks } = reportOf(someFacts(), { grain: 'week' });
    expect(weeks).toHaveLength(13);
    expect(weeks.at(-1)?.week.from).toBe('2026-11-09');
  });
});

describe('prospects who go cold', () => {
  test('the longest silence first; either direction ends it', () => {
    const facts = someFacts({
      prospects: [
        aProspect({ id: 'never', entered: '2026-09-01' }),
        aProspect({ id: 'fresh', entered: '2026-11-01' }),
        aProspect({ id: 'spoken', entered: '2026-01-01' }),
        aProspect({ id: 'wrote', entered: '2026-01-01' }),
        aProspect({ id: 'silent', entered: '2026-01-01', ownerId: 'minh' }),
        aProspect({ id: 'done', entered: '2026-01-01' }),
      ],
      touches: [
        aTouch({ prospectIds: ['spoken'], on: '2026-10-20' }),
        aTouch({ prospectIds: ['wrote', 'never-seen'], on: '2026-10-20', direction: 'in' }),
        aTouch({ prospectIds: ['silent'], on: '2026-05-01' }),
        aTouch({ prospectIds: ['silent'], on: '2026-04-01' }),
      ],
    });
    const { cold, byRep } = reportOf(facts);
    expect(cold.map(({ id, lastTouchAt }) => [id, lastTouchAt])).toEqual([
      ['silent', Date.parse('2026-05-01T12:00:00Z')],
      ['never', null],
    ]);
    expect(byRep.map(({ coldCount }) => coldCount)).toEqual([1, 1]);
    expect(reportOf(facts, { repIds: ['lan'] }).cold.map(({ id }) => id)).toEqual(['never']);
  });

  test('what is planned, was called off or reached nobody ends no silence', () => {
    const facts = someFacts({
      prospects: [aProspect({ id: 'ha', entered: '2026-01-01' })],
      touches: [
        aTouch({ ...meeting, on: '2026-11-20' }),
        aTouch({ ...meeting, on: '2026-11-02', outcome: 'cancelled' }),
        aTouch({ channel: 'call', on: '2026-11-03', outcome: 'no_answer' }),
        aTouch({ on: '2026-11-04', outcome: 'bounced' }),
      ],
    });
    expect(reportOf(facts).cold).toMatchObject([{ id: 'ha', lastTouchAt: null }]);
  });

  test('after as many days as the workspace has set', () => {
    const facts = (coldDays: number) =>
      someFacts({
        prospects: [aProspect({ id: 'ha', entered: '2026-01-01' })],
        touches: [aTouch({ on: '2026-11-05' })],
        settings: { coldDays },
      });
    expect(reportOf(facts(6)).cold).toHaveLength(1);
    expect(reportOf(facts(7)).cold).toHaveLength(0);
  });
});
