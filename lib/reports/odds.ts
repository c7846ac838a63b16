import type { ReportFacts } from './facts.ts';

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

/** From what was closed before `at`, by nothing that became known later. */
export function learnOdds(_facts: ReportFacts, _of: { readonly at: number }): LearnedOdds {
  throw new Error('not here yet');
}

/** Of a deal that has been in a stage for so many days; `undefined` where the stage is none of the open ones. */
export function oddsOf(
  _learned: LearnedOdds,
  _of: { readonly stageId: string; readonly days: number },
): OddsCell | undefined {
  throw new Error('not here yet');
}
