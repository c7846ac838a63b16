import { type Beta, quantileOf } from './beta.ts';
import type { ReportFacts, StageFact } from './facts.ts';
import { type History, standingAt, toHistory, type Way } from './history.ts';

/** Odds of winning by stage and age, learned from the workspace's own closed deals and shrunk towards what the stages say. */

/** 0–1. */
export interface Odds {
  readonly mean: number;
  /** 80 %. */
  readonly low: number;
  readonly high: number;
  /** Closed deals behind it. */
  readonly dealCount: number;
  /** What they are worth as evidence: so many that could be seen for equally long (Kish). */
  readonly worth: number;
}

export interface OddsCell extends Odds {
  readonly stageId: string;
  /** Days in the stage, from and below; `untilDay` null for no end. */
  readonly fromDay: number;
  readonly untilDay: number | null;
}

export interface StageOdds extends Odds {
  readonly stageId: string;
  readonly name: string;
  /** What the workspace has set: 0–1. */
  readonly fixed: number;
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
 * What is thought before weighs as much as so many closed deals: of a stage its own percent, of its first age what the
 * stage was learned to be, of each other what the age before it was.
 */
export const priorDeals = 20;
/** Who stays longer counts as this long. */
const longestDays = 240;
/** No percent is so sure that no deal could shake it. */
const surest = 0.995;

const dayMs = 86_400_000;
/** An hour: a deal that is entered after the fact is moved through its stages in seconds, and was never seen in them. */
const shortestStayMs = dayMs / 24;

/** Of the deals that could be seen in a stage, or in an age of it. */
interface Tally {
  dealCount: number;
  /** Days in which they could be seen, and those of the ones that were won. */
  days: number;
  wonDays: number;
  /** Σ days² of a deal. */
  squares: number;
}

interface StageTally extends Tally {
  readonly byAge: readonly Tally[];
}

function emptyTally(): Tally {
  return { dealCount: 0, days: 0, wonDays: 0, squares: 0 };
}

/** From what was closed before `at`, by nothing that became known later. */
export function learnOdds(facts: ReportFacts, { at }: { readonly at: number }): LearnedOdds {
  const history = toHistory(facts);
  const { tallies, dealCount } = countClosed(history, at);
  return {
    stages: history.openStages.map((stage, place) => toStageOdds(stage, tallies[place])),
    dealCount,
  };
}

/**
 * Each closed deal counts once in each stage and age in which it could be seen, by the days for which it could: whoever
 * looks at a pipeline sees above all what stays long.
 */
function countClosed(
  history: History,
  at: number,
): { readonly tallies: readonly StageTally[]; readonly dealCount: number } {
  const { openStages, ways } = history;
  const placeByStage = new Map(openStages.map(({ id }, place) => [id, place]));
  const tallies = openStages.map(
    (): StageTally => ({ ...emptyTally(), byAge: ages.map(emptyTally) }),
  );
  let dealCount = 0;
  for (const way of ways) {
    const standing = standingAt(history, way, at);
    if (standing === undefined || standing.outcome === 'open') continue;
    const isWon = standing.outcome === 'won';
    const longest = longestStays(way, { at, closedAt: standing.closedAt, placeByStage });
    if (longest.size > 0) dealCount += 1;
    for (const [place, stayMs] of longest) {
      const tally = tallies[place];
      if (!tally) continue;
      const days = Math.min(stayMs / dayMs, longestDays);
      addDays(tally, days, isWon);
      for (const [age, ofAge] of tally.byAge.entries()) {
        const inAge = Math.min(days, ages[age + 1] ?? longestDays) - (ages[age] ?? 0);
        if (inAge > 0) addDays(ofAge, inAge, isWon);
      }
    }
  }
  return { tallies, dealCount };
}

function addDays(tally: Tally, days: number, isWon: boolean): void {
  tally.dealCount += 1;
  tally.days += days;
  tally.squares += days * days;
  if (isWon) tally.wonDays += days;
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

function toStageOdds(stage: StageFact, tally: StageTally | undefined): StageOdds {
  const fixed = Math.max(0, Math.min(1, stage.probability / 100));
  const ofStage = toOdds(Math.max(1 - surest, Math.min(surest, fixed)), tally);
  let prior = ofStage.mean;
  const byAge = ages.map((fromDay, age): OddsCell => {
    const odds = toOdds(prior, tally?.byAge[age]);
    prior = odds.mean;
    return { stageId: stage.id, fromDay, untilDay: ages[age + 1] ?? null, ...odds };
  });
  return { stageId: stage.id, name: stage.name, fixed, ...ofStage, byAge };
}

/** Beta-binomial: what was thought before counts as `priorDeals` deals. */
function toOdds(prior: number, tally: Tally = emptyTally()): Odds {
  const { dealCount, days, wonDays, squares } = tally;
  const worth = days === 0 ? 0 : (days * days) / squares;
  const won = days === 0 ? 0 : (worth * wonDays) / days;
  const beta: Beta = {
    won: priorDeals * prior + won,
    lost: priorDeals * (1 - prior) + worth - won,
  };
  return {
    mean: beta.won / (beta.won + beta.lost),
    low: quantileOf(beta, 0.1),
    high: quantileOf(beta, 0.9),
    dealCount,
    worth,
  };
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
