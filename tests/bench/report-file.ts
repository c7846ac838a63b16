import { annualValue, convertAmount, totalValue, toUnits } from '../../lib/model/money.ts';
import type { DealFact, MoveFact, ReportFacts, StageFact } from '../../lib/reports/facts.ts';
import { createPeriods, type PeriodCalendar } from '../../lib/reports/periods.ts';
import { type Csv, UsageError } from './read-csv.ts';
import { toPresent } from './report-cells.ts';
import type { FileTime } from './report-days.ts';
import { fields } from './report-fields.ts';
import type { ReportMap } from './report-map.ts';
import { foldName, type Joined, readNames } from './report-names.ts';
import { type LeftOut, type Row, readRows } from './report-rows.ts';

/** A file as the reports see it. */
export interface ReportFile {
  readonly facts: ReportFacts;
  readonly periods: PeriodCalendar;
  /** The day after the last one that stands in it as created or closed, and the first one. */
  readonly firstMs: number;
  readonly endMs: number;
  readonly rowCount: number;
  readonly leftOut: readonly LeftOut[];
  readonly joined: readonly Joined[];
  readonly notes: readonly string[];
  /** Names of products by deal; null where the map names no such column. */
  readonly productByDeal: ReadonlyMap<string, string | null> | null;
  /** Names of stages by deal, those of the closed too. */
  readonly stageByDeal: ReadonlyMap<string, string | null>;
  /** What a deal has in any column of the file, spellings joined. */
  groupBy(column: string): Grouping;
}

interface Grouping {
  readonly nameByDeal: ReadonlyMap<string, string | null>;
  readonly joined: readonly Joined[];
}

/** When a deal was made of which the file does not say it: the metrics know no such time, and count it in no period. */
const unknownMs = Number.NaN;

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** The open stages as the map or the file orders them, then won and lost. Of a file there are no odds but the middle. */
function toStages(rows: readonly Row[], map: ReportMap): readonly StageFact[] {
  const nameByFolded = new Map<string, string>();
  for (const { stage, outcome } of rows) {
    if (stage !== null && outcome === 'open') nameByFolded.set(foldName(stage), stage);
  }
  const ordered = map.stages.map((name) => nameByFolded.get(foldName(name)) ?? name);
  const rest = [...nameByFolded.values()].filter((name) => !ordered.includes(name));
  const open = [...ordered, ...rest].filter((name) => {
    const outcome = map.outcomeByWord.get(foldName(name));
    return outcome === undefined || outcome === 'open';
  });
  const names = open.length > 0 ? open : ['Open'];
  return [
    ...names.map((name, position) => ({
      id: `open:${foldName(name)}`,
      name,
      position,
      kind: 'open' as const,
      probability: 50,
    })),
    { id: 'won', name: 'Won', position: names.length, kind: 'won', probability: 100 },
    { id: 'lost', name: 'Lost', position: names.length + 1, kind: 'lost', probability: 0 },
  ];
}

function createTimes(periods: PeriodCalendar) {
  const toMs = (time: FileTime): number =>
    time.kind === 'instant' ? time.ms : periods.startOf(time.day) + time.msOfDay;
  const toDay = (time: FileTime): string =>
    time.kind === 'day' ? time.day : periods.dayOf(time.ms);
  return { toMs, toDay };
}

/** What must be said of a file before anybody believes its figures. */
function findNotes(
  rows: readonly Row[],
  of: { readonly deals: readonly DealFact[]; readonly map: ReportMap },
): readonly string[] {
  const { deals, map } = of;
  const count = (test: (deal: DealFact, row: Row) => boolean): number =>
    deals.filter((deal, at) => {
      const row = rows[at];
      return row !== undefined && test(deal, row);
    }).length;
  const say = (found: number, text: string) =>
    found === 0 ? [] : [`${plural(found, 'deal')} ${text}`];
  const isClosed = ({ outcome }: DealFact): boolean => outcome !== 'open';
  const guessed = rows.filter(({ isGuessed }) => isGuessed);
  const guessedByStage = Map.groupBy(guessed, ({ stage }) => stage);
  const guessedStages = Array.from(guessedByStage)
    .filter(([stage]) => stage !== null)
    .map(([stage, own]) => `"${stage}" (${own.length})`);
  return [
    ...(guessedStages.length === 0
      ? []
      : [`taken as open, as nothing says that it is won or lost: ${guessedStages.join(', ')}`]),
    ...say(guessedByStage.get(null)?.length ?? 0, 'without a stage: taken as open'),
    ...say(
      map.columns.company === undefined ? 0 : count(({ companyId }) => companyId === null),
      'without a company: each counts for no company',
    ),
    ...say(
      map.columns.owner === undefined ? 0 : count(({ ownerId }) => ownerId === null),
      "without an owner: in the total, and in no rep's row",
    ),
    ...say(
      count((deal) => Number.isNaN(deal.createdAt) && !isClosed(deal)),
      'open without a day of creation: open deals that were created in no period',
    ),
    ...say(
      count((deal) => Number.isNaN(deal.createdAt) && isClosed(deal)),
      'closed without a day of creation: their cycle is not known, and they were created in no period',
    ),
    ...say(
      count((deal) => isClosed(deal) && deal.closedAt === null),
      'closed without a day: counted in nothing that goes by close date',
    ),
    ...say(
      count((deal) => deal.closedAt !== null && deal.closedAt < deal.createdAt),
      'closed before the day of creation: their cycle is left out',
    ),
    ...say(
      count((deal, row) => row.closed !== null && !isClosed(deal)),
      'open with a day of closing: taken for the day it is expected on',
    ),
    ...say(
      count((deal) => deal.outcome === 'won' && deal.annual === null),
      'won without an amount in a currency that has a rate: in no sum of money',
    ),
    'no history of stages: the funnel takes those before the one that a deal stands in as passed, and knows none of a lost deal',
  ];
}

function toDeals(
  rows: readonly Row[],
  of: { readonly map: ReportMap; readonly currency: string; readonly periods: PeriodCalendar },
): readonly DealFact[] {
  const { map, currency, periods } = of;
  const { toMs, toDay } = createTimes(periods);
  const toMoney = (amount: string | null, from: string): bigint | null => {
    const converted =
      amount === null ? null : convertAmount(amount, { from, to: currency, rates: map.rates });
    return converted === null ? null : toUnits(converted);
  };
  return rows.map((row): DealFact => {
    const { outcome, created, closed, billing, termMonths } = row;
    const isOpen = outcome === 'open';
    const value = { amount: row.amount, billing, term_months: termMonths };
    const expected = row.expected ?? (isOpen ? closed : null);
    return {
      id: row.id,
      ownerId: row.owner,
      companyId: row.company,
      stageId: isOpen ? `open:${foldName(row.stage ?? 'Open')}` : outcome,
      outcome,
      createdAt: created === null ? unknownMs : toMs(created),
      closedAt: isOpen || closed === null ? null : toMs(closed),
      expectedCloseOn: expected === null ? null : toDay(expected),
      annual: toMoney(annualValue(value), row.currency),
      total: toMoney(totalValue(value), row.currency),
      isRecurring: billing !== 'one_off',
      termMonths,
      renewsDealId: row.renews,
    };
  });
}

/** All that a file tells of a deal's way: where it began is not known, where it ended is. */
function toMoves(deals: readonly DealFact[]): readonly MoveFact[] {
  return deals.flatMap(({ id, stageId, createdAt, closedAt }): MoveFact[] => {
    const at = closedAt ?? createdAt;
    return Number.isFinite(at) ? [{ dealId: id, fromStageId: null, toStageId: stageId, at }] : [];
  });
}

/** Reads a table of deals. Throws a `UsageError` where it cannot be understood, with the line. */
export function toReportFile(csv: Csv, map: ReportMap): ReportFile {
  const { rows, leftOut, notes, joined, currency } = readRows(csv, map);
  const [unused] = leftOut;
  if (rows.length === 0) {
    throw new UsageError(
      `the file holds no deal that can be used: ${unused ? `line ${unused.line}, ${unused.why}` : 'it has a header and no row'}`,
    );
  }
  const owners = [...new Set([...map.reps, ...rows.flatMap(({ owner }) => owner ?? [])])];
  const nameByFolded = new Map(owners.map((name) => [foldName(name), name]));
  const quarterTargets = Object.fromEntries(
    Object.entries(map.settings.quarterTargets).map(([name, amount]) => {
      const owner = nameByFolded.get(foldName(name));
      if (owner !== undefined) return [owner, amount];
      throw new UsageError(`"targets" of the map names "${name}", who owns no deal of the file`);
    }),
  );
  const settings = { ...map.settings, quarterTargets };
  const periods = createPeriods({ timeZone: map.timeZone, settings });
  const deals = toDeals(rows, { map, currency, periods });
  const times = deals
    .flatMap(({ createdAt, closedAt }) => [createdAt, closedAt ?? createdAt])
    .filter(Number.isFinite);
  if (times.length === 0) throw new UsageError('no deal of the file has a day');
  const [firstMs, lastMs] = times.reduce(
    ([first, last], ms) => [Math.min(first, ms), Math.max(last, ms)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const lastDay = periods.dayOf(lastMs);
  const nextDay = new Date(Date.parse(lastDay) + 86_400_000).toISOString().slice(0, 10);
  const groupBy = (column: string): Grouping => {
    const field = fields.find((one) => map.columns[one] === column);
    const aliases = (field && map.aliases[field]) ?? {};
    const at = csv.header.indexOf(column);
    const cells = csv.rows.map((row) => toPresent(row[at] ?? ''));
    const { values, joined: own } = readNames(cells, { column, aliases });
    return {
      nameByDeal: new Map(rows.map(({ id, index }) => [id, values[index] ?? null])),
      joined: joined.some((one) => one.column === column) ? [] : own,
    };
  };
  return {
    facts: {
      deals,
      moves: toMoves(deals),
      stages: toStages(rows, map),
      prospects: [],
      touches: [],
      past: [],
      reps: owners
        .toSorted((one, two) => one.localeCompare(two))
        .map((name) => ({ id: name, name })),
      settings,
      timeZone: map.timeZone,
      currency,
    },
    periods,
    firstMs,
    endMs: periods.startOf(nextDay),
    rowCount: csv.rows.length,
    leftOut,
    joined,
    notes: [...notes, ...findNotes(rows, { deals, map })],
    productByDeal:
      map.columns.product === undefined
        ? null
        : new Map(rows.map(({ id, product }) => [id, product])),
    stageByDeal: new Map(rows.map(({ id, stage }) => [id, stage])),
    groupBy,
  };
}
