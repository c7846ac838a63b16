import { binColumns } from '../../lib/scoring/learning/bins.ts';
import type { CodedNumbers, CodedWords, Prepared } from '../../lib/scoring/learning/prepare.ts';
import { toChance } from '../../lib/scoring/learning/scorecard.ts';
import { toRandom } from './seed.ts';

/**
 * The peer of the learner: gradient boosting of small trees on histograms, which may combine features as it likes and can be
 * explained by nobody. Words are split by the order of their gradients, and it stops when an inner part of the rows says so.
 */

const maxBins = 64;
const maxDepth = 4;
const learningRate = 0.06;
const maxTrees = 400;
const minLeafRows = 20;
const leafPenalty = 1;
/** Of words, whose order is made of the same gradients that their split is judged by. */
const wordPenalty = 10;
const innerShare = 0.15;
const patience = 20;

interface Coded {
  readonly isWords: boolean;
  readonly binCount: number;
  /** By row of the table. */
  readonly codes: Int16Array;
}

interface Node {
  readonly rows: Int32Array;
  readonly depth: number;
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  /** By bin: whether it goes to the left. */
  readonly isLeft: Uint8Array;
}

function codeWords(column: CodedWords, prepared: Prepared, rows: Int32Array): Coded {
  const isIn = new Uint8Array(prepared.rowCount);
  for (const row of rows) isIn[row] = 1;
  const [binned] = binColumns([{ ...column, missing: 'own' }], { prepared, rows, isIn });
  if (!binned) throw new Error('a column without bins');
  return { isWords: true, binCount: binned.bins.length, codes: binned.codes };
}

/** Fine bins; what is missing stands below all values. */
function codeNumbers(column: CodedNumbers, prepared: Prepared, rows: Int32Array): Coded {
  const seen = rows
    .filter((row) => !Number.isNaN(column.values[row]))
    .sort((one, two) => (column.values[one] ?? 0) - (column.values[two] ?? 0));
  const cuts: number[] = [];
  for (let part = 1; part < maxBins - 1; part += 1) {
    const cut = column.values[seen[Math.floor((part * seen.length) / (maxBins - 1))] ?? -1] ?? 0;
    if (seen.length > 0 && cut > (cuts.at(-1) ?? Number.NEGATIVE_INFINITY)) cuts.push(cut);
  }
  const codes = new Int16Array(prepared.rowCount);
  let bin = 0;
  for (const row of column.order) {
    while ((column.values[row] ?? 0) >= (cuts[bin] ?? Number.POSITIVE_INFINITY)) bin += 1;
    codes[row] = bin + 1;
  }
  return { isWords: false, binCount: cuts.length + 2, codes };
}

function findSplit(
  node: Node,
  coded: readonly Coded[],
  slopes: { readonly gradient: Float64Array; readonly curve: Float64Array },
): Split | undefined {
  let best: Split | undefined;
  for (const [feature, { isWords, binCount, codes }] of coded.entries()) {
    const gradient = new Float64Array(binCount);
    const curve = new Float64Array(binCount);
    const count = new Int32Array(binCount);
    for (const row of node.rows) {
      const bin = codes[row] as number;
      gradient[bin] = (gradient[bin] as number) + (slopes.gradient[row] as number);
      curve[bin] = (curve[bin] as number) + (slopes.curve[row] as number);
      count[bin] = (count[bin] as number) + 1;
    }
    const order = [...count.keys()].filter((bin) => (count[bin] ?? 0) > 0);
    if (isWords) {
      const lean = (bin: number): number =>
        (gradient[bin] ?? 0) / ((curve[bin] ?? 0) + wordPenalty);
      order.sort((one, two) => lean(one) - lean(two));
    }
    const all = { gradient: 0, curve: 0 };
    for (const bin of order) {
      all.gradient += gradient[bin] ?? 0;
      all.curve += curve[bin] ?? 0;
    }
    const penalty = isWords ? wordPenalty : leafPenalty;
    const whole = all.gradient ** 2 / (all.curve + penalty);
    const left = { gradient: 0, curve: 0, count: 0 };
    for (const [at, bin] of order.slice(0, -1).entries()) {
      left.gradient += gradient[bin] ?? 0;
      left.curve += curve[bin] ?? 0;
      left.count += count[bin] ?? 0;
      if (left.count < minLeafRows || node.rows.length - left.count < minLeafRows) continue;
      const gain =
        left.gradient ** 2 / (left.curve + penalty) +
        (all.gradient - left.gradient) ** 2 / (all.curve - left.curve + penalty) -
        whole;
      if (gain <= (best?.gain ?? 1e-6)) continue;
      const isLeft = new Uint8Array(binCount);
      for (const one of order.slice(0, at + 1)) isLeft[one] = 1;
      best = { gain, feature, isLeft };
    }
  }
  return best;
}

/** Grows one tree on `rows` and adds what it says to the log odds of all rows of the table. */
function addTree(
  coded: readonly Coded[],
  slopes: { readonly gradient: Float64Array; readonly curve: Float64Array },
  of: { readonly rows: Int32Array; readonly others: Int32Array; readonly logOdds: Float64Array },
): void {
  const open: (Node & { readonly others: Int32Array })[] = [
    { rows: of.rows, others: of.others, depth: 0 },
  ];
  for (let node = open.pop(); node; node = open.pop()) {
    const split = node.depth < maxDepth ? findSplit(node, coded, slopes) : undefined;
    if (!split) {
      let gradient = 0;
      let curve = leafPenalty;
      for (const row of node.rows) {
        gradient += slopes.gradient[row] ?? 0;
        curve += slopes.curve[row] ?? 0;
      }
      const step = (learningRate * gradient) / curve;
      for (const row of node.rows) of.logOdds[row] = (of.logOdds[row] ?? 0) + step;
      for (const row of node.others) of.logOdds[row] = (of.logOdds[row] ?? 0) + step;
      continue;
    }
    const codes = coded[split.feature]?.codes;
    const goesLeft = (row: number): boolean => split.isLeft[codes?.[row] ?? 0] === 1;
    const depth = node.depth + 1;
    open.push(
      { rows: node.rows.filter(goesLeft), others: node.others.filter(goesLeft), depth },
      {
        rows: node.rows.filter((row) => !goesLeft(row)),
        others: node.others.filter((row) => !goesLeft(row)),
        depth,
      },
    );
  }
}

function lossOf(prepared: Prepared, rows: Int32Array, logOdds: Float64Array): number {
  let sum = 0;
  for (const row of rows) {
    sum += Math.log1p(Math.exp(prepared.outcome[row] ? -(logOdds[row] ?? 0) : (logOdds[row] ?? 0)));
  }
  return sum / rows.length;
}

/** Chances of `tested`, by row of the table, learned from `rows`; 0 elsewhere. */
export function boost(
  prepared: Prepared,
  of: { readonly rows: Int32Array; readonly tested: Int32Array; readonly seed: number },
): Float64Array {
  const random = toRandom(of.seed);
  const isInner = Uint8Array.from(of.rows, () => Number(random() < innerShare));
  const rows = of.rows.filter((_, place) => !isInner[place]);
  const inner = of.rows.filter((_, place) => isInner[place]);
  const coded = prepared.columns.map((column) =>
    column.kind === 'words'
      ? codeWords(column, prepared, rows)
      : codeNumbers(column, prepared, rows),
  );
  const others = Int32Array.from([...inner, ...of.tested]);
  const came = rows.reduce((sum, row) => sum + (prepared.outcome[row] ?? 0), 0);
  const logOdds = new Float64Array(prepared.rowCount).fill(Math.log(came / (rows.length - came)));
  const gradient = new Float64Array(prepared.rowCount);
  const curve = new Float64Array(prepared.rowCount);
  let best = { loss: Number.POSITIVE_INFINITY, tree: 0, logOdds: logOdds.slice() };
  for (let tree = 0; tree < maxTrees && tree - best.tree <= patience; tree += 1) {
    for (const row of rows) {
      const chance = toChance(logOdds[row] ?? 0);
      gradient[row] = (prepared.outcome[row] ?? 0) - chance;
      curve[row] = chance * (1 - chance);
    }
    addTree(coded, { gradient, curve }, { rows, others, logOdds });
    const loss = lossOf(prepared, inner, logOdds);
    if (loss < best.loss) best = { loss, tree, logOdds: logOdds.slice() };
  }
  const chances = new Float64Array(prepared.rowCount);
  for (const row of of.tested) chances[row] = toChance(best.logOdds[row] ?? 0);
  return chances;
}
