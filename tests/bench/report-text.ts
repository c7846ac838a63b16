import type { Group, Report, Said, SaidFigure } from './report-figures.ts';
import { foldName } from './report-names.ts';

/** What a report says in words and columns, for a terminal. */

function groupDigits(text: string): string {
  return text.replace(/\B(?=(?:\d{3})+(?:$|\.))(?<!\.\d*)/gu, ',');
}

function toShort(value: number): string {
  return Number.isInteger(value) ? groupDigits(String(value)) : value.toFixed(2);
}

function toText(said: Said | undefined, currency: string): string {
  if (said === undefined || said.value === null) return '–';
  const { value, unit, percent } = said;
  if (percent !== undefined) return percent;
  if (typeof value === 'string') {
    return `${groupDigits(value)} ${currency}${unit === 'moneyPerDay' ? ' a day' : ''}`;
  }
  const text = toShort(value);
  if (unit === 'days' || unit === 'years') return `${text} ${unit}`;
  if (unit === 'times') return `${text} ×`;
  if (unit === 'perRep') return `${text} a rep`;
  return text;
}

function toCaveat({ kind, count }: SaidFigure['caveats'][number]): string {
  const words = kind.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
  return count === undefined ? words : `${words}: ${count}`;
}

function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const lengthOf = (text: string): number => Array.from(text).length;
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => lengthOf(cells[column] ?? ''))),
  );
  return rows.map((cells) =>
    cells
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - lengthOf(cell));
        return column === 0 ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

function toMetricLines({ metrics, settings }: Report): readonly string[] {
  const { currency } = settings;
  const rows = metrics.map((figure) => [figure.label, toText(figure, currency)]);
  const notes = metrics.map(({ formula, parts, beside, caveats }) => {
    const named = [...parts, ...beside].map((part) => `${part.name} ${toText(part, currency)}`);
    const said = caveats.length === 0 ? '' : ` [${caveats.map(toCaveat).join('; ')}]`;
    return `  ${formula}: ${named.join(', ')}${said}`;
  });
  return alignColumns(rows).flatMap((line, index) => [line, notes[index] ?? '']);
}

const columns = [
  ['created', 'newDeals'],
  ['closed', 'dealsClosed'],
  ['win rate', 'winRate'],
  ['won', 'wonValue'],
  ['mean won', 'annualContractValue'],
  ['median won', 'annualContractValue:median'],
  ['cycle won', 'cycleWon'],
] as const;

function findSaid(metrics: readonly SaidFigure[], name: string): Said | undefined {
  const [id, part] = name.split(':');
  const figure = metrics.find((one) => one.id === id);
  return part === undefined ? figure : figure?.beside.find((one) => one.name === part);
}

function toGroupLines(
  title: string,
  of: {
    readonly groups: readonly (Pick<Group, 'name' | 'metrics'> & Partial<Group>)[];
    readonly currency: string;
  },
): readonly string[] {
  const isCounted = of.groups.some(({ dealCount }) => dealCount !== undefined);
  const rows = of.groups.map(({ name, metrics, dealCount = 0 }) => [
    name ?? '(none)',
    ...(isCounted ? [toShort(dealCount)] : []),
    ...columns.map(([, id]) => toText(findSaid(metrics, id), of.currency)),
  ]);
  const heads = [title, ...(isCounted ? ['deals'] : []), ...columns.map(([head]) => head)];
  return ['', ...alignColumns([heads, ...rows])];
}

/** Of the groups only those that were asked for. */
export function toReportLines(report: Report, by: string): readonly string[] {
  const { file, settings, deals } = report;
  const { currency } = settings;
  const folded = foldName(by);
  const groups =
    report.byColumn?.groups ??
    (folded === 'rep' ? report.byRep : folded === 'product' ? report.byProduct : report.byPeriod) ??
    [];
  return [
    `${file.rows} rows, ${file.used} deals: ${deals.won} won, ${deals.lost} lost, ${deals.open} open${file.leftOut.length === 0 ? '' : `; ${file.leftOut.length} left out`}`,
    `stages: ${deals.byStage.map(({ name, count }) => `${name ?? '(none)'} ${toShort(count)}`).join(', ')}`,
    `${settings.period.from} to ${settings.period.to}, as of ${settings.now}, ${settings.timeZone}${settings.rep === null ? '' : `, ${settings.rep}`}`,
    ...file.joined.map(
      ({ column, name, spellings, by: reason }) =>
        `joined: ${column} "${name}" is ${spellings.map(({ text, rowCount }) => `"${text}" (${rowCount})`).join(', ')}, by ${reason}`,
    ),
    ...file.notes.map((note) => `look: ${note}`),
    ...file.leftOut.slice(0, 20).map(({ line, why }) => `left out: line ${line}, ${why}`),
    ...(file.leftOut.length > 20 ? [`left out: ${file.leftOut.length - 20} more`] : []),
    '',
    ...toMetricLines(report),
    ...toGroupLines(report.byColumn?.column ?? by, { groups, currency }),
    '',
    ...alignColumns([
      ['stage', 'reached', 'of the one before', 'open'],
      ...report.funnel.map(({ name, reachedCount, percent, openCount }) => [
        name,
        String(reachedCount),
        percent ?? '',
        String(openCount),
      ]),
    ]),
  ];
}
