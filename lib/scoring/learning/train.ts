import { type Binned, binColumns, countRanges, joinRanges, type Training } from './bins.ts';
import { type Fit, fitAdditive } from './logistic.ts';
import type { Prepared } from './prepare.ts';
import { toPrior } from './prior.ts';
import { pointsPerLogOdd, type Scorecard, type ScorecardBin, toChance } from './scorecard.ts';
import { drawShape, makeMonotone, type Shape } from './shape.ts';

/** A scorecard, and where each row of the table falls in it. */
export interface Trained {
  readonly scorecard: Scorecard;
  readonly binned: readonly Binned[];
}

/** A column that must be monotone and is not is joined where it errs, and all are fitted again; so often at most. */
const maxMonotoneFits = 4;

/** What stands at each row of training; a loop, as `from` with a function is many times slower. */
function pick<Values extends Int16Array | Uint8Array | Float64Array>(
  picked: Values,
  values: Values,
  rows: Int32Array,
): Values {
  for (let place = 0; place < rows.length; place += 1) {
    picked[place] = values[rows[place] as number] as number;
  }
  return picked;
}

function fitBins(binned: readonly Binned[], training: Training): Fit {
  const { prepared, rows } = training;
  return fitAdditive({
    features: binned.map((one) => ({
      prior: toPrior(one.bins.length, countRanges(one)),
      codes: pick(new Int16Array(rows.length), one.codes, rows),
    })),
    outcome: pick(new Uint8Array(rows.length), prepared.outcome, rows),
    weight: pick(new Float64Array(rows.length), prepared.weight, rows),
  });
}

/** By row of training: the curvature of its log likelihood, which is how much it says. */
function informationOf(binned: readonly Binned[], fit: Fit, training: Training): Float64Array {
  const { rows, prepared } = training;
  const logOdds = new Float64Array(rows.length).fill(fit.intercept);
  for (const [index, { codes }] of binned.entries()) {
    const effects = fit.effects[index] ?? new Float64Array(0);
    for (let place = 0; place < rows.length; place += 1) {
      const code = codes[rows[place] as number] as number;
      if (code >= 0) logOdds[place] = (logOdds[place] as number) + (effects[code] as number);
    }
  }
  return logOdds.map((one, place) => {
    const chance = toChance(one);
    return (prepared.weight[rows[place] ?? 0] ?? 0) * chance * (1 - chance);
  });
}

/** Of values by row of training. */
function sumByBin(one: Binned, rows: Int32Array, values: Float64Array): Float64Array {
  const sums = new Float64Array(one.bins.length);
  for (let place = 0; place < rows.length; place += 1) {
    const code = one.codes[rows[place] as number] as number;
    if (code >= 0) sums[code] = (sums[code] as number) + (values[place] as number);
  }
  return sums;
}

interface Drawn {
  readonly binned: Binned;
  readonly effects: readonly number[];
}

function drawColumn(
  one: Binned,
  effects: Float64Array,
  curve: { readonly training: Training; readonly information: Float64Array },
): Drawn {
  const rangeCount = countRanges(one);
  if (one.column.kind === 'words' || rangeCount === 0)
    return { binned: one, effects: [...effects] };
  const information = sumByBin(one, curve.training.rows, curve.information);
  const shape = drawShape(
    { effects: [...effects.subarray(0, rangeCount)], information: [...information] },
    one.column.direction,
  );
  return {
    binned: joinRanges(one, shape.isJoined),
    effects: [
      ...shape.effects.filter((_, at) => !shape.isJoined[at]),
      ...effects.subarray(rangeCount),
    ],
  };
}

/** Where a column is not as monotone as it must be; undefined where it is. */
function findTurns(
  one: Binned,
  effects: Float64Array,
  curve: { readonly training: Training; readonly information: Float64Array },
): Shape | undefined {
  const direction = one.column.kind === 'number' ? one.column.direction : undefined;
  if (!direction) return undefined;
  const information = sumByBin(one, curve.training.rows, curve.information);
  const own = [...effects.subarray(0, countRanges(one))];
  const shape = makeMonotone({ effects: own, information: [...information] }, direction);
  const isTurned = own.some((effect, at) => Math.abs(effect - (shape.effects[at] ?? 0)) > 0.01);
  return isTurned ? shape : undefined;
}

function fitMonotone(training: Training): {
  readonly binned: readonly Binned[];
  readonly fit: Fit;
  readonly information: Float64Array;
} {
  let binned = binColumns(training.prepared.columns, training);
  for (let round = 1; ; round += 1) {
    const fit = fitBins(binned, training);
    const information = informationOf(binned, fit, training);
    const turns = binned.map((one, index) =>
      findTurns(one, fit.effects[index] ?? new Float64Array(0), { training, information }),
    );
    if (round === maxMonotoneFits || turns.every((shape) => shape === undefined)) {
      return { binned, fit, information };
    }
    binned = binned.map((one, index) => {
      const shape = turns[index];
      return shape ? joinRanges(one, shape.isJoined) : one;
    });
  }
}

/** Weight of evidence, with half an outcome added to each side. */
function toWoe(bin: { count: number; came: number }, all: { count: number; came: number }): number {
  const own = Math.log((bin.came + 0.5) / (bin.count - bin.came + 0.5));
  return own - Math.log((all.came + 0.5) / (all.count - all.came + 0.5));
}

/** What is summed by bin, by row of training. */
interface RowValues {
  readonly one: Float64Array;
  readonly came: Float64Array;
  readonly weight: Float64Array;
  readonly weightOfCame: Float64Array;
}

function readRowValues({ prepared, rows }: Training): RowValues {
  const weight = pick(new Float64Array(rows.length), prepared.weight, rows);
  const came = Float64Array.from(pick(new Uint8Array(rows.length), prepared.outcome, rows));
  return {
    one: new Float64Array(rows.length).fill(1),
    came,
    weight,
    weightOfCame: weight.map((own, place) => own * (came[place] ?? 0)),
  };
}

/** `+ 0` for −0. */
function toPoints(logOdds: number): number {
  return Math.round(logOdds * pointsPerLogOdd) + 0;
}

/**
 * Whole points; a bin that no row fell in adds none. They are about an average of 0, so that a row that says nothing in
 * this column, or of which a rep does not know it, stands where the average does: what is known must not speak for itself.
 */
function toFeature(
  drawn: Drawn,
  training: Training,
  rowValues: RowValues,
): Scorecard['features'][number] {
  const { rows } = training;
  const { binned, effects } = drawn;
  const counts = sumByBin(binned, rows, rowValues.one);
  const cameCounts = sumByBin(binned, rows, rowValues.came);
  const weights = sumByBin(binned, rows, rowValues.weight);
  const came = sumByBin(binned, rows, rowValues.weightOfCame);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const all = { count: total, came: came.reduce((sum, weight) => sum + weight, 0) };
  const mean = effects.reduce((sum, effect, at) => sum + effect * (weights[at] ?? 0), 0) / total;
  const middle = total > 0 ? mean : 0;
  return {
    name: binned.column.name,
    kind: binned.column.kind,
    bins: binned.bins.map(
      (bin, at): ScorecardBin => ({
        ...bin,
        count: counts[at] ?? 0,
        cameCount: cameCounts[at] ?? 0,
        woe: toWoe({ count: weights[at] ?? 0, came: came[at] ?? 0 }, all),
        points: toPoints((counts[at] ?? 0) > 0 ? (effects[at] ?? 0) - middle : 0),
      }),
    ),
  };
}

/** Of each row of the table, without the base. */
function sumPoints(features: Scorecard['features'], binned: readonly Binned[]): Int32Array {
  const sums = new Int32Array(binned[0]?.codes.length ?? 0);
  for (const [index, { codes }] of binned.entries()) {
    const points = Int32Array.from(features[index]?.bins ?? [], (bin) => bin.points);
    for (let row = 0; row < codes.length; row += 1) {
      const code = codes[row] as number;
      if (code >= 0) sums[row] = (sums[row] as number) + (points[code] as number);
    }
  }
  return sums;
}

/** The base with which as many are said to come as came, with the points as they were rounded. */
function findBase(sums: Int32Array, { prepared, rows }: Training): number {
  let total = 0;
  let came = 0;
  for (const row of rows) {
    total += prepared.weight[row] ?? 0;
    came += (prepared.weight[row] ?? 0) * (prepared.outcome[row] ?? 0);
  }
  const wanted = Math.min(total - 0.5, Math.max(0.5, came));
  // What is said rises with the base: halving finds it, whatever the points are.
  let low = -40;
  let high = 40;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    let said = 0;
    for (const row of rows) {
      said += (prepared.weight[row] ?? 0) * toChance(middle + (sums[row] ?? 0) / pointsPerLogOdd);
    }
    if (said < wanted) low = middle;
    else high = middle;
  }
  return toPoints((low + high) / 2);
}

/** Learns from some rows of the table; nothing of the others is looked at. */
export function train(prepared: Prepared, rows: Int32Array): Trained {
  const isIn = new Uint8Array(prepared.rowCount);
  for (const row of rows) isIn[row] = 1;
  const training: Training = { prepared, rows, isIn };
  const { binned, fit, information } = fitMonotone(training);
  const drawn = binned.map((one, index) =>
    drawColumn(one, fit.effects[index] ?? new Float64Array(0), { training, information }),
  );
  const rowValues = readRowValues(training);
  const features = drawn.map((one) => toFeature(one, training, rowValues));
  const final = drawn.map((one) => one.binned);
  const basePoints = findBase(sumPoints(features, final), training);
  return { scorecard: { basePoints, pointsPerLogOdd, features }, binned: final };
}

/** Points of each row of the table, those of training and all others. */
export function totalsOf({ scorecard, binned }: Trained): Int32Array {
  return sumPoints(scorecard.features, binned).map((sum) => sum + scorecard.basePoints);
}
