import { assignFolds } from './learning/folds.ts';
import { type Prepared, prepare, type RefusedColumn } from './learning/prepare.ts';
import {
  aucOf,
  aucRangeOf,
  brierOf,
  type CurveBin,
  calibrationOf,
  logLossOf,
  type Said,
} from './learning/quality.ts';
import { type Scorecard, toChance } from './learning/scorecard.ts';
import { hasSignal } from './learning/signal.ts';
import type { Table } from './learning/table.ts';
import { type Trained, totalsOf, train } from './learning/train.ts';

export type { RefusedColumn } from './learning/prepare.ts';
export type { CurveBin } from './learning/quality.ts';
export {
  type LearnRow,
  pointsOf,
  probabilityOf,
  type Scorecard,
  type ScorecardBin,
} from './learning/scorecard.ts';
export type { Column, Table } from './learning/table.ts';

export interface LearnOptions {
  /** 5 unless told. */
  readonly folds?: number;
  /** Another seed deals the folds otherwise. */
  readonly seed?: number;
  /** 50 unless told. */
  readonly minOutcomes?: number;
  /** 0–1, at the end 1. */
  readonly onProgress?: (done: number) => void;
  /** Asked between steps; true ends it. */
  readonly isCancelled?: () => boolean;
  /** Awaited between steps, so that a worker can hear that it is cancelled. */
  readonly rest?: () => Promise<void>;
}

/** Of outcomes that each scorecard had not seen: each fold's by one that was learned from the others. */
export interface Quality {
  readonly auc: number;
  /** Its 95 % range. */
  readonly aucLow: number;
  readonly aucHigh: number;
  readonly brier: number;
  /** Expected calibration error over 10 bins of equal width. */
  readonly ece: number;
  readonly curve: readonly CurveBin[];
  /** Groups, or rows where there are none, and those of them that came. */
  readonly outcomeCount: number;
  readonly cameCount: number;
  readonly rowCount: number;
  readonly folds: number;
  readonly baseRate: number;
  /** What each feature would do by itself, the best first. */
  readonly alone: readonly { readonly name: string; readonly auc: number }[];
}

/** `not_better_than_shuffled`: the range of the AUC leaves out .5, but shuffled outcomes look as good, or chances are off. */
export type AbstainReason =
  | 'too_few'
  | 'one_sided'
  | 'no_columns'
  | 'no_better_than_chance'
  | 'not_better_than_shuffled';

export type Learned =
  | {
      readonly kind: 'learned';
      readonly scorecard: Scorecard;
      readonly quality: Quality;
      readonly refused: readonly RefusedColumn[];
    }
  | {
      readonly kind: 'abstained';
      readonly reason: AbstainReason;
      readonly outcomeCount: number;
      readonly cameCount: number;
      /** Where there were enough of each to try. */
      readonly quality?: Quality;
      readonly refused: readonly RefusedColumn[];
    }
  | { readonly kind: 'cancelled' };

const defaultFolds = 5;
const defaultMinOutcomes = 50;
/** Of those that came, and of those that did not: fewer say nothing of what tells them apart. */
const minOfEach = 10;

interface Steps {
  /** True where it goes on. */
  next(): Promise<boolean>;
}

function countSteps(stepCount: number, options: LearnOptions): Steps {
  let done = 0;
  return {
    async next() {
      await options.rest?.();
      if (options.isCancelled?.() === true) return false;
      done += 1;
      options.onProgress?.(done / stepCount);
      return true;
    },
  };
}

interface Unseen {
  /** By row: of a scorecard that has not seen it. */
  readonly totals: Int32Array;
  readonly chances: Float64Array;
  /** By column and row: the weight of evidence of its bin. */
  readonly alone: readonly Float64Array[];
}

function keepUnseen(unseen: Unseen, rows: Int32Array, trained: Trained): void {
  const totals = totalsOf(trained);
  const { features, pointsPerLogOdd } = trained.scorecard;
  for (const row of rows) {
    const total = totals[row] ?? 0;
    unseen.totals[row] = total;
    unseen.chances[row] = toChance(total / pointsPerLogOdd);
  }
  for (const [index, { codes }] of trained.binned.entries()) {
    const evidence = unseen.alone[index];
    if (!evidence) continue;
    for (const row of rows) evidence[row] = features[index]?.bins[codes[row] ?? -1]?.woe ?? 0;
  }
}

function toQuality(prepared: Prepared, unseen: Unseen, folds: number): Quality {
  const { outcome, weight, group } = prepared;
  const said: Said = { ...unseen, outcome, weight, group };
  const { auc, low, high } = aucRangeOf(said);
  const came = outcome.reduce((sum, value, row) => sum + value * (weight[row] ?? 0), 0);
  return {
    auc,
    aucLow: low,
    aucHigh: high,
    brier: brierOf(said),
    ...calibrationOf(said),
    outcomeCount: prepared.groupKeys.length,
    cameCount: prepared.groupCame.filter(Boolean).length,
    rowCount: prepared.rowCount,
    folds,
    baseRate: came / prepared.groupKeys.length,
    alone: prepared.columns
      .map(({ name }, index) => ({
        name,
        auc: aucOf({ totals: unseen.alone[index] ?? [], outcome, weight }),
      }))
      .sort((one, two) => two.auc - one.auc),
  };
}

/** Whether what was said of unseen outcomes is worth more than the share that came. */
function isBetterThanChance(prepared: Prepared, unseen: Unseen, quality: Quality): boolean {
  const { outcome, weight, group } = prepared;
  const rate = quality.baseRate;
  const flat: Said = {
    totals: unseen.totals,
    chances: unseen.chances.map(() => rate),
    outcome,
    weight,
    group,
  };
  return (
    quality.aucLow > 0.5 &&
    quality.brier < brierOf(flat) &&
    logLossOf({ ...flat, chances: unseen.chances }) < logLossOf(flat)
  );
}

function findAbstention(
  prepared: Prepared,
  counts: { readonly outcomeCount: number; readonly cameCount: number; readonly min: number },
): AbstainReason | undefined {
  if (prepared.columns.length === 0) return 'no_columns';
  if (counts.outcomeCount < counts.min) return 'too_few';
  if (Math.min(counts.cameCount, counts.outcomeCount - counts.cameCount) < minOfEach) {
    return 'one_sided';
  }
  return undefined;
}

/**
 * Learns an additive scorecard of whole points from any table of named features, and tells how good it is on outcomes that
 * it did not see; or abstains. The same table and seed give the same scorecard, however rows and columns are ordered.
 */
export async function learn(table: Table, options: LearnOptions = {}): Promise<Learned> {
  const prepared = prepare(table);
  const { refused } = prepared;
  const outcomeCount = prepared.groupKeys.length;
  const cameCount = prepared.groupCame.filter(Boolean).length;
  const fewer = Math.min(cameCount, outcomeCount - cameCount);
  const folds = Math.max(2, options.folds ?? defaultFolds);
  const min = options.minOutcomes ?? defaultMinOutcomes;
  const reason = findAbstention(prepared, { outcomeCount, cameCount, min });
  const abstention = { kind: 'abstained', outcomeCount, cameCount, refused } as const;
  if (reason !== undefined && (reason === 'no_columns' || fewer < folds)) {
    options.onProgress?.(1);
    return { ...abstention, reason };
  }

  const seed = options.seed ?? 1;
  const steps = countSteps(folds + 1, options);
  const fold = assignFolds(prepared, { folds, seed });
  const rows = Int32Array.from(fold.keys());
  const unseen: Unseen = {
    totals: new Int32Array(rows.length),
    chances: new Float64Array(rows.length),
    alone: prepared.columns.map(() => new Float64Array(rows.length)),
  };
  for (let at = 0; at < folds; at += 1) {
    const trained = train(
      prepared,
      rows.filter((row) => fold[row] !== at),
    );
    keepUnseen(
      unseen,
      rows.filter((row) => fold[row] === at),
      trained,
    );
    if (!(await steps.next())) return { kind: 'cancelled' };
  }
  const quality = toQuality(prepared, unseen, folds);
  const isGood = reason === undefined && isBetterThanChance(prepared, unseen, quality);
  if (!isGood || !hasSignal(prepared, seed)) {
    options.onProgress?.(1);
    const weak = quality.aucLow > 0.5 ? 'not_better_than_shuffled' : 'no_better_than_chance';
    return { ...abstention, reason: reason ?? weak, quality };
  }
  const { scorecard } = train(prepared, rows);
  if (!(await steps.next())) return { kind: 'cancelled' };
  return { kind: 'learned', scorecard, quality, refused };
}
