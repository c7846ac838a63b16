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
/** A stage's own percent weighs as much as so many closed deals; what a stage was learned to be, for each of its ages. */
export const priorDeals = 20;
/** No percent is so sure that no deal could shake it. */
const surest = 0.995;

const dayMs = 86_400_000;
/** An hour: a deal that is entered after the fact is moved through its stages in seconds, and was never seen in them. */
const shortestStayMs = dayMs / 24;

interface Tally {
  won: number;
  lost: number;
}

interface StageTally extends Tally {
  readonly byAge: readonly Tally[];
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

/** Each closed deal counts once in each stage and age in which it could be seen. */
function countClosed(
  history: History,
  at: number,
): { readonly tallies: readonly StageTally[]; readonly dealCount: number } {
  const { openStages, ways } = history;
  const placeByStage = new Map(openStages.map(({ id }, place) => [id, place]));
  const tallies = openStages.map(
    (): StageTally => ({ won: 0, lost: 0, byAge: ages.map(() => ({ won: 0, lost: 0 })) }),
  );
  let dealCount = 0;
  for (const way of ways) {
    const standing = standingAt(history, way, at);
    if (standing === undefined || standing.outcome === 'open') continue;
    const longest = longestStays(way, { at, closedAt: standing.closedAt, placeByStage });
    if (longest.size > 0) dealCount += 1;
    for (const [place, stayMs] of longest) {
      const tally = tallies[place];
      if (!tally) continue;
      tally[standing.outcome] += 1;
      for (const [age, fromDay] of ages.entries()) {
        const ofAge = tally.byAge[age];
        if (ofAge && (age === 0 || stayMs > fromDay * dayMs)) ofAge[standing.outcome] += 1;
      }
    }
  }
  return { tallies, dealCount };
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
  return {
    stageId: stage.id,
    name: stage.name,
    fixed,
    ...ofStage,
    byAge: ages.map((fromDay, age) => ({
      stageId: stage.id,
      fromDay,
      untilDay: ages[age + 1] ?? null,
      ...toOdds(ofStage.mean, tally?.byAge[age]),
    })),
  };
}

/** Beta-binomial: what was thought before counts as `priorDeals` deals. */
function toOdds(prior: number, { won, lost }: Tally = { won: 0, lost: 0 }): Odds {
  const beta: Beta = { won: priorDeals * prior + won, lost: priorDeals * (1 - prior) + lost };
  return {
    mean: beta.won / (beta.won + beta.lost),
    low: quantileOf(beta, 0.1),
    high: quantileOf(beta, 0.9),
    dealCount: won + lost,
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
