/**
 * Learns a scorecard from any table and tells how good it is on rows that it did not see.
 * Usage: node tests/bench/learn.ts FILE.csv --outcome COLUMN [--drop A,B] [--time COLUMN] [--group COLUMN] [--folds 5]
 * [--seed 1] [--json]. `--time`: when each outcome came; what became known then or later (`NAME_known_at`) is not used.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Learned, learn, type Scorecard, type ScorecardBin } from '../../lib/scoring/learn.ts';
import { type FileTable, type OutOfTime, testOutOfTime, toTable } from './learn-file.ts';
import { parseCsv, UsageError } from './read-csv.ts';

const usage =
  'usage: node tests/bench/learn.ts FILE.csv --outcome COLUMN [--drop A,B] [--time COLUMN] [--group COLUMN] [--folds 5] [--seed 1] [--json]';

function parseOptions() {
  return parseArgs({
    allowPositionals: true,
    options: {
      outcome: { type: 'string' },
      drop: { type: 'string', multiple: true, default: [] },
      time: { type: 'string' },
      group: { type: 'string' },
      folds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
}

function readOptions(): ReturnType<typeof parseOptions> {
  try {
    return parseOptions();
  } catch (fault) {
    throw new UsageError(`${fault instanceof Error ? fault.message : String(fault)}; ${usage}`);
  }
}

function readWhole(text: string, of: { readonly name: string; readonly least: number }): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= of.least) return number;
  throw new UsageError(`--${of.name} is a whole number from ${of.least} on, not "${text}"`);
}

function readText(path: string): string {
  try {
    return readFileSync(resolve(process.env['INIT_CWD'] ?? process.cwd(), path), 'utf8');
  } catch (fault) {
    throw new UsageError(
      `${path} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`,
    );
  }
}

/** A feature that tells so much by itself was most likely filled in when the outcome was known. */
const suspiciousAuc = 0.93;

type Told = Exclude<Learned, { kind: 'cancelled' }>;

function findWarnings(told: Told, { idLike, leftOutWords }: FileTable): readonly string[] {
  return [
    ...(told.quality?.alone ?? [])
      .filter(({ auc }) => auc > suspiciousAuc)
      .map(
        ({ name, auc }) => `${name} alone reaches ${auc.toFixed(3)}: filled in after the outcome?`,
      ),
    ...(leftOutWords.length > 0
      ? [`rows are left out whose outcome is ${leftOutWords.slice(0, 5).join(', ')}`]
      : []),
    ...idLike.map((name) => `${name} is another whole number in each row: an id?`),
  ];
}

function toHeld(bin: ScorecardBin): string {
  if (bin.holds === 'words') return bin.words.join(', ');
  if (bin.holds !== 'range') return bin.holds;
  if (bin.from === null) return bin.to === null ? 'any' : `below ${bin.to}`;
  return bin.to === null ? `from ${bin.from}` : `${bin.from} to ${bin.to}`;
}

function toCard({ basePoints, pointsPerLogOdd, features }: Scorecard): readonly string[] {
  const reachOf = (bins: readonly ScorecardBin[]): number =>
    Math.max(...bins.map(({ points }) => points)) - Math.min(...bins.map(({ points }) => points));
  const telling = features
    .filter(({ bins }) => reachOf(bins) > 0)
    .toSorted((one, two) => reachOf(two.bins) - reachOf(one.bins));
  const silent = features.filter(({ bins }) => reachOf(bins) === 0).map(({ name }) => name);
  return [
    `chance = 1 / (1 + exp(-(${basePoints} + points) / ${pointsPerLogOdd.toFixed(2)}))`,
    ...telling.flatMap(({ name, bins }) => [
      name,
      ...bins
        .filter(({ count }) => count > 0)
        .map(
          (bin) =>
            `  ${String(bin.points).padStart(6)}  ${toHeld(bin)}  (${bin.cameCount} of ${bin.count})`,
        ),
    ]),
    ...(silent.length > 0 ? [`say nothing: ${silent.join(', ')}`] : []),
  ];
}

interface Report {
  readonly told: Told;
  readonly file: FileTable;
  readonly seconds: number;
  /** Of the processor, where others are busy on it as well. */
  readonly cpuSeconds: number;
  readonly outOfTime: OutOfTime | undefined;
}

function toJson(
  { told, file, seconds, cpuSeconds, outOfTime }: Report,
  options: { seed: number; hasTime: boolean },
) {
  const { quality } = told;
  return {
    auc: quality?.auc ?? null,
    aucLow: quality?.aucLow ?? null,
    aucHigh: quality?.aucHigh ?? null,
    brier: quality?.brier ?? null,
    ece: quality?.ece ?? null,
    n: file.table.outcome.length,
    outcomeCount: quality?.outcomeCount ?? (told.kind === 'abstained' ? told.outcomeCount : null),
    cameCount: quality?.cameCount ?? (told.kind === 'abstained' ? told.cameCount : null),
    leftOutCount: file.leftOutCount,
    seconds,
    cpuSeconds,
    folds: quality?.folds ?? null,
    seed: options.seed,
    baseRate: quality?.baseRate ?? null,
    abstained: told.kind === 'abstained' ? told.reason : null,
    ...(options.hasTime ? { outOfTime: outOfTime ?? null } : {}),
    warnings: findWarnings(told, file),
    refused: told.refused,
    alone: quality?.alone ?? [],
    curve: quality?.curve ?? [],
    scorecard: told.kind === 'learned' ? told.scorecard : null,
  };
}

function toText(report: Report): readonly string[] {
  const { told, file, seconds, outOfTime } = report;
  const { quality } = told;
  return [
    `${file.table.outcome.length} rows, ${file.table.columns.length} columns, ${file.leftOutCount} rows without an outcome left out; ${seconds.toFixed(2)} s`,
    ...(told.kind === 'abstained' ? [`abstains: ${told.reason.replaceAll('_', ' ')}`] : []),
    ...(quality
      ? [
          `AUC ${quality.auc.toFixed(4)} (95 %: ${quality.aucLow.toFixed(3)}–${quality.aucHigh.toFixed(3)}) · Brier ${quality.brier.toFixed(4)} · ECE ${quality.ece.toFixed(4)} · ${quality.folds} folds · ${(100 * quality.baseRate).toFixed(1)} % came`,
        ]
      : []),
    ...(outOfTime
      ? [
          `the last ${outOfTime.testedCount} by time: AUC ${outOfTime.auc.toFixed(4)} · Brier ${outOfTime.brier.toFixed(4)} · ECE ${outOfTime.ece.toFixed(4)}`,
        ]
      : []),
    ...told.refused.map(
      ({ name, reason, lateCount }) =>
        `not used: ${name}, ${reason.replaceAll('_', ' ')}${lateCount === undefined ? '' : ` (${lateCount} values)`}`,
    ),
    ...findWarnings(told, file).map((warning) => `look: ${warning}`),
    ...(told.kind === 'learned' ? ['', ...toCard(told.scorecard)] : []),
  ];
}

async function run(): Promise<void> {
  const { values, positionals } = readOptions();
  const [path, ...more] = positionals;
  if (path === undefined || values.outcome === undefined || more.length > 0) {
    throw new UsageError(usage);
  }
  const folds = readWhole(values.folds, { name: 'folds', least: 2 });
  const seed = readWhole(values.seed, { name: 'seed', least: 0 });
  const csv = parseCsv(readText(path));
  const drop = values.drop.flatMap((names) => names.split(',')).map((name) => name.trim());
  const file = toTable(csv, {
    outcome: values.outcome,
    drop: drop.filter((name) => name !== ''),
    time: values.time,
    group: values.group,
  });
  const began = performance.now();
  const cpuBegan = process.cpuUsage();
  const told = await learn(file.table, { folds, seed });
  const seconds = Math.round(performance.now() - began) / 1000;
  const cpu = process.cpuUsage(cpuBegan);
  const cpuSeconds = Math.round((cpu.user + cpu.system) / 1000) / 1000;
  if (told.kind === 'cancelled') throw new Error('cancelled, by nobody');
  const outOfTime = values.time === undefined ? undefined : testOutOfTime(file.table);
  const report = { told, file, seconds, cpuSeconds, outOfTime };
  console.log(
    values.json
      ? JSON.stringify(toJson(report, { seed, hasTime: values.time !== undefined }), null, 2)
      : toText(report).join('\n'),
  );
}

try {
  await run();
} catch (fault) {
  if (!(fault instanceof UsageError)) throw fault;
  console.error(fault.message);
  process.exitCode = 2;
}
