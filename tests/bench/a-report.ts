import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from './read-csv.ts';
import { type Report, type SaidFigure, toReport } from './report-figures.ts';
import { type ReportFile, toReportFile } from './report-file.ts';
import { parseMap } from './report-map.ts';

export const reportFixtures = join(import.meta.dirname, '..', 'fixtures', 'reports');

export function readReportFixture(name: string): ReportFile {
  const csv = parseCsv(readFileSync(join(reportFixtures, `${name}.csv`), 'utf8'));
  return toReportFile(
    csv,
    parseMap(readFileSync(join(reportFixtures, `${name}.map.json`), 'utf8'), csv.header),
  );
}

export function readReport(text: string, map: object): ReportFile {
  const csv = parseCsv(text);
  return toReportFile(csv, parseMap(JSON.stringify(map), csv.header));
}

/** From the first day of the file to the last, as of its end. */
export function reportOf(file: ReportFile, of: { column?: string } = {}): Report {
  const { firstMs, endMs, periods } = file;
  const from = periods.dayOf(firstMs);
  const period = {
    ...periods.at(firstMs, 'year'),
    from,
    until: periods.dayOf(endMs),
    fromMs: periods.startOf(from),
    untilMs: endMs,
  };
  const query = { period, now: endMs - 1, repIds: null };
  return toReport(file, { query, grain: 'quarter', column: of.column ?? null });
}

export function findFigure(
  metrics: readonly SaidFigure[],
  name: string,
): string | number | null | undefined {
  const [id, part] = name.split(':');
  const figure = metrics.find((one) => one.id === id);
  if (part === undefined) return figure?.value;
  return [...(figure?.parts ?? []), ...(figure?.beside ?? [])].find((one) => one.name === part)
    ?.value;
}
