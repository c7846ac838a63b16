import { setImmediate } from 'node:timers/promises';
import { learn, type Quality } from '../../lib/scoring/learn.ts';
import { assignFolds } from '../../lib/scoring/learning/folds.ts';
import { type Prepared, prepare } from '../../lib/scoring/learning/prepare.ts';
import { aucOf } from '../../lib/scoring/learning/quality.ts';
import { boost } from './gradient-boosting.ts';
import { type Flavour, flavours, type LearnTable, makeLearnTable } from './learn-table.ts';
import { type Spread, toSpread } from './measure.ts';
import type { Row } from './table.ts';

/** The learner on invented tables as long and as wide as a team's, and gradient boosting on the same folds. */

const rowCount = 9_240;
const seed = 1;
const folds = 5;
const runs = 5;

function value(figure: number): Spread {
  return { p50: figure, p95: figure, count: 1 };
}

/** The area under the curve of the peer, each fold by what it learned from the others. */
export function aucOfPeer(prepared: Prepared): number {
  const fold = assignFolds(prepared, { folds, seed });
  const all = Int32Array.from(fold.keys());
  const chances = new Float64Array(prepared.rowCount);
  for (let at = 0; at < folds; at += 1) {
    const tested = all.filter((row) => fold[row] === at);
    const said = boost(prepared, { rows: all.filter((row) => fold[row] !== at), tested, seed });
    for (const row of tested) chances[row] = said[row] ?? 0;
  }
  return aucOf({ totals: chances, outcome: prepared.outcome, weight: prepared.weight });
}

async function timeLearning(
  table: LearnTable,
  endsAt: number,
): Promise<{ readonly times: readonly number[]; readonly quality: Quality | undefined }> {
  const times: number[] = [];
  let quality: Quality | undefined;
  while (times.length < runs && (times.length === 0 || Date.now() < endsAt)) {
    const began = performance.now();
    const learned = await learn(table, { folds, seed, rest: () => setImmediate() });
    times.push(performance.now() - began);
    quality = learned.kind === 'cancelled' ? undefined : learned.quality;
  }
  return { times, quality };
}

async function benchFlavour(flavour: Flavour, endsAt: number): Promise<readonly Row[]> {
  const table = makeLearnTable({ flavour, rowCount, seed });
  const { times, quality } = await timeLearning(table, endsAt);
  const what = `learn, ${flavour}, ${rowCount.toLocaleString('en')} × ${table.columns.length}`;
  const rows: readonly Row[] = [
    {
      what: `${what}: fit and ${folds} folds`,
      unit: 'ms',
      ours: toSpread(times),
      aims: [{ of: 'p95', most: 3_000 }],
    },
  ];
  if (!quality) return rows;
  const peer = aucOfPeer(prepare(table));
  return [
    ...rows,
    {
      what: `${what}: 1 − area under the curve, floor: gradient boosting`,
      unit: '%',
      ours: value(100 * (1 - quality.auc)),
      floor: value(100 * (1 - peer)),
      aims: [{ of: 'over', most: 1 }],
    },
    {
      what: `${what}: calibration error`,
      unit: '%',
      ours: value(100 * quality.ece),
      aims: [{ of: 'value', most: 1.5 }],
    },
    { what: `${what}: Brier score`, unit: '%', ours: value(100 * quality.brier) },
  ];
}

export async function benchLearn({ endsAt }: { readonly endsAt: number }): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const flavour of flavours) rows.push(...(await benchFlavour(flavour, endsAt)));
  return rows;
}
