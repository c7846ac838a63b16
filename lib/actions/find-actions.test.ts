import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aDeal, aPerson, aSelling, aStakeholder, aTouch, calendar, now, vn } from './a-facts.ts';
import { aRandomDeal, aRandomPerson } from './a-random-facts.ts';
import { toAnswerKey } from './answers.ts';
import { dueMinute } from './calendar.ts';
import { type Action, type DealFacts, type PersonFacts, ruleIds } from './facts.ts';
import { compareActions, findActions, nextAction, pickAction, toRank } from './find-actions.ts';

const selling = aSelling();
const someFacts: fc.Arbitrary<PersonFacts | DealFacts> = fc.oneof(aRandomPerson, aRandomDeal);
const dayMs = 86_400_000;
const someStake = fc.record({
  worth: fc.nat(),
  odds: fc.nat(100),
  doublings: fc.integer({ min: -50, max: 50 }).map((points) => points / 25),
  weight: fc.constantFrom(1, 2, 4, 8),
});

function anAction(more: Partial<Action> = {}): Action {
  return {
    rule: 'stalled',
    rank: 0,
    dueAt: now,
    factsAt: now,
    channel: null,
    prospectId: null,
    facts: [],
    ...more,
  };
}

function rulesOf(actions: readonly Action[]): readonly string[] {
  return actions.map(({ rule }) => rule);
}

describe('nothing to do', () => {
  test('for a person who is at work with us and heard from us yesterday', () => {
    const person = aPerson({
      noticeDueAt: vn('2026-10-30 10:00'),
      noticeSentAt: vn('2026-10-12 10:00'),
      touches: [
        aTouch(vn('2026-11-11 10:00')),
        aTouch(vn('2026-11-10 15:00'), { direction: 'in' }),
        aTouch(vn('2026-11-05 10:00'), { channel: 'meeting', direction: null, outcome: 'held' }),
      ],
      signals: [
        { kind: 'reply', at: vn('2026-11-10 15:00'), before: null, after: null },
        { kind: 'job_change', at: vn('2026-11-01 15:00'), before: 'Head', after: 'VP' },
      ],
    });
    const actions = findActions(person, selling);
    expect(actions).toEqual([]);
    expect(pickAction(actions, now)).toBeUndefined();
    expect(nextAction(actions, now)).toBeUndefined();
  });

  test('for a deal that moves, whose people are known and in touch', () => {
    const deal = aDeal({
      enteredStageAt: vn('2026-11-10 10:00'),
      quotedAt: vn('2026-11-10 11:00'),
      expectedCloseOn: '2026-12-18',
      people: [
        aStakeholder('ha', {
          roles: ['champion'],
          stance: 'for',
          influence: 'high',
          evidence: 'wants the pilot line live by Tết',
          lastTouchAt: vn('2026-11-10 11:00'),
        }),
        aStakeholder('feld', {
          roles: ['economic_buyer'],
          stance: 'against',
          influence: 'high',
          evidence: 'asked for payback under 18 months',
          lastTouchAt: vn('2026-11-06 11:00'),
        }),
      ],
      touches: [aTouch(vn('2026-11-10 11:05'))],
    });
    const actions = findActions(deal, selling);
    expect(pickAction(actions, now)).toBeUndefined();
    // What comes if nothing happens.
    expect(rulesOf(actions)).toEqual([
      'quote_unanswered',
      'champion_silent',
      'stalled',
      'close_date_passed',
    ]);
    expect(nextAction(actions, now)).toMatchObject({
      rule: 'quote_unanswered',
      dueAt: vn('2026-11-17 09:00'),
    });
  });

  test('for a deal that is lost, and one that was won once and for all', () => {
    expect(findActions(aDeal({ outcome: 'lost', closedAt: now }), selling)).toEqual([]);
    const won = aDeal({ outcome: 'won', closedAt: now, billing: 'one_off', termMonths: null });
    expect(findActions(won, selling)).toEqual([]);
  });

  test('for somebody who may not be contacted', () => {
    const person = aPerson({ status: 'new', isDoNotContact: true });
    expect(findActions(person, selling)).toEqual([]);
  });
});

describe('what comes first', () => {
  test('the formula: impact × urgency, without the time of now', () => {
    const dueAt = '1970-01-11T00:00:00.000Z';
    expect(toRank({ worth: 1024, odds: 50, doublings: 0, weight: 4, dueAt })).toBeCloseTo(
      Math.log2(1024 * 50 * 4) - 2,
    );
    // Five days later weighs as much as twice the worth.
    const later = '1970-01-16T00:00:00.000Z';
    expect(toRank({ worth: 2048, odds: 50, doublings: 0, weight: 4, dueAt: later })).toBeCloseTo(
      toRank({ worth: 1024, odds: 50, doublings: 0, weight: 4, dueAt }),
    );
    // Nothing is worth nothing: it would never be done.
    expect(Number.isFinite(toRank({ worth: 0, odds: 0, doublings: 0, weight: 1, dueAt }))).toBe(
      true,
    );
  });

  test('what is at stake: the deal, else what deals are worth in the middle', () => {
    const reply = aTouch(vn('2026-11-11 10:00'), { direction: 'in' });
    const rankOf = (facts: PersonFacts | DealFacts, rule: string): number | undefined =>
      findActions(facts, selling).find((action) => action.rule === rule)?.rank;
    const due = { doublings: 0, weight: 8, dueAt: vn('2026-11-11 10:00') };
    expect(rankOf(aPerson({ touches: [reply] }), 'reply_waits')).toBe(
      toRank({ worth: 40_000, odds: 5, ...due }),
    );
    const withDeal = { touches: [reply], deal: { id: 'deal', worth: 96_000, odds: 75 } };
    expect(rankOf(aPerson(withDeal), 'reply_waits')).toBe(
      toRank({ worth: 96_000, odds: 75, ...due }),
    );
    const noAmount = { touches: [reply], deal: { id: 'deal', worth: null, odds: 75 } };
    expect(rankOf(aPerson(noAmount), 'reply_waits')).toBe(
      toRank({ worth: 40_000, odds: 75, ...due }),
    );
    const won = aDeal({ outcome: 'won', probability: 100, closedAt: vn('2026-02-06 16:00') });
    expect(rankOf({ ...won, termMonths: 12 }, 'renewal_due')).toBe(
      toRank({ worth: 96_000, odds: 75, doublings: 0, weight: 4, dueAt: vn('2026-11-09 09:00') }),
    );
  });

  test('the lead score of who has no deal yet: 75 counts twice, 25 half, unknown as it is', () => {
    const rankOf = (more: Partial<PersonFacts>): number | undefined =>
      findActions(
        aPerson({ touches: [aTouch(vn('2026-11-11 10:00'), { direction: 'in' })], ...more }),
        selling,
      )[0]?.rank;
    const scored = (score: number) => ({ score: { score, fit: 80, grade: 'A2' } as const });
    const plain = rankOf({}) ?? Number.NaN;
    expect(rankOf(scored(75))).toBeCloseTo(plain + 1);
    expect(rankOf(scored(50))).toBeCloseTo(plain);
    expect(rankOf(scored(25))).toBeCloseTo(plain - 1);
    const deal = { id: 'deal', worth: 96_000, odds: 75 };
    expect(rankOf({ deal, ...scored(75) })).toBe(rankOf({ deal }));
  });

  test('of a deal the odds as they were moved; rules look at those of its stage', () => {
    const gap = { enteredStageAt: vn('2026-11-10 10:00'), people: [aStakeholder('ha')] };
    const find = (more: Partial<DealFacts>) =>
      findActions(aDeal({ ...gap, ...more }), selling).find(
        ({ rule }) => rule === 'no_economic_buyer',
      );
    const moved = find({ odds: 100 });
    expect(moved?.rank).toBeCloseTo((find({})?.rank ?? Number.NaN) + 1);
    expect(moved?.facts).toEqual(find({})?.facts);
  });

  test('ties: due sooner, then the order of the rules, then the person', () => {
    const tied = [
      anAction({ rule: 'stalled', dueAt: vn('2026-11-10 09:00') }),
      anAction({ rule: 'reply_waits' }),
      anAction({ rule: 'role_guessed', prospectId: 'ada' }),
      anAction({ rule: 'role_guessed', prospectId: 'bo' }),
      anAction({ rule: 'stalled' }),
    ];
    expect(tied.toReversed().toSorted(compareActions)).toEqual(tied);
    expect(pickAction(tied.toReversed(), now)).toBe(tied[0]);
    fc.assert(
      fc.property(fc.shuffledSubarray(tied, { minLength: tied.length }), (shuffled) => {
        expect(shuffled.toSorted(compareActions)).toEqual(tied);
        expect(pickAction(shuffled, now)).toBe(tied[0]);
      }),
    );
  });

  test('of what is due the highest rank; of what comes the earliest', () => {
    const high = anAction({ rank: 9, dueAt: vn('2026-11-13 09:00') });
    const low = anAction({ rank: 1, dueAt: vn('2026-11-12 09:00') });
    const over = anAction({ rank: 20, dueAt: vn('2026-11-02 09:00'), until: now });
    const never = anAction({
      rank: 20,
      dueAt: vn('2026-11-16 09:00'),
      until: vn('2026-11-15 09:00'),
    });
    const all = [over, never, high, low];
    expect(pickAction(all, now)).toBe(low);
    expect(pickAction(all, vn('2026-11-13 09:00'))).toBe(high);
    expect(pickAction([over, never], vn('2026-12-01 09:00'))).toBeUndefined();
    expect(nextAction(all, vn('2026-11-11 09:00'))).toBe(low);
    expect(nextAction(all, now)).toBe(high);
    expect(nextAction(all, vn('2026-11-13 09:00'))).toBeUndefined();
  });

  test('times of two spellings are compared as times', () => {
    const action = anAction({ dueAt: '2026-11-12T02:00:00Z' });
    expect(pickAction([action], '2026-11-12T02:00:00.000Z')).toBe(action);
    const person = aPerson({
      touches: [aTouch('2026-11-11T02:00:00Z', { direction: 'in' })],
      answers: { settledUntil: { reply_waits: '2026-11-11T02:00:00.000Z' }, snoozedUntil: {} },
    });
    expect(findActions(person, selling)).toEqual([]);
  });
});

describe('for any facts', () => {
  // Seen to fail: touches read as given rather than by their times; people of one time in the order they came.
  test('the order in which they are given changes nothing', () => {
    fc.assert(
      fc.property(someFacts, fc.infiniteStream(fc.nat()), (facts, random) => {
        const shuffle = <Item>(items: readonly Item[]): Item[] =>
          items
            .map((item) => ({ item, key: random.next().value as number }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const shuffled =
          facts.kind === 'deal'
            ? { ...facts, people: shuffle(facts.people), touches: shuffle(facts.touches) }
            : { ...facts, touches: shuffle(facts.touches), signals: shuffle(facts.signals) };
        expect(findActions(shuffled, selling)).toEqual(findActions(facts, selling));
      }),
      { numRuns: 1000 },
    );
  });

  test('once a rule at most, in order, on an open day, with facts and a whole rank', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const actions = findActions(facts, selling);
        expect(new Set(rulesOf(actions)).size).toBe(actions.length);
        expect(actions.toSorted(compareActions)).toEqual(actions);
        for (const action of actions) {
          expect(ruleIds).toContain(action.rule);
          expect(Number.isFinite(action.rank)).toBe(true);
          expect(action.facts.length).toBeGreaterThan(0);
          expect(new Date(action.dueAt).toISOString()).toBe(action.dueAt);
          if (facts.answers.snoozedUntil[toAnswerKey(action)] === action.dueAt) continue;
          const day = calendar.dayOf(action.dueAt);
          expect(calendar.isOpen(day)).toBe(true);
          if (action.rule === 'reply_waits') continue;
          expect(action.dueAt).toBe(calendar.toInstant(day, dueMinute));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('what is settled stays silent until a newer fact, whatever else is so', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        for (const action of findActions(facts, selling)) {
          const { rule, factsAt, prospectId } = action;
          const settledUntil = { ...facts.answers.settledUntil, [toAnswerKey(action)]: factsAt };
          const after = findActions(
            { ...facts, answers: { ...facts.answers, settledUntil } },
            selling,
          ).find((other) => other.rule === rule);
          if (after === undefined) continue;
          // Time alone brings back only a deal that stands still; else it is about another person.
          if (rule === 'stalled') expect(after.factsAt > factsAt).toBe(true);
          else expect(after.prospectId).not.toBe(prospectId);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the order does not change with time, so that it can be kept in an index', () => {
    fc.assert(
      fc.property(
        fc.record({
          a: someStake,
          b: someStake,
          dueA: fc.integer({ min: 0, max: 60 }),
          dueB: fc.integer({ min: 0, max: 60 }),
          today: fc.integer({ min: 0, max: 120 }),
        }),
        ({ a, b, dueA, dueB, today }) => {
          const first = Date.parse('2026-01-05T02:00:00.000Z');
          const dueAt = (days: number) => new Date(first + days * dayMs).toISOString();
          const urgency = (of: typeof a, due: number): number =>
            Math.max(of.worth, 1) *
            Math.max(of.odds, 1) *
            of.weight *
            2 ** (of.doublings + (today - due) / 5);
          const [asked, other] = [urgency(a, dueA), urgency(b, dueB)];
          // Numbers as near as rounding are a tie.
          if (Math.abs(asked / other - 1) < 1e-9) return;
          const rankA = toRank({ ...a, dueAt: dueAt(dueA) });
          const rankB = toRank({ ...b, dueAt: dueAt(dueB) });
          expect(rankA > rankB).toBe(asked > other);
        },
      ),
    );
  });
});
