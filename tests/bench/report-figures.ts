import type { DealFact, ReportFacts } from '../../lib/reports/facts.ts';
import {
  type Figure,
  type MetricId,
  type MetricQuery,
  type Part,
  type Quantity,
  toFigures,
  toFiguresByRep,
} from '../../lib/reports/metrics.ts';
import type { Grain, Period, PeriodCalendar } from '../../lib/reports/periods.ts';
import { toCohorts, toFunnel } from '../../lib/reports/series.ts';
import type { ReportFile } from './report-file.ts';

/** What a file of deals says nothing about. */
const notInFile: ReadonlyMap<MetricId, string> = new Map([
  ['newProspects', 'a file of deals holds no prospects; newDeals counts the deals'],
  ['prospectConversion', 'a file of deals holds no prospects'],
  ['calls', 'a file of deals holds no touchpoints'],
  ['meetings', 'a file of deals holds no touchpoints'],
  ['replyRate', 'a file of deals holds no touchpoints'],
]);

const labels: Readonly<Record<MetricId | 'newDeals', string>> = {
  newDeals: 'New deals',
  newProspects: 'New prospects',
  prospectConversion: 'Conversion of prospects',
  dealConversion: 'Conversion of deals',
  winRate: 'Win rate',
  wonValue: 'Won, annual value',
  annualContractValue: 'Contract value, annual',
  lifetimeValue: 'Lifetime value',
  cycleWon: 'Cycle, won',
  cycleLost: 'Cycle, lost',
  velocity: 'Velocity',
  coverage: 'Coverage',
  dealsClosed: 'Deals closed',
  calls: 'Calls',
  meetings: 'Meetings',
  replyRate: 'Reply rate',
};

const formulas: Readonly<Partial<Record<MetricId | 'newDeals', string>>> = {
  newDeals: 'created in the period; perRep = created with an owner ÷ reps, those with none too',
  dealConversion: 'won ÷ created, of the deals created in the period',
  winRate: 'won ÷ (won + lost), by close date',
  wonValue: 'sum of the annual value of won deals, by close date',
  annualContractValue: 'wonValue ÷ valued: mean annual value of won deals, median beside',
  lifetimeValue: 'customerValue × margin × lifetime; lifetime = 1 ÷ churn, capped',
  cycleWon: 'median days from creation to close of won deals',
  cycleLost: 'median days from creation to close of lost deals',
  velocity: 'open × meanWon × winRate ÷ meanCycle',
  coverage: 'openValue ÷ target; needed = 1 ÷ win rate',
  dealsClosed: 'won + lost, by close date',
};

/** Decimal text, to the cent, and to the ten-thousandth where the value is finer. */
function toAmountText(units: bigint): string {
  const size = units < 0n ? -units : units;
  const part = String(size % 10_000n)
    .padStart(4, '0')
    .replace(/0{1,2}$/u, '');
  return `${units < 0n ? '-' : ''}${size / 10_000n}.${part}`;
}

/** Hundredths of a percent. */
function toPercentText(ratio: number): string {
  return `${(100 * ratio).toFixed(2)} %`;
}

/** Amounts are text, all else numbers in full precision; a ratio has its percents beside it. */
export interface Said {
  readonly value: string | number | null;
  readonly unit: Quantity['unit'];
  readonly percent?: string;
}

export interface SaidPart extends Said {
  readonly name: Part['name'];
}

export interface SaidFigure extends Said {
  readonly id: MetricId | 'newDeals';
  readonly label: string;
  readonly formula: string;
  /** Of the period before; null where that is none, or says nothing. */
  readonly before: Said | null;
  readonly parts: readonly SaidPart[];
  /** What stands beside it: the median of a mean, the mean of a median. */
  readonly beside: readonly SaidPart[];
  readonly caveats: Figure['caveats'];
}

function toSaid({ unit, value }: Quantity): Said {
  if (typeof value === 'bigint') return { value: toAmountText(value), unit };
  if (unit === 'ratio' && value !== null) return { value, unit, percent: toPercentText(value) };
  return { value, unit };
}

function toSaidPart({ name, quantity }: Part): SaidPart {
  return { name, ...toSaid(quantity) };
}

function toSaidFigure({ id, now, before, parts, beside, caveats }: Figure): SaidFigure {
  return {
    id,
    label: labels[id],
    ...toSaid(now),
    formula: formulas[id] ?? '',
    before: before && toSaid(before),
    parts: parts.map(toSaidPart),
    beside: beside.map(toSaidPart),
    caveats,
  };
}

/** Deals that entered the pipeline: what a file of deals has in place of new prospects. */
function toNewDeals(facts: ReportFacts, { period, repIds, now }: MetricQuery): SaidFigure {
  const until = Math.min(period.untilMs, now + 1);
  const asked = repIds === null ? null : new Set(repIds);
  const created = facts.deals.filter(
    ({ createdAt, ownerId }) =>
      createdAt >= period.fromMs &&
      createdAt < until &&
      (asked === null || asked.has(ownerId ?? '')),
  );
  const repCount = repIds?.length ?? facts.reps.length;
  const owned = created.filter(({ ownerId }) => ownerId !== null).length;
  const perRep = repCount === 0 ? null : owned / repCount;
  return {
    id: 'newDeals',
    label: labels.newDeals,
    value: created.length,
    unit: 'count',
    formula: formulas.newDeals ?? '',
    before: null,
    parts: [
      { name: 'created', value: created.length, unit: 'count' },
      { name: 'reps', value: repCount, unit: 'count' },
    ],
    beside: [{ name: 'perRep', value: perRep, unit: 'perRep' }],
    caveats: [],
  };
}

function pickFigures(
  figures: readonly Figure[],
  { period, now }: MetricQuery,
): readonly SaidFigure[] {
  // Now is the end of a day: a period whose last day that is has ended with it.
  const isOver = now + 1 >= period.untilMs;
  return figures
    .filter(({ id }) => !notInFile.has(id))
    .map(toSaidFigure)
    .map((figure) => ({
      ...figure,
      caveats: figure.caveats.filter(({ kind }) => !(isOver && kind === 'runningPeriod')),
    }));
}

function figuresOf(facts: ReportFacts, query: MetricQuery): readonly SaidFigure[] {
  return [toNewDeals(facts, query), ...pickFigures(toFigures(facts, query), query)];
}

function withoutTargets(facts: ReportFacts): ReportFacts {
  return { ...facts, settings: { ...facts.settings, quarterTargets: {} } };
}

/** The days of a period, the last one among them. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

function toDays({ from, until }: Period): Days {
  const last = new Date(Date.parse(until) - 86_400_000);
  return { from, to: last.toISOString().slice(0, 10) };
}

/** `2017-Q4`, `2017-10`, `2017-W40`, `2017`; of a fiscal year `FY2018-Q1`. */
function toPeriodName({ grain, year, number }: Period, fiscalMonth: number): string {
  const fiscal = fiscalMonth === 1 ? '' : 'FY';
  if (grain === 'year') return `${fiscal}${year}`;
  if (grain === 'quarter') return `${fiscal}${year}-Q${number}`;
  return `${year}-${grain === 'week' ? 'W' : ''}${String(number).padStart(2, '0')}`;
}

export interface Group {
  /** Null for deals that have none. */
  readonly name: string | null;
  readonly dealCount: number;
  readonly metrics: readonly SaidFigure[];
}

function toGroups(
  file: ReportFile,
  of: { readonly nameByDeal: ReadonlyMap<string, string | null>; readonly query: MetricQuery },
): readonly Group[] {
  // A target is a rep's, for all products.
  const facts = withoutTargets(file.facts);
  const dealsByName = Map.groupBy(facts.deals, ({ id }) => of.nameByDeal.get(id) ?? null);
  const groups = Array.from(dealsByName, ([name, deals]): Group => {
    const own = { ...facts, deals };
    return { name, dealCount: deals.length, metrics: figuresOf(own, of.query) };
  });
  return groups.toSorted((one, two) => {
    if (one.name === null || two.name === null)
      return one.name === two.name ? 0 : one.name === null ? 1 : -1;
    return one.name.localeCompare(two.name, 'en', { numeric: true });
  });
}

/** Deals that stand in each stage, as the file calls it, in the stages' order. */
function toStageCounts({ facts, stageByDeal }: ReportFile, deals: readonly DealFact[]) {
  const positionById = new Map(facts.stages.map(({ id, position }) => [id, position]));
  const positionOf = (own: readonly DealFact[]): number =>
    positionById.get(own[0]?.stageId ?? '') ?? facts.stages.length;
  return Array.from(Map.groupBy(deals, ({ id }) => stageByDeal.get(id) ?? null))
    .toSorted(([, one], [, two]) => positionOf(one) - positionOf(two))
    .map(([name, own]) => ({ name, count: own.length }));
}

function isOf({ repIds }: MetricQuery, { ownerId }: DealFact): boolean {
  return repIds === null || repIds.includes(ownerId ?? '');
}

export interface ReportQuery {
  readonly query: MetricQuery;
  readonly grain: Grain;
  /** Name of a column, for groups by it. */
  readonly column: string | null;
}

/** Everything that a file says, as the command prints it. */
export function toReport(file: ReportFile, { query, grain, column }: ReportQuery) {
  const { periods } = file;
  const { period, now } = query;
  const isCalendar = periods.at(period.fromMs, period.grain).until === period.until;
  // A target is of a quarter; what it is of some other number of days nobody has said.
  const facts = isCalendar ? file.facts : withoutTargets(file.facts);
  const { settings } = file.facts;
  const figures = (of: MetricQuery) =>
    figuresOf(facts, of).map((figure) => (isCalendar ? figure : { ...figure, before: null }));
  const grouping = column === null ? null : file.groupBy(column);
  const used = facts.deals.filter((deal) => isOf(query, deal));
  const countOf = (outcome: DealFact['outcome']) =>
    used.filter((deal) => deal.outcome === outcome).length;
  return {
    file: {
      rows: file.rowCount,
      used: facts.deals.length,
      leftOut: file.leftOut,
      joined: [...file.joined, ...(grouping?.joined ?? [])],
      notes: file.notes,
    },
    settings: {
      currency: facts.currency,
      timeZone: facts.timeZone,
      fiscalMonth: settings.fiscalMonth,
      weekStartsOn: settings.weekStartsOn,
      marginPercent: settings.marginPercent,
      lifetimeCapYears: settings.lifetimeCapYears,
      quarterTargets: settings.quarterTargets,
      now: periods.dayOf(now),
      period: toDays(period),
      rep: query.repIds?.[0] ?? null,
      grain,
    },
    /** Of the whole file, whatever the period. */
    deals: {
      all: used.length,
      open: countOf('open'),
      won: countOf('won'),
      lost: countOf('lost'),
      byStage: toStageCounts(file, used),
    },
    metrics: figures(query),
    notInFile: Array.from(notInFile, ([id, why]) => ({ id, why })),
    byPeriod: periods.split(period, grain).map((step) => ({
      name: toPeriodName(step, settings.fiscalMonth),
      ...toDays(step),
      metrics: figuresOf(file.facts, { ...query, period: step }),
    })),
    byRep: toFiguresByRep(facts, query).map(({ repId, name, figures: own }) => ({
      name: repId === '' ? null : name || repId,
      dealCount: facts.deals.filter(({ ownerId }) => (ownerId ?? '') === repId).length,
      metrics: [toNewDeals(facts, { ...query, repIds: [repId] }), ...pickFigures(own, query)],
    })),
    byProduct:
      file.productByDeal === null
        ? null
        : toGroups(file, { nameByDeal: file.productByDeal, query }),
    byColumn:
      column === null || grouping === null
        ? null
        : { column, groups: toGroups(file, { nameByDeal: grouping.nameByDeal, query }) },
    cohorts: toCohortsOf(facts, { query, grain, periods }),
    funnel: toFunnel(facts, query).map(({ share, ...step }) => ({
      ...step,
      share,
      percent: share === null ? null : toPercentText(share),
    })),
  };
}

export type Report = ReturnType<typeof toReport>;

/** What was so at an instant: of deals that were closed later nobody knew yet how. */
function toKnownAt(facts: ReportFacts, at: number): ReportFacts {
  const deals = facts.deals
    .filter(({ createdAt }) => !(createdAt > at))
    .map((deal) =>
      deal.closedAt !== null && deal.closedAt > at
        ? { ...deal, outcome: 'open' as const, closedAt: null }
        : deal,
    );
  return { ...facts, deals };
}

function toCohortsOf(
  facts: ReportFacts,
  of: { readonly query: MetricQuery; readonly grain: Grain; readonly periods: PeriodCalendar },
) {
  const { query, grain, periods } = of;
  const steps = periods.split(query.period, grain);
  const last = steps.at(-1);
  if (!last) return [];
  const cohorts = toCohorts(toKnownAt(facts, query.now), {
    ...query,
    // Now is the end of a day: a period whose last day that is is over.
    now: query.now + 1,
    period: periods.at(last.fromMs, grain),
    of: 'deals',
    count: steps.length,
  });
  return cohorts.map(({ period, createdCount, converted, isOpen }) => ({
    name: toPeriodName(period, facts.settings.fiscalMonth),
    ...toDays(period),
    created: createdCount,
    won: converted,
    isOpen,
  }));
}
