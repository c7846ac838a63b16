import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CadenceStep } from '../model/engagement.ts';
import { channels } from '../model/prospect.ts';
import { aCadence, calendar, vn } from './a-facts.ts';
import { aRandomCalendar, aRandomDay } from './a-random-calendar.ts';
import { planCadence, toOfferedChannel } from './cadence.ts';
import { dueMinute } from './calendar.ts';

const someSteps: fc.Arbitrary<CadenceStep[]> = fc.array(
  fc.record({
    channel: fc.constantFrom(...channels),
    waitDays: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 250 })),
  }),
  { minLength: 1, maxLength: 30 },
);

const someMinute = fc.integer({ min: 0, max: 1439 });

function daysOf(plan: ReturnType<typeof planCadence>): readonly string[] {
  return plan.map(({ dueOn }) => dueOn);
}

describe('the days of a cadence', () => {
  test('business days after each other, over a weekend and a holiday', () => {
    const cadence = aCadence({ startedAt: vn('2026-11-16 15:00') });
    expect(daysOf(planCadence(cadence, { calendar }))).toEqual([
      '2026-11-16',
      '2026-11-18',
      // Friday the 20th is closed, and the weekend behind it.
      '2026-11-23',
    ]);
  });

  test('begun on a closed day, it starts on the next open one', () => {
    const cadence = aCadence({ startedAt: vn('2026-11-14 10:00') });
    expect(daysOf(planCadence(cadence, { calendar }))[0]).toBe('2026-11-16');
  });

  test('steps without a wait take a day each', () => {
    const steps: CadenceStep[] = [
      { channel: 'email', waitDays: 0 },
      { channel: 'call', waitDays: 0 },
      { channel: 'linkedin', waitDays: 0 },
    ];
    const cadence = aCadence({ steps, startedAt: vn('2026-11-12 10:00') });
    expect(daysOf(planCadence(cadence, { calendar }))).toEqual([
      '2026-11-12',
      '2026-11-13',
      '2026-11-16',
    ]);
    const done = { ...cadence, step: 1, steppedAt: vn('2026-11-12 11:00') };
    expect(daysOf(planCadence(done, { calendar }))).toEqual(['2026-11-13', '2026-11-16']);
  });

  test('a step that is done late moves the rest', () => {
    const cadence = aCadence({ step: 1, steppedAt: vn('2026-11-12 18:00') });
    expect(daysOf(planCadence(cadence, { calendar }))).toEqual(['2026-11-16', '2026-11-18']);
  });

  test('a step that is late keeps its day, and those behind it count from today', () => {
    const cadence = aCadence({ startedAt: vn('2026-11-02 10:00') });
    expect(daysOf(planCadence(cadence, { calendar, today: '2026-11-12' }))).toEqual([
      '2026-11-02',
      '2026-11-16',
      '2026-11-18',
    ]);
    // Looked at on a Saturday, the late one is done on Monday at the earliest.
    expect(daysOf(planCadence(cadence, { calendar, today: '2026-11-14' }))).toEqual([
      '2026-11-02',
      '2026-11-18',
      '2026-11-23',
    ]);
  });

  test('nothing while it is paused, and nothing after the last step', () => {
    expect(planCadence(aCadence({ pausedAt: vn('2026-11-11 08:00') }), { calendar })).toEqual([]);
    expect(planCadence(aCadence({ step: 3 }), { calendar })).toEqual([]);
  });

  test.each([
    ['email', 'linkedin', 'linkedin'],
    ['message', 'email', 'email'],
    ['call', 'email', 'call'],
    ['email', 'call', 'email'],
    ['meeting', 'message', 'meeting'],
    ['email', null, 'email'],
  ] as const)('%s for somebody who prefers %s is %s', (channel, preferred, offered) => {
    expect(toOfferedChannel(channel, preferred)).toBe(offered);
  });

  // Seen to fail: two steps of no wait on one day; a step on the day of the one before, done on a Sunday.
  test('never a closed day, never two on one day, order kept, the waits respected', () => {
    fc.assert(
      fc.property(
        aRandomCalendar,
        someSteps,
        fc.record({
          startedOn: aRandomDay,
          steppedOn: fc.option(aRandomDay),
          minute: someMinute,
          at: fc.nat(),
        }),
        (some, steps, { startedOn, steppedOn, minute, at }) => {
          const any = some.calendar;
          const step = steppedOn === null ? 0 : at % (steps.length + 1);
          const steppedAt = steppedOn === null ? null : any.toInstant(steppedOn, minute);
          const startedAt = any.toInstant(startedOn, minute);
          const cadence = aCadence({ steps, step, startedAt, steppedAt });
          const plan = planCadence(cadence, { calendar: any });
          expect(plan.map(({ stepIndex }) => stepIndex)).toEqual(
            steps.map((_, index) => index).slice(step),
          );
          let before = steppedOn ?? startedOn;
          for (const { stepIndex, dueOn, dueAt } of plan) {
            const wait = steps[stepIndex]?.waitDays ?? 0;
            expect(some.isOpen(dueOn)).toBe(true);
            expect(stepIndex === 0 ? dueOn >= before : dueOn > before).toBe(true);
            if (wait > 0) expect(any.countOpenDays(before, dueOn)).toBe(wait);
            expect(dueAt).toBe(any.toInstant(dueOn, dueMinute));
            expect(any.dayOf(dueAt)).toBe(dueOn);
            before = dueOn;
          }
          expect(new Set(daysOf(plan)).size).toBe(plan.length);
          expect(plan.map((one) => one.dueAt)).toEqual(plan.map((one) => one.dueAt).toSorted());
        },
      ),
      { numRuns: 400 },
    );
  });

  test('done later, all that follows is later or the same; nothing catches up', () => {
    fc.assert(
      fc.property(
        aRandomCalendar,
        someSteps,
        fc.record({ a: aRandomDay, b: aRandomDay, minute: someMinute }),
        ({ calendar: any }, steps, { a, b, minute }) => {
          const [early, late] = a < b ? [a, b] : [b, a];
          const planAfter = (day: string) =>
            planCadence(aCadence({ steps, step: 1, steppedAt: any.toInstant(day, minute) }), {
              calendar: any,
            });
          const [sooner, later] = [planAfter(early), planAfter(late)];
          for (const [index, { dueOn }] of sooner.entries()) {
            expect(dueOn <= (later[index]?.dueOn ?? '')).toBe(true);
          }
        },
      ),
    );
  });

  test('with one step late, those behind it are never due before they can be', () => {
    fc.assert(
      fc.property(
        aRandomCalendar,
        someSteps,
        fc.record({ startedOn: aRandomDay, today: aRandomDay, minute: someMinute }),
        ({ calendar: any }, steps, { startedOn, today, minute }) => {
          const cadence = aCadence({ steps, startedAt: any.toInstant(startedOn, minute) });
          const [first, ...rest] = planCadence(cadence, { calendar: any, today });
          const days = rest.map(({ dueOn }) => dueOn);
          expect(new Set([first?.dueOn, ...days]).size).toBe(steps.length);
          const canBeDoneOn = any.nextOpen((first?.dueOn ?? '') < today ? today : startedOn);
          for (const day of days) expect(day > canBeDoneOn).toBe(true);
        },
      ),
    );
  });
});
