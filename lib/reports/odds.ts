import { type Beta, quantileOf } from './beta.ts';
import type { ReportFacts, StageFact } from './facts.ts';
import { fewestClosed } from './fewest-closed.ts';
import { type History, standingAt, toHistory, type Way } from './history.ts';
import { isRenewal } from './renewals.ts';

/** Odds of winning by stage and age, learned from the workspace's own closed deals and shrunk towards what the stages say. */

/** 0–1. */
export interface Odds {
  readonly mean: number;
  /** 80 %. */
  readonly low: number;
  readonly high: number;
  /** Closed deals behind it. */
  readonly dealCount: number;
}

export interface OddsCell extends Odds {
  readonly stageId: string;
  /** Days in the stage, from and below; `untilDay` null for no end. */
  readonly fromDay: number;
  readonly untilDay: number | null;
  readonly leaving: Leaving;
}

/** The deals that left the stage at an age: each left it at one only, so that none counts twice. */
export interface Leaving {
  readonly won: number;
  readonly lost: number;
  /** Of the deals that reached the age, 0–1. */
  readonly share: number;
  /** The same of the days in which deals of the age could be seen. */
  readonly seenShare: number;
}

export interface StageOdds extends Odds {
  readonly stageId: string;
  readonly name: string;
  /** What the workspace has set: 0–1. */
  readonly fixed: number;
  /** `fixed`, never quite 0 or 1: what odds are learned from. */
  readonly prior: number;
  readonly byAge: readonly OddsCell[];
}

export interface LearnedOdds {
  readonly stages: readonly StageOdds[];
  /** Closed deals that were learned from. */
  readonly dealCount: number;
}

/** Days in a stage from which on another age begins. */
const ages = [0, 7, 14, 30, 60, 120] as const;
/**
 * What is thought before weighs as much as so many closed deals: of a stage, and of who leaves it at its first age, its own
 * percent; of who leaves at another what is thought of the age before it.
 */
export const priorDeals = 20;
/** Who stays longer counts as this long. */
const longestDays = 240;
/** No percent is so sure that no deal could shake it. */
const surest = 0.995;

const dayMs = 86_400_000;
/** An hour: a deal that is entered after the fact is moved through its stages in seconds, and was never seen in them. */
const shortestStayMs = dayMs / 24;

/** Of the deals that could be seen in a stage. */
interface StageTally {
  dealCount: number;
  /** Days in which they could be seen, and those of the ones that were won. */
  days: number;
  wonDays: number;
  /** Σ days² of a deal. */
  squares: number;
  readonly byAge: readonly AgeTally[];
}

interface AgeTally {
  /** Deals that reached the age. */
  dealCount: number;
  /** Days of it in which they could be seen, and those of the ones that left in it. */
  days: number;
  leavingDays: number;
  won: number;
  lost: number;
}

function emptyAge(): AgeTally {
  return { dealCount: 0, days: 0, leavingDays: 0, won: 0, lost: 0 };
}

function emptyTally(): StageTally {
  return { dealCount: 0, days: 0, wonDays: 0, squares: 0, byAge: ages.map(emptyAge) };
}

/** From what new business was closed before `at`, by nothing that became known later. */
export function learnOdds(facts: ReportFacts, { at }: { readonly at: number }): LearnedOdds {
  const history = toHistory(facts);
  const { tallies, dealCount } = countClosed(history, at);
  return {
    stages: history.openStages.map((stage, place) => toStageOdds(stage, tallies[place])),
    dealCount,
  };
}

/** What forecasts go by: with few closed deals the stages' own percents, as far as twenty deals would tell of them. */
export function learnOddsInUse(facts: ReportFacts, of: { readonly at: number }): LearnedOdds {
  const learned = learnOdds(facts, of);
  if (learned.dealCount >= fewestClosed) return learned;
  const { openStages } = toHistory(facts);
  return { ...learned, stages: openStages.map((stage) => toStageOdds(stage)).map(withFixedMeans) };
}

function withFixedMeans(stage: StageOdds): StageOdds {
  const { fixed: mean, byAge } = stage;
  return { ...stage, mean, byAge: byAge.map((cell) => ({ ...cell, mean })) };
}

/**
 * Each closed deal counts once in each stage in which it could be seen, by the days for which it could: whoever looks at a
 * pipeline sees above all what stays long.
 */
function countClosed(
  history: History,
  at: number,
): { readonly tallies: readonly StageTally[]; readonly dealCount: number } {
  const { openStages, ways } = history;
  const placeByStage = new Map(openStages.map(({ id }, place) => [id, place]));
  const tallies = openStages.map(emptyTally);
  let dealCount = 0;
  for (const way of ways) {
    if (isRenewal(way.deal)) continue;
    const standing = standingAt(history, way, at);
    if (standing === undefined || standing.outcome === 'open') continue;
    const isWon = standing.outcome === 'won';
    const longest = longestStays(way, { at, closedAt: standing.closedAt, placeByStage });
    if (longest.size > 0) dealCount += 1;
    for (const [place, stayMs] of longest) {
      const tally = tallies[place];
      if (!tally) continue;
      addStay(tally, Math.min(stayMs / dayMs, longestDays), isWon);
    }
  }
  return { tallies, dealCount };
}

function addStay(tally: StageTally, days: number, isWon: boolean): void {
  tally.dealCount += 1;
  tally.days += days;
  tally.squares += days * days;
  if (isWon) tally.wonDays += days;
  const last = tally.byAge.length - 1;
  for (const [age, ofAge] of tally.byAge.entries()) {
    const inAge = days - (ages[age] ?? 0);
    if (inAge <= 0 && age > 0) return;
    const length = (ages[age + 1] ?? longestDays) - (ages[age] ?? 0);
    const isLeaving = age === last || inAge <= length;
    ofAge.dealCount += 1;
    ofAge.days += Math.min(inAge, length);
    if (!isLeaving) continue;
    ofAge.leavingDays += Math.min(inAge, length);
    if (isWon) ofAge.won += 1;
    else ofAge.lost += 1;
  }
}

/** By the stage's place, of the stages in which it could be seen: one that was skipped was not. */
function longestStays(
  { moves }: Way,
  of: {
    readonly at: number;
    readonly closedAt: number;
    readonly placeByStage: ReadonlyMap<string, number>;
  },
): ReadonlyMap<number, number> {
  const longest = new Map<number, number>();
  for (const [index, move] of moves.entries()) {
    if (move.at >= of.at) break;
    const place = of.placeByStage.get(move.toStageId);
    if (place === undefined) continue;
    const next = moves[index + 1];
    const leftAt = next && next.at < of.at ? next.at : of.closedAt;
    const stayMs = leftAt - move.at;
    if (stayMs >= shortestStayMs && stayMs > (longest.get(place) ?? 0)) longest.set(place, stayMs);
  }
  return longest;
}

function toStageOdds(stage: StageFact, tally = emptyTally()): StageOdds {
  const fixed = Math.max(0, Math.min(1, stage.probability / 100));
  const prior = Math.max(1 - surest, Math.min(surest, fixed));
  const { dealCount, days, wonDays, squares, byAge } = tally;
  // So many that could be seen for equally long are worth as much (Kish).
  const worth = days === 0 ? 0 : (days * days) / squares;
  const won = days === 0 ? 0 : (worth * wonDays) / days;
  return {
    stageId: stage.id,
    name: stage.name,
    fixed,
    prior,
    dealCount,
    ...toRange({ won: priorDeals * prior + won, lost: priorDeals * (1 - prior) + worth - won }),
    byAge: toCells(stage.id, prior, byAge),
  };
}

function toRange(beta: Beta): Pick<Odds, 'mean' | 'low' | 'high'> {
  return {
    mean: beta.won / (beta.won + beta.lost),
    low: quantileOf(beta, 0.1),
    high: quantileOf(beta, 0.9),
  };
}

function toLeaving({ dealCount, days, leavingDays, won, lost }: AgeTally): Leaving {
  // Where nobody came, whoever does is thought to leave.
  if (dealCount === 0) return { won, lost, share: 1, seenShare: 1 };
  return { won, lost, share: (won + lost) / dealCount, seenShare: leavingDays / days };
}

/** What is thought of a share: its mean and variance. */
interface Thought {
  readonly mean: number;
  readonly variance: number;
}

/** Whether those who leave at an age are won. */
interface LearnedLeaving extends Thought {
  /** How much of what is thought of the age before is in it. */
  readonly carried: number;
  readonly varianceBefore: number;
}

/** Of each age about what is thought of the age before it. */
function learnLeaving(prior: number, tallies: readonly AgeTally[]): readonly LearnedLeaving[] {
  let before: Thought = { mean: prior, variance: 0 };
  return tallies.map(({ won, lost }) => {
    const size = priorDeals + won + lost;
    const carried = priorDeals / size;
    const mean = (priorDeals * before.mean + won) / size;
    const shared = carried * carried * before.variance;
    const variance = (mean * (1 - mean) - shared) / (size + 1) + shared;
    const learned = { mean, variance, carried, varianceBefore: before.variance };
    before = learned;
    return learned;
  });
}

/** Of those who reach an age; `covariance` is with those who leave at the age before. */
interface Reached extends Thought {
  readonly covariance: number;
}

/**
 * Who is seen at an age leaves the stage at it, and is won as those are who leave then, or stays for the next: so ages are
 * worked out from the last one on backwards.
 */
function toCells(stageId: string, prior: number, tallies: readonly AgeTally[]): OddsCell[] {
  const cells: OddsCell[] = [];
  let next: Reached = { mean: prior, variance: 0, covariance: 0 };
  const learned = Array.from(learnLeaving(prior, tallies).entries());
  for (const [age, own] of learned.toReversed()) {
    const tally = tallies[age] ?? emptyAge();
    const { share, seenShare, ...left } = toLeaving(tally);
    const { dealCount } = tally;
    cells.unshift({
      stageId,
      fromDay: ages[age] ?? 0,
      untilDay: ages[age + 1] ?? null,
      dealCount,
      leaving: { ...left, share, seenShare },
      ...toRange(toBeta(mix({ own, next, share: seenShare, dealCount }))),
    });
    const withOwn = share + ((1 - share) * next.covariance) / own.variance;
    next = {
      ...mix({ own, next, share, dealCount }),
      covariance: own.carried * own.varianceBefore * withOwn,
    };
  }
  return cells;
}

/** What is thought of all when a share of them are as `own`, the others as `next`; of so many deals the share is not known for sure. */
function mix(of: {
  readonly own: Thought;
  readonly next: Reached;
  readonly share: number;
  readonly dealCount: number;
}): Thought {
  const { own, next, share, dealCount } = of;
  const rest = 1 - share;
  const smooth = (share * dealCount + 1) / (dealCount + 2);
  const ofShare = dealCount === 0 ? 0 : (smooth * (1 - smooth)) / (dealCount + 3);
  return {
    mean: share * own.mean + rest * next.mean,
    variance:
      share * share * own.variance +
      rest * rest * next.variance +
      2 * share * rest * next.covariance +
      (own.mean - next.mean) ** 2 * ofShare,
  };
}

/** The beta distribution of that mean and variance. */
function toBeta({ mean, variance }: Thought): Beta {
  const size = (mean * (1 - mean)) / variance - 1;
  return { won: mean * size, lost: (1 - mean) * size };
}

/** Of a deal that has been in a stage for so many days; `undefined` where the stage is none of the open ones. */
export function oddsOf(
  learned: LearnedOdds,
  { stageId, days }: { readonly stageId: string; readonly days: number },
): OddsCell | undefined {
  return learned.stages
    .find((stage) => stage.stageId === stageId)
    ?.byAge.findLast(({ fromDay }) => fromDay === 0 || days >= fromDay);
}
