import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultScoring, type ScoreInputs, type Touch } from '../model/scoring.ts';
import {
  anEntry,
  anyInputs,
  anyLearned,
  anyProfile,
  anyScoring,
  aProfileOf,
  dayMs,
  noon,
  someInputs,
} from './a-score.ts';
import { toCard } from './card.ts';
import { findJump, toStillAt } from './jump.ts';
import { toTotals } from './score.ts';

const profile = aProfileOf(
  anEntry('seniority', 'head', { weight: 20 }),
  anEntry('industry', 'food', { weight: 20 }),
  anEntry('company_size', '', { from: 200, to: 2000, weight: 20 }),
);
const cardOf = (more: Partial<typeof defaultScoring> = {}) =>
  toCard({ profile, scoring: { ...defaultScoring, ...more }, learned: null });
const card = cardOf();
const ago = (days: number) => noon - days * dayMs;
/** Two facts of three known, two thirds of 60 points. */
const cold = someInputs({ industry: 'Software' });
const find = (inputs: ScoreInputs, now = noon) => findJump(inputs, card, now);

describe('a jump', () => {
  it('is a meeting of this week, by the score of a week before', () => {
    const touches: Touch[] = [['meeting', ago(2)]];
    // 45 points of engagement are 18 of the score.
    expect(find({ ...cold, touches })).toEqual({ at: ago(2), before: 40, after: 58 });
    expect(find({ ...cold, touches: [['reply', ago(2)]] })).toEqual({
      at: ago(2),
      before: 40,
      after: 56,
    });
  });

  it('is a fact that became known', () => {
    const inputs = someInputs({ since: { company_size: ago(3) } });
    expect(find(inputs)).toEqual({ at: ago(3), before: 40, after: 60 });
  });

  it('takes several small things of one week together, at the one that made it', () => {
    const touches: Touch[] = [
      ['call', ago(1)],
      ['event', ago(4)],
    ];
    const jump = find({ ...cold, touches });
    expect(jump?.at).toBe(ago(1));
    expect(find({ ...cold, touches: touches.slice(1) })).toBeNull();
    const apart: Touch[] = [
      ['call', ago(1)],
      ['event', ago(20)],
    ];
    expect(find({ ...cold, touches: apart })).toBeNull();
  });

  it('has what follows within a week in it, with its highest', () => {
    const touches: Touch[] = [
      ['reply', ago(1)],
      ['meeting', ago(6)],
    ];
    const jump = find({ ...cold, touches });
    expect(jump).toMatchObject({ at: ago(6), before: 40 });
    expect(jump?.after).toBe(toTotals({ ...cold, touches }, card, ago(1)).score);
    // Eight days later it is one of its own.
    const later: Touch[] = [
      ['reply', ago(1)],
      ['meeting', ago(1)],
      ['meeting', ago(9)],
    ];
    expect(find({ ...cold, touches: later })?.at).toBe(ago(1));
  });

  it.each<readonly [string, Partial<ScoreInputs>]>([
    ['nothing has happened', {}],
    ['what we sent', { touches: Array.from({ length: 9 }, () => ['sent', ago(1)] as const) }],
    ['what lies ahead', { touches: [['meeting', noon + dayMs]] }],
    ['what is a month old', { touches: [['meeting', ago(31)]] }],
    ['too small a rise', { touches: [['call', ago(2)]] }],
    ['why they were saved', { createdAt: ago(2), touches: [['meeting', ago(2) + 60_000]] }],
    ['from before they were saved', { createdAt: ago(2), touches: [['meeting', ago(3)]] }],
  ])('is not: %s', (_, more) => {
    expect(find({ ...cold, ...more })).toBeNull();
  });

  it('is none where nobody asks for one, or nobody has said who fits', () => {
    const inputs = { ...cold, touches: [['meeting', ago(2)]] as Touch[] };
    expect(findJump(inputs, cardOf({ jumpPoints: 0 }), noon)).toBeNull();
    const noProfile = toCard({
      profile: aProfileOf(),
      scoring: defaultScoring,
      learned: null,
    });
    expect(findJump(inputs, noProfile, noon)).toBeNull();
    expect(findJump(inputs, cardOf({ jumpPoints: 18 }), noon)).not.toBeNull();
    expect(findJump(inputs, cardOf({ jumpPoints: 19 }), noon)).toBeNull();
  });

  it('begins with the day on which they were saved', () => {
    const inputs = { ...cold, createdAt: ago(3), touches: [['meeting', ago(2)]] as Touch[] };
    expect(find(inputs)).toEqual({ at: ago(2), before: 40, after: 58 });
  });
});

const anyCase = fc.record({
  inputs: anyInputs,
  card: fc
    .record({ profile: anyProfile, scoring: anyScoring, learned: anyLearned })
    .map((options) => toCard(options)),
  now: fc.integer({ min: noon - 10 * dayMs, max: noon + 10 * dayMs }),
});

describe('for any rows', () => {
  it('a jump is by as many points as are asked for, of something that has happened', () => {
    let count = 0;
    fc.assert(
      fc.property(anyCase, ({ inputs, card: any, now }) => {
        const jump = findJump(inputs, any, now);
        if (!jump) return;
        count += 1;
        expect(jump.after - jump.before).toBeGreaterThanOrEqual(any.jumpPoints);
        expect(jump.at).toBeLessThanOrEqual(now);
        expect(jump.at).toBeGreaterThan(inputs.createdAt + 60_000);
        const weekBefore = Math.max(jump.at - 7 * dayMs, inputs.createdAt);
        expect(toTotals(inputs, any, weekBefore).score).toBe(jump.before);
        expect(toTotals(inputs, any, jump.at).score).toBeLessThanOrEqual(jump.after);
        const times = [
          ...Object.values(inputs.since),
          ...inputs.touches.flatMap(([kind, at]) => (kind === 'sent' ? [] : [at])),
        ];
        expect(times).toContain(jump.at);
      }),
      { numRuns: 2000 },
    );
    expect(count).toBeGreaterThan(50);
  });

  it('it stays the same until something happens, and then for as long as it is looked for', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 20 * dayMs }), (any, later) => {
        const { inputs, now } = any;
        const ofTouches = (isEvent: (kind: string) => boolean) =>
          inputs.touches.flatMap(([kind, at]) => (isEvent(kind) ? [at] : []));
        const facts = Object.values(inputs.since);
        const all = [...facts, ...ofTouches(() => true)];
        const until = Math.min(now + later, ...all.filter((at) => at > now).map((at) => at - 1));
        expect(toStillAt(inputs, until)).toBe(toStillAt(inputs, now));
        const events = [...facts, ...ofTouches((kind) => kind !== 'sent')];
        const happened = events.filter((at) => at <= now && at > inputs.createdAt + 60_000);
        const isKept = Math.max(...happened) >= until - 30 * dayMs;
        const before = findJump(inputs, any.card, now);
        expect(findJump(inputs, any.card, until)).toEqual(isKept ? before : null);
      }),
      { numRuns: 2000 },
    );
  });

  it('stands still at the newest thing that has happened', () => {
    fc.assert(
      fc.property(anyCase, ({ inputs, now }) => {
        const still = toStillAt(inputs, now);
        expect(still).toBeGreaterThanOrEqual(inputs.createdAt);
        for (const [, at] of inputs.touches) {
          if (at <= now) expect(at).toBeLessThanOrEqual(still);
        }
        const times = [
          inputs.createdAt,
          ...Object.values(inputs.since),
          ...inputs.touches.map(([, at]) => at),
        ];
        expect(times).toContain(still);
      }),
    );
  });
});
