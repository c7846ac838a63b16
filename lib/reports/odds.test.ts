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
    // All left at the first age; the next, of which nothing is known, is as the one before.
    expect(byAge[0]?.mean).toBeCloseTo(28 / 50, 12);
    expect(byAge[0]?.low).toBeCloseTo(quantileOf({ won: 28, lost: 22 }, 0.1), 9);
    expect(byAge[1]).toMatchObject({ dealCount: 0, fromDay: 7, untilDay: 14 });
    expect(byAge[1]?.mean).toBeCloseTo(28 / 50, 12);
    expect(byAge[1]?.low).toBeLessThan((byAge[0]?.low ?? 0) - 0.05);
    expect(stageOf(facts, 'late')).toMatchObject({ dealCount: 0, mean: 0.6 });
  });

  test('weigh a deal by the days for which it could be seen', () => {
    // Ten won after 3 days, ten lost after 6: 30 of 90 days, worth 90² ÷ (10 × 9 + 10 × 36) = 18 deals.
    const facts = together(
      closed(10, { stage: 'early', days: 3, outcome: 'won' }),
      closed(10, { stage: 'early', days: 6, outcome: 'lost' }),
    );
    const { mean, dealCount } = stageOf(facts, 'early');
    expect(dealCount).toBe(20);
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
    // Those who left young: 44 of 60; twenty such deals and forty that were lost.
    expect(old?.mean).toBeCloseTo((20 * (44 / 60)) / 60, 12);
    // 40 of 80 leave young, and are seen for 240 of 520 days.
    const ratio = 240 / 520;
    expect(young?.mean).toBeCloseTo((ratio * 44) / 60 + (1 - ratio) * (old?.mean ?? 0), 12);
    expect(oddsOf(learned, { stageId: id, days: 7 })?.fromDay).toBe(7);
    expect(oddsOf(learned, { stageId: id, days: 9999 })?.untilDay).toBeNull();
    expect(oddsOf(learned, { stageId: 'won', days: 1 })).toBeUndefined();
  });

  test('are hardly moved by few deals', () => {
    const few = closed(3, { stage: 'early', days: 5, outcome: 'won' });
    expect(stageOf(together(few), 'early').mean).toBeCloseTo((20 * 0.2 + 3) / 23, 12);
  });

  test('count a deal that stayed long once in each age', () => {
    // Two won at 20 %, fifteen lost at 60 %: each age as a single count says.
    const won = stageOf(
      together(closed(2, { stage: 'early', days: 130, outcome: 'won' })),
      'early',
    );
    const lost = stageOf(
      together(closed(15, { stage: 'late', days: 130, outcome: 'lost' })),
      'late',
    );
    for (const { mean } of won.byAge) expect(mean).toBeCloseTo((20 * 0.2 + 2) / 22, 12);
    for (const { mean } of lost.byAge) expect(mean).toBeCloseTo((20 * 0.6) / 35, 12);
    expect(won.byAge.map(({ dealCount }) => dealCount)).toEqual([2, 2, 2, 2, 2, 2]);
    // Who leaves early is another question than who leaves late: less is known of an age than of the stage.
    expect(lost.byAge[0]?.low).toBeLessThan(lost.low);
  });

  test('of an age are those of who leaves at it and of who stays, by the days that they are seen', () => {
    // 10 won after 7 days, 10 lost after 14: in the first age half leave, and all are seen for 7 days.
    const facts = together(
      closed(10, { stage: 'early', days: 7, outcome: 'won' }),
      closed(10, { stage: 'early', days: 14, outcome: 'lost' }),
    );
    const [first, second] = stageOf(facts, 'early').byAge;
    const [early, late] = [(4 + 10) / 30, (20 * 14) / 30 / 30];
    expect(second?.mean).toBeCloseTo(late, 12);
    expect(first?.mean).toBeCloseTo((early + late) / 2, 12);
    expect(first?.leaving).toEqual({ won: 10, lost: 0, share: 0.5, seenShare: 0.5 });
  });

  test('are not learned of renewals', () => {
    const { deals, moves } = closed(30, { stage: 'early', days: 5, outcome: 'won' });
    const renewals = deals.map((deal) => ({ ...deal, renewsDealId: 'old' }));
    expect(stageOf(together({ deals: renewals, moves }), 'early')).toMatchObject({
      dealCount: 0,
      mean: 0.2,
    });
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
      for (const { fromDay, untilDay, mean: learned, dealCount } of byAge) {
        if (dealCount < 300 || untilDay === null) continue;
        const middle = trueOdds(stage, (fromDay + untilDay) / 2);
        expect(Math.abs(learned - middle), `${stage} from ${fromDay}`).toBeLessThan(0.08);
      }
    }
  });

  test('have ranges that hold what they are, of ages with few deals too', () => {
    const cells = Array.from({ length: 120 }, (_, at) => {
      const { facts, now } = aSynthetic({
        seed: at + 1,
        dealCount: 20 * 2 ** (at % 3),
        years: 2,
      });
      return learnOdds(facts, { at: now }).stages.flatMap(({ byAge }, stage) =>
        byAge.map(({ fromDay, untilDay, low, high, dealCount }) => {
          const truth = trueOdds(stage, (fromDay + (untilDay ?? 180)) / 2);
          return { dealCount, isInside: truth >= low && truth <= high };
        }),
      );
    }).flat();
    const insideOf = (found: typeof cells) =>
      found.filter(({ isInside }) => isInside).length / found.length;
    const few = cells.filter(({ dealCount }) => dealCount >= 2 && dealCount <= 5);
    expect(few.length).toBeGreaterThan(300);
    for (const share of [insideOf(few), insideOf(cells.filter((cell) => cell.dealCount > 0))]) {
      expect(share).toBeGreaterThanOrEqual(0.75);
      expect(share).toBeLessThanOrEqual(0.9);
    }
  });
});
