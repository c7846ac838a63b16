/**
 * Prints the metrics of any table of deals, by the code of the dashboard: `--help`, and README, "Reports from a file". Days
 * are `YYYY-MM-DD`, all of them among the period's.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Grain, grains, type Period } from '../../lib/reports/periods.ts';
import { parseCsv, UsageError } from './read-csv.ts';
import { toText } from './read-text.ts';
import { fieldByWord } from './report-fields.ts';
import { type ReportQuery, toReport } from './report-figures.ts';
import { type ReportFile, toReportFile } from './report-file.ts';
import { parseMap, type ReportMap } from './report-map.ts';
import { foldName } from './report-names.ts';
import { toReportLines } from './report-text.ts';
import { help, usage } from './report-usage.ts';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        deals: { type: 'string' },
        map: { type: 'string' },
        json: { type: 'boolean', default: false },
        by: { type: 'string', default: 'quarter' },
        from: { type: 'string' },
        until: { type: 'string' },
        now: { type: 'string' },
        rep: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    throw new UsageError(`${text.split('\n')[0]}; ${usage}`);
  }
}

function readText(path: string) {
  try {
    return toText(readFileSync(resolve(process.env['INIT_CWD'] ?? process.cwd(), path)));
  } catch (fault) {
    throw new UsageError(
      `${path} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`,
    );
  }
}

function readDay(text: string, name: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text));
  if (isDay && new Date(text).toISOString().startsWith(text)) return text;
  throw new UsageError(`--${name} is a day such as 2017-12-31, not "${text}"`);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** The period from one day to another; where that is a week, month, quarter or year of the calendar, that one. */
function toPeriod({ periods }: ReportFile, of: { from: string; until: string }): Period {
  const { from, until } = of;
  if (from >= until) throw new UsageError('--until lies before --from');
  const fromMs = periods.startOf(from);
  const whole = grains
    .map((grain) => periods.at(fromMs, grain))
    .find((period) => period.from === from && period.until === until);
  if (whole) return whole;
  const year = periods.at(fromMs, 'year');
  return { ...year, from, until, fromMs, untilMs: periods.startOf(until) };
}

function findGrouping(
  by: string,
  of: { readonly map: ReportMap; readonly header: readonly string[] },
): Pick<ReportQuery, 'grain' | 'column'> {
  const folded = foldName(by);
  const grain = grains.find((one) => one === folded);
  if (grain) return { grain, column: null };
  const quarter: Grain = 'quarter';
  if (folded === 'rep') return { grain: quarter, column: null };
  if (folded === 'product' && of.map.columns.product !== undefined) {
    return { grain: quarter, column: null };
  }
  const field = fieldByWord.get(folded);
  const column =
    of.header.find((name) => name === by) ??
    of.header.find((name) => foldName(name) === folded) ??
    (field && of.map.columns[field]);
  if (column !== undefined) return { grain: quarter, column };
  throw new UsageError(
    `--by is ${grains.join(', ')}, rep, product or a column, not "${by}"; there are: ${of.header.join(', ')}`,
  );
}

function findRep({ facts }: ReportFile, name: string): string {
  const found = facts.reps.find((rep) => foldName(rep.name) === foldName(name));
  if (found) return found.id;
  throw new UsageError(
    `nobody is called "${name}"; there are: ${facts.reps.map((rep) => rep.name).join(', ')}`,
  );
}

function run(): void {
  const { deals, map: mapPath, json, by, from, until, now, rep, help: isAsked } = readOptions();
  if (isAsked) {
    console.log(help);
    return;
  }
  if (deals === undefined || mapPath === undefined) throw new UsageError(usage);
  const table = readText(deals);
  const csv = parseCsv(table.text);
  const map = parseMap(readText(mapPath).text, csv.header);
  const read = toReportFile(csv, map);
  const file = { ...read, notes: [...table.notes, ...read.notes] };
  const { periods } = file;
  const nowMs =
    now === undefined ? file.endMs - 1 : periods.startOf(dayAfter(readDay(now, 'now'))) - 1;
  const period = toPeriod(file, {
    from: from === undefined ? periods.dayOf(file.firstMs) : readDay(from, 'from'),
    until: until === undefined ? periods.dayOf(file.endMs) : dayAfter(readDay(until, 'until')),
  });
  const grouping = findGrouping(by, { map, header: csv.header });
  const report = toReport(file, {
    query: { period, now: nowMs, repIds: rep === undefined ? null : [findRep(file, rep)] },
    ...grouping,
  });
  console.log(json ? JSON.stringify(report, null, 2) : toReportLines(report, by).join('\n'));
}

try {
  run();
} catch (fault) {
  if (!(fault instanceof UsageError)) throw fault;
  console.error(fault.message.replace(/\s*\n\s*/gu, ' '));
  process.exitCode = 2;
}
