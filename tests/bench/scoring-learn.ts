import { setImmediate } from 'node:timers/promises';
import { learn, type Quality } from '../../lib/scoring/learn.ts';
import { assignFolds } from '../../lib/scoring/learning/folds.ts';
import { type Prepared, prepare } from '../../lib/scoring/learning/prepare.ts';
import { aucOf } from '../../lib/scoring/learning/quality.ts';
import { boost } from './gradient-boosting.ts';
import { type Flavour, flavours, makeLearnTable } from './learn-table.ts';
import { type Spread, toSpread } from './measure.ts';
import type { Row } from './table.ts';

/** The learner on invented tables as long and as wide as a team's, and gradient boosting on the same folds. */

const rowCount = 9_240;
const firstSeed = 1;
const tableCount = 5;
const folds = 5;
const seed = 1;

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

interface Learning {
  readonly times: readonly number[];
  /** Of each table, the first one's first. */
  readonly qualities: readonly Quality[];
}

/** Each run is of another table: the error of calibration is chance by itself, and one table says little of it. */
async function learnTables(flavour: Flavour, endsAt: number): Promise<Learning> {
  const times: number[] = [];
  const qualities: Quality[] = [];
  for (let seed = firstSeed; seed < firstSeed + tableCount; seed += 1) {
    if (times.length > 0 && Date.now() > endsAt) break;
    const table = makeLearnTable({ flavour, rowCount, seed });
    const began = performance.now();
    const learned = await learn(table, { folds, rest: () => setImmediate() });
    times.push(performance.now() - began);
    if (learned.kind !== 'cancelled' && learned.quality) qualities.push(learned.quality);
  }
  return { times, qualities };
}

async function benchFlavour(flavour: Flavour, endsAt: number): Promise<readonly Row[]> {
  const { times, qualities } = await learnTables(flavour, endsAt);
  const table = makeLearnTable({ flavour, rowCount, seed: firstSeed });
  const what = `learn, ${flavour}, ${rowCount.toLocaleString('en')} × ${table.columns.length}`;
  const timed: Row = {
    what: `${what}: fit and ${folds} folds`,
    unit: 'ms',
    ours: toSpread(times),
    aims: [{ of: 'p95', most: 3_000 }],
  };
  const [quality] = qualities;
  if (!quality) return [timed];
  const peer = aucOfPeer(prepare(table));
  return [
    timed,
    {
      what: `${what}: pairs in the wrong order, floor: gradient boosting`,
      unit: '%',
      ours: value(100 * (1 - quality.auc)),
      floor: value(100 * (1 - peer)),
      aims: [{ of: 'over', most: 1 }],
    },
    {
      what: `${what}: calibration error`,
      unit: '%',
      ours: toSpread(qualities.map(({ ece }) => 100 * ece)),
      aims: [{ of: 'p50', most: 1.5 }],
    },
    {
      what: `${what}: Brier score`,
      unit: '%',
      ours: toSpread(qualities.map(({ brier }) => 100 * brier)),
    },
  ];
}

export async function benchLearn({ endsAt }: { readonly endsAt: number }): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const flavour of flavours) rows.push(...(await benchFlavour(flavour, endsAt)));
  return rows;
}
