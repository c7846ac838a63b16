import { describe, expect, test } from 'vitest';
import { aDeal, aForecastFacts, day } from './a-forecast.ts';
import { aSynthetic, trueOdds } from './a-synthetic.ts';
import { quantileOf } from './beta.ts';
import type { DealFact, MoveFact, ReportFacts } from './facts.ts';
import { learnOdds, oddsOf } from './odds.ts';

interface Told {
  readonly deals: DealFact[];
  readonly moves: MoveFact[];
}

/** Deals that stood in a stage for so many days, and how they ended. */
function closed(
  count: number,
  of: { stage: string; days: number; outcome: 'won' | 'lost'; from?: number },
): Told {
  const from = of.from ?? 0;
  const tellings = Array.from({ length: count }, (_, at) =>
    aDeal(`${of.stage}${of.outcome}${of.days}-${from}-${at}`, [
      [from, of.stage],
      [from + of.days, of.outcome],
    ]),
  );
  return {
    deals: tellings.map(({ deal }) => deal),
    moves: tellings.flatMap(({ moves }) => moves),
  };
}

function together(...told: readonly Told[]): ReportFacts {
  return aForecastFacts({
    deals: told.flatMap(({ deals }) => deals),
    moves: told.flatMap(({ moves }) => moves),
  });
}

function stageOf(facts: ReportFacts, name: string, at = day(1000)) {
  const found = learnOdds(facts, { at }).stages.find((stage) => stage.name === name);
  return found ?? expect.unreachable(name);
}

describe('odds', () => {
  test('without history are what the stages say, with the range of twenty deals', () => {
    const learned = learnOdds(together(), { at: day(0) });
    expect(learned.dealCount).toBe(0);
    expect(learned.stages.map(({ name, fixed }) => [name, fixed])).toEqual([
      ['early', 0.2],
      ['late', 0.6],
    ]);
    for (const { fixed, mean, low, high, byAge, dealCount } of learned.stages) {
      expect(dealCount).toBe(0);
      expect(mean).toBeCloseTo(fixed, 12);
      expect(low).toBeCloseTo(quantileOf({ won: 20 * fixed, lost: 20 * (1 - fixed) }, 0.1), 9);
      expect(high).toBeCloseTo(quantileOf({ won: 20 * fixed, lost: 20 * (1 - fixed) }, 0.9), 9);
      for (const cell of byAge) expect(cell.mean).toBeCloseTo(fixed, 12);
    }
  });

  test('count what was won among what was closed, beside twenty deals as the stage says', () => {
    // All alike long: 20 × 0.2 + 24 won of 20 + 30.
    const facts = together(
      closed(24, { stage: 'early', days: 5, outcome: 'won' }),
      closed(6, { stage: 'early', days: 5, outcome: 'lost' }),
    );
    const { mean, dealCount, byAge } = stageOf(facts, 'early');
    expect(mean).toBeCloseTo(28 / 50, 12);
    expect(dealCount).toBe(30);
    // The first age about it, the next, of which nothing is known, as the one before.
    expect(byAge[0]?.mean).toBeCloseTo((20 * (28 / 50) + 24) / 50, 12);
    expect(byAge[1]).toMatchObject({
      dealCount: 0,
      mean: byAge[0]?.mean,
      fromDay: 7,
      untilDay: 14,
    });
    expect(stageOf(facts, 'late')).toMatchObject({ dealCount: 0, mean: 0.6 });
  });

  test('weigh a deal by the days for which it could be seen', () => {
    // Ten won after 3 days, ten lost after 6: 30 of 90 days, worth 90² ÷ (10 × 9 + 10 × 36) = 18 deals.
    const facts = together(
      closed(10, { stage: 'early', days: 3, outcome: 'won' }),
      closed(10, { stage: 'early', days: 6, outcome: 'lost' }),
    );
    const { mean, dealCount, worth } = stageOf(facts, 'early');
    expect([dealCount, worth]).toEqual([20, 18]);
    expect(mean).toBeCloseTo((20 * 0.2 + 6) / 38, 12);
  });

  test('know which deals had grown old', () => {
    const facts = together(
      closed(40, { stage: 'early', days: 6, outcome: 'won' }),
      closed(40, { stage: 'early', days: 50, outcome: 'lost' }),
    );
    const learned = learnOdds(facts, { at: day(1000) });
    const id = learned.stages[0]?.stageId ?? '';
    const [young, old] = [0, 45].map((days) => oddsOf(learned, { stageId: id, days }));
    expect(young).toMatchObject({ fromDay: 0, untilDay: 7, dealCount: 80 });
    expect(old).toMatchObject({ fromDay: 30, untilDay: 60, dealCount: 40 });
    expect(young?.mean).toBeGreaterThan(0.3);
    expect(old?.mean).toBeLessThan(0.05);
    expect(oddsOf(learned, { stageId: id, days: 7 })?.fromDay).toBe(7);
    expect(oddsOf(learned, { stageId: id, days: 9999 })?.untilDay).toBeNull();
    expect(oddsOf(learned, { stageId: 'won', days: 1 })).toBeUndefined();
  });

  test('are hardly moved by few deals', () => {
    const few = closed(3, { stage: 'early', days: 5, outcome: 'won' });
    expect(stageOf(together(few), 'early').mean).toBeCloseTo((20 * 0.2 + 3) / 23, 12);
  });

  test('do not see a stage that was skipped, or passed within the hour', () => {
    const skipped = aDeal('skipped', [
      [0, 'late'],
      [9, 'won'],
    ]);
    const entered = aDeal('entered', [
      [0, 'early'],
      [0.01, 'late'],
      [0.02, 'won'],
    ]);
    const facts = aForecastFacts({
      deals: [skipped.deal, entered.deal],
      moves: [...skipped.moves, ...entered.moves],
    });
    expect(stageOf(facts, 'early').dealCount).toBe(0);
    expect(stageOf(facts, 'late').dealCount).toBe(1);
    expect(learnOdds(facts, { at: day(1000) }).dealCount).toBe(1);
  });

  test('take a deal that was opened again by its last end, and only when it has one', () => {
    const steps = [
      [0, 'early'],
      [5, 'lost'],
      [20, 'early'],
      [25, 'won'],
    ] as const;
    const { deal, moves } = aDeal('again', steps);
    const facts = aForecastFacts({ deals: [deal], moves });
    const seen = (at: number) => learnOdds(facts, { at: day(at) }).dealCount;
    const mean = (at: number) => stageOf(facts, 'early', day(at)).mean;
    expect([4, 6, 21, 26].map(seen)).toEqual([0, 1, 0, 1]);
    expect(mean(6)).toBeCloseTo(4 / 21, 12);
    expect(mean(26)).toBeCloseTo(5 / 21, 12);
  });

  test('bear moves out of order, of deals that are gone, and of stages that are', () => {
    const { deal, moves } = aDeal('late', [
      [0, 'early'],
      [5, 'late'],
      [9, 'won'],
    ]);
    const gone = aDeal('gone', [
      [0, 'early'],
      [5, 'won'],
    ]);
    const through = aDeal('through', [
      [0, 'early'],
      [5, 'no such stage'],
      [9, 'lost'],
    ]);
    const noMoves = aDeal('none', [
      [0, 'early'],
      [5, 'won'],
    ]);
    const facts = aForecastFacts({
      deals: [deal, through.deal, noMoves.deal],
      moves: [...moves.toReversed(), ...gone.moves, ...through.moves],
    });
    expect(stageOf(facts, 'early').dealCount).toBe(2);
    expect(stageOf(facts, 'late').dealCount).toBe(1);
    expect(learnOdds({ ...facts, stages: [] }, { at: day(99) }).stages).toEqual([]);
  });

  test('come near to what they are where there is much history', () => {
    const { facts, now } = aSynthetic({ seed: 3, dealCount: 6000 });
    for (const [stage, { byAge }] of learnOdds(facts, { at: now }).stages.entries()) {
      for (const { fromDay, untilDay, mean: learned, worth } of byAge) {
        if (worth < 200 || untilDay === null) continue;
        const middle = trueOdds(stage, (fromDay + untilDay) / 2);
        expect(Math.abs(learned - middle), `${stage} from ${fromDay}`).toBeLessThan(0.08);
      }
    }
  });
});
