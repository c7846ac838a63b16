import { describe, expect, test } from 'vitest';
import { createCalendar } from '../../lib/actions/calendar.ts';
import type { DealFacts, SellingFacts, StakeholderFacts } from '../../lib/actions/facts.ts';
import { findActions } from '../../lib/actions/find-actions.ts';
import { isHardGap, isSilent, toGaps } from './stakeholder-gaps.ts';

const selling: SellingFacts = {
  calendar: createCalendar({ timeZone: 'UTC', workDays: [1, 2, 3, 4, 5], closed: new Set() }),
  medianDaysByStage: {},
  silenceDays: 10,
  typicalWorth: 10_000,
  firstProbability: 5,
};

/** A Monday. */
const begun = '2026-03-02T08:00:00.000Z';
const soon = Date.parse('2026-03-02T12:00:00.000Z');
const threeWeeksOn = Date.parse('2026-03-23T12:00:00.000Z');

function aPart(prospectId: string, more: Partial<StakeholderFacts> = {}): StakeholderFacts {
  return {
    prospectId,
    roles: [],
    stance: 'unknown',
    influence: 'unknown',
    evidence: null,
    changedAt: begun,
    addedAt: begun,
    lastTouchAt: begun,
    preferredChannel: null,
    isDoNotContact: false,
    ...more,
  };
}

function aDeal(people: readonly StakeholderFacts[], more: Partial<DealFacts> = {}): DealFacts {
  return {
    kind: 'deal',
    id: 'deal',
    ownerId: null,
    outcome: 'open',
    createdAt: begun,
    stageId: 'needs',
    probability: 30,
    odds: 30,
    enteredStageAt: begun,
    expectedCloseOn: null,
    quotedAt: null,
    closedAt: null,
    billing: 'annual',
    termMonths: 12,
    termStartsOn: null,
    hasRenewal: false,
    worth: 48_000,
    people,
    touches: [],
    answers: { settledUntil: {}, snoozedUntil: {} },
    ...more,
  };
}

const buyer = aPart('buyer', { roles: ['economic_buyer'], evidence: 'signs' });
const opponent = { stance: 'against', influence: 'high', lastTouchAt: null } as const;

function shown(facts: DealFacts, nowMs = soon): readonly string[] {
  return toGaps(facts, selling, nowMs).map(({ rule, prospectId }) => `${rule} ${prospectId}`);
}

describe('gaps', () => {
  test('a deal with a buyer, somebody else in touch and evidence for both has none', () => {
    expect(shown(aDeal([buyer, aPart('user', { roles: ['user'], evidence: 'said so' })]))).toEqual(
      [],
    );
  });

  test('each person has their own, where the next action asks about one after the other', () => {
    const facts = aDeal([buyer, aPart('a', opponent), aPart('b', opponent), aPart('c')]);
    expect(shown(facts)).toEqual(['opponent_untouched a', 'opponent_untouched b']);
    const actions = findActions(facts, selling).filter(({ rule }) => rule === 'opponent_untouched');
    expect(actions).toHaveLength(1);
  });

  test('those of the whole deal are said once, after those of people, in the order of the rules', () => {
    const guess = aPart('guess', { roles: ['legal'], lastTouchAt: null });
    expect(shown(aDeal([guess, aPart('a', opponent)]))).toEqual([
      'opponent_untouched a',
      'no_economic_buyer null',
      'single_threaded null',
      'role_guessed guess',
    ]);
  });

  test('a champion is silent only after the days of silence', () => {
    const champion = aPart('champion', { roles: ['champion'], evidence: 'sells for us' });
    const facts = aDeal([buyer, champion]);
    expect(shown(facts)).toEqual([]);
    expect(shown(facts, threeWeeksOn)).toEqual(['champion_silent champion']);
  });

  test('what was put away is silent here as well, until a person changes', () => {
    const answers = { settledUntil: { 'opponent_untouched:a': begun }, snoozedUntil: {} };
    expect(shown(aDeal([buyer, aPart('a', opponent), aPart('b')], { answers }))).toEqual([]);
    const changed = aPart('a', { ...opponent, changedAt: '2026-03-03T08:00:00.000Z' });
    expect(shown(aDeal([buyer, changed, aPart('b')], { answers }))).toEqual([
      'opponent_untouched a',
    ]);
  });

  test('a closed deal has none', () => {
    expect(shown(aDeal([aPart('a', opponent)], { outcome: 'won' }))).toEqual([]);
  });

  test('what may lose the deal is told from what is only not known', () => {
    const gaps = toGaps(
      aDeal([aPart('a', opponent), aPart('b', { roles: ['user'] })]),
      selling,
      soon,
    );
    expect(gaps.filter(isHardGap).map(({ rule }) => rule)).toEqual([
      'opponent_untouched',
      'no_economic_buyer',
    ]);
  });
});

describe('silence', () => {
  test.each([
    // Ten business days after a Monday end on the Monday two weeks on, at nine.
    ['2026-03-02T08:00:00.000Z', '2026-03-16T08:59:00.000Z', false],
    ['2026-03-02T08:00:00.000Z', '2026-03-16T09:00:00.000Z', true],
    [null, '2026-03-16T09:00:00.000Z', true],
    [null, '2026-03-05T09:00:00.000Z', false],
  ])('last touch %s, now %s: %s', (lastTouchAt, now, is) => {
    expect(isSilent({ lastTouchAt, addedAt: begun }, selling, Date.parse(now))).toBe(is);
  });
});
