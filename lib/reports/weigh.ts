import type { LearnedOdds } from './odds.ts';
import { oddsOf } from './odds.ts';
import type { OpenDeal } from './open-deals.ts';
import type { Period } from './periods.ts';
import { type Timing, toDayNumber, toShares } from './timing.ts';

/** An open deal with its odds and when they fall due. */
export interface WeighedDeal {
  readonly deal: OpenDeal;
  /** Which of the ages of the stages, counted through: deals of one share what is not known of its odds. */
  readonly cell: number | null;
  /** Of being won at all; 0 where its stage is none of the open ones. */
  readonly odds: number;
  /** What the workspace has set for its stage. */
  readonly fixed: number;
  /** Of being won in each period, if it is won. */
  readonly shares: readonly number[];
  /** Which period it is expected in: an overdue one in the running one. Null for none of them. */
  readonly expectedIn: number | null;
}

export interface Weighing {
  readonly learned: LearnedOdds;
  readonly timing: Timing;
  /** One after the other, the running one first. */
  readonly periods: readonly Period[];
  /** A day, `YYYY-MM-DD`. */
  readonly today: string;
}

export function weighDeals(
  deals: readonly OpenDeal[],
  { learned, timing, periods, today }: Weighing,
): readonly WeighedDeal[] {
  const cellOf = new Map(
    learned.stages.flatMap(({ byAge }) => byAge).map((cell, place) => [cell, place]),
  );
  const fixedByStage = new Map(learned.stages.map(({ stageId, fixed }) => [stageId, fixed]));
  const todayOn = toDayNumber(today);
  const sharesByDay = new Map<string | null, readonly number[]>();
  const loadShares = (expected: string | null): readonly number[] => {
    const kept = sharesByDay.get(expected);
    if (kept) return kept;
    const expectedOn = expected === null ? null : toDayNumber(expected);
    const shares = toShares(timing, periods, { expectedOn, todayOn });
    sharesByDay.set(expected, shares);
    return shares;
  };
  return deals.map((deal) => {
    const { stageId, days, expectedOn } = deal;
    const cell = stageId === null ? undefined : oddsOf(learned, { stageId, days });
    return {
      deal,
      cell: (cell && cellOf.get(cell)) ?? null,
      odds: cell?.mean ?? 0,
      fixed: fixedByStage.get(stageId ?? '') ?? 0,
      shares: loadShares(expectedOn),
      expectedIn: findExpected(expectedOn, { periods, today }),
    };
  });
}

function findExpected(
  expectedOn: string | null,
  { periods, today }: Pick<Weighing, 'periods' | 'today'>,
): number | null {
  if (expectedOn === null) return null;
  if (expectedOn < today) return 0;
  const index = periods.findIndex(({ from, until }) => expectedOn >= from && expectedOn < until);
  return index === -1 ? null : index;
}

/** A deal in none of the open stages counts as one without a value. */
export function toValue({ deal, cell }: WeighedDeal): bigint {
  return cell === null ? 0n : (deal.annual ?? 0n);
}

export function toOddsIn({ odds, shares }: WeighedDeal, index: number): number {
  return odds * (shares[index] ?? 0);
}

/** What a deal would add to a period if it was sure to be won: all of its value where it is expected in it, so never less than what is weighted. */
export function toBest(one: WeighedDeal, index: number): bigint {
  const value = toValue(one);
  return one.expectedIn === index ? value : takeShare(value, one.shares[index] ?? 0);
}

/** What a deal adds to a period: value × odds × the share of winners that come in it. */
export function toWeighted(one: WeighedDeal, index: number): bigint {
  const value = toValue(one);
  return value === 0n ? 0n : takeShare(value, toOddsIn(one, index));
}

/** The same by the stage's percent, all in the period in which it is expected. */
export function toWeightedFixed(one: WeighedDeal): bigint {
  return takeShare(toValue(one), one.fixed);
}

/** Of a float 0–1 as many places are meant. */
const sharePlaces = 1e12;
const shareUnit = BigInt(sharePlaces);

/** Money × a share, rounded half away from zero to a ten-thousandth. */
function takeShare(units: bigint, share: number): bigint {
  const parts = units * BigInt(Math.round(share * sharePlaces));
  const half = parts < 0n ? -(shareUnit / 2n) : shareUnit / 2n;
  return (parts + half) / shareUnit;
}
