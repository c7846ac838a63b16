import { toCoverageNeeded } from './coverage-needed.ts';
import { toFactIndex } from './fact-index.ts';
import { closerOf, type DealFact, type ReportFacts } from './facts.ts';
import { type History, toHistory } from './history.ts';
import { totalOf } from './measures.ts';
import { type LearnedOdds, learnOddsInUse } from './odds.ts';
import { listOpenDeals } from './open-deals.ts';
import { toOwners } from './owners.ts';
import { createPeriods, type Period } from './periods.ts';
import { isClosedBy } from './scope.ts';
import { toRanges } from './spread.ts';
import { toCoverage, toTarget } from './targets.ts';
import { learnTiming } from './timing.ts';
import {
  toBest,
  toOddsIn,
  toValue,
  toWeighted,
  toWeightedFixed,
  type WeighedDeal,
  weighDeals,
} from './weigh.ts';

/** What some reps, or the team, are thought to win in a period; money is whole ten-thousandths of the workspace's currency, annual value. */
export interface Outlook {
  readonly won: bigint;
  /** Won, and open deals of the last open stage that are expected in the period. */
  readonly commit: bigint;
  /** Won, and every open deal that is expected in the period; of all others as much as would come in it if all were won. */
  readonly best: bigint;
  /** Won, and open value × odds, as far as it is thought to come in the period (FORECAST.md). */
  readonly weighted: bigint;
  /** Of `weighted` what the deals of `commit` bring that are open. */
  readonly weightedCommit: bigint;
  /** Open deals expected in the period. */
  readonly openCount: number;
  readonly target: bigint | null;
  /** Open value ÷ what the target still lacks, of owners who have a target; null without one, or when it is reached. */
  readonly coverage: number | null;
  /** 1 ÷ win rate of the last four quarters; null without one. */
  readonly coverageNeeded: number | null;
}

export interface PeriodForecast extends Outlook {
  readonly period: Period;
  /** The same by the stages' own odds, of the deals that are expected in the period. */
  readonly weightedFixed: bigint;
  /** 80 % of outcomes lie between. */
  readonly low: bigint;
  readonly high: bigint;
}

export interface RepForecast extends Outlook {
  /** Empty for what is nobody's. */
  readonly repId: string;
  /** Empty where nobody of that id is a rep any more. */
  readonly name: string;
}

export interface Forecast {
  readonly periods: readonly PeriodForecast[];
  /** Of the running period: reps with nothing too, then whoever owns something and is no rep any more, nobody last. */
  readonly byRep: readonly RepForecast[];
  readonly odds: LearnedOdds;
  /** Open deals without an expected day, which are in a period by what was learned alone, or with one that has passed. */
  readonly undatedIds: readonly string[];
  readonly overdueIds: readonly string[];
  /** Expected in one of the periods, without a value or in none of the open stages. */
  readonly unvaluedIds: readonly string[];
}

export interface ForecastQuery {
  readonly grain: 'month' | 'quarter';
  readonly now: number;
  readonly repIds: readonly string[] | null;
  /** Periods from the running one on. */
  readonly count: number;
}

/** What a forecast's periods are read from. */
interface Basis {
  readonly history: History;
  readonly learned: LearnedOdds;
  readonly periods: readonly Period[];
  readonly weighed: readonly WeighedDeal[];
  readonly today: string;
}

function toBasis(facts: ReportFacts, { grain, now, repIds, count }: ForecastQuery): Basis {
  const history = toHistory(facts);
  const calendar = createPeriods(facts);
  const running = calendar.at(now, grain);
  const periods = Array.from({ length: count }, (_, later) => calendar.shift(running, later));
  const today = calendar.dayOf(now);
  const learned = learnOddsInUse(facts, { at: now });
  const weighed = weighDeals(listOpenDeals(history, { at: now, repIds }), {
    learned,
    timing: learnTiming(history, { at: now, periods: calendar }),
    periods,
    today,
  });
  return { history, learned, periods, weighed, today };
}

/** What an outlook is made of. */
interface Selection {
  readonly index: number;
  readonly won: readonly DealFact[];
  readonly weighed: readonly WeighedDeal[];
}

/** Targets and win rates are by the reps who are asked for. */
function createOutlook(facts: ReportFacts, query: ForecastQuery, { history }: Basis) {
  const factIndex = toFactIndex(facts);
  const lastStageId = history.openStages.at(-1)?.id;
  return (repIds: readonly string[] | null) => {
    const target = toTarget(facts, { repIds, grain: query.grain });
    const isTargeted = (ownerId: string | null) => target.repIds.has(ownerId ?? '');
    const coverageNeeded = toCoverageNeeded(factIndex, { repIds, until: query.now + 1 });
    return ({ index, won: wonDeals, weighed }: Selection): Outlook => {
      const won = totalOf(wonDeals.map(({ annual }) => annual ?? 0n));
      const expected = weighed.filter(({ expectedIn }) => expectedIn === index);
      const last = expected.filter(({ deal }) => deal.stageId === lastStageId);
      const covering = expected.filter(({ deal }) => isTargeted(deal.way.deal.ownerId));
      const weightedOf = (deals: readonly WeighedDeal[]) =>
        totalOf(deals.map((one) => toWeighted(one, index)));
      return {
        won,
        commit: won + totalOf(last.map(toValue)),
        best: won + totalOf(weighed.map((one) => toBest(one, index))),
        weighted: won + weightedOf(weighed),
        weightedCommit: weightedOf(last),
        openCount: expected.length,
        target: target.units,
        coverage: toCoverage(totalOf(covering.map(toValue)), {
          target: target.units,
          won: totalOf(
            wonDeals.flatMap((deal) => (isTargeted(closerOf(deal)) ? (deal.annual ?? 0n) : [])),
          ),
        }),
        coverageNeeded,
      };
    };
  };
}

export function toForecast(facts: ReportFacts, query: ForecastQuery): Forecast {
  const basis = toBasis(facts, query);
  const { history, learned, periods, weighed, today } = basis;
  const ranges = toRanges(weighed, { learned, periodCount: periods.length });
  const outlookOf = createOutlook(facts, query, basis);
  const toTeam = outlookOf(query.repIds);
  const idsOf = (deals: readonly WeighedDeal[]) => deals.map(({ deal }) => deal.id);
  return {
    periods: periods.map((period, index): PeriodForecast => {
      const outlook = toTeam({ index, weighed, won: listWon(history, { ...query, period }) });
      const range = ranges[index] ?? { low: 0n, high: 0n };
      const expected = weighed.filter(({ expectedIn }) => expectedIn === index);
      return {
        period,
        ...outlook,
        weightedFixed: outlook.won + totalOf(expected.map(toWeightedFixed)),
        low: outlook.won + range.low,
        high: outlook.won + range.high,
      };
    }),
    byRep: toByRep(facts, query, { basis, outlookOf }),
    odds: learned,
    undatedIds: idsOf(weighed.filter(({ deal }) => deal.expectedOn === null)),
    overdueIds: idsOf(weighed.filter(({ deal }) => (deal.expectedOn ?? today) < today)),
    unvaluedIds: idsOf(
      weighed.filter(
        ({ deal, cell, expectedIn }) =>
          expectedIn !== null && (deal.annual === null || cell === null),
      ),
    ),
  };
}

function toByRep(
  facts: ReportFacts,
  query: ForecastQuery,
  of: { readonly basis: Basis; readonly outlookOf: ReturnType<typeof createOutlook> },
): readonly RepForecast[] {
  const { history, periods, weighed } = of.basis;
  const [period] = periods;
  if (!period) return [];
  const wonByRep = Map.groupBy(
    listWon(history, { ...query, period }),
    (deal) => closerOf(deal) ?? '',
  );
  const weighedByRep = Map.groupBy(weighed, ({ deal }) => deal.way.deal.ownerId ?? '');
  const isAsked = ({ id }: { readonly id: string }) =>
    query.repIds === null || query.repIds.includes(id);
  const rowOf = ({ id, name }: { readonly id: string; readonly name: string }): RepForecast => ({
    repId: id,
    name,
    ...of.outlookOf([id])({
      index: 0,
      won: wonByRep.get(id) ?? [],
      weighed: weighedByRep.get(id) ?? [],
    }),
  });
  const { reps, others } = toOwners(facts);
  const hasAny = ({ won, weighted, openCount }: RepForecast) =>
    won !== 0n || weighted !== 0n || openCount > 0;
  return [...reps.filter(isAsked).map(rowOf), ...others.filter(isAsked).map(rowOf).filter(hasAny)];
}

function listWon(
  { ways }: History,
  { period, repIds, now }: Pick<ForecastQuery, 'repIds' | 'now'> & { readonly period: Period },
) {
  return ways.flatMap(({ deal }) => {
    const { outcome, closedAt } = deal;
    if (outcome !== 'won' || closedAt === null || !isClosedBy(deal, now + 1)) return [];
    if (closedAt < period.fromMs || closedAt >= period.untilMs) return [];
    return repIds === null || repIds.includes(closerOf(deal) ?? '') ? [deal] : [];
  });
}

/** A deal behind a forecast's period, by what it adds: `weighted` is its value × `odds`, and they sum to the period's. */
export interface ForecastDeal {
  readonly id: string;
  /** Of being won in the period: 1 where it was. */
  readonly odds: number;
  readonly annual: bigint | null;
  readonly weighted: bigint;
  readonly part: 'won' | 'commit' | 'rest';
  /** False for one that is expected at another time or at none, and may come in the period all the same. */
  readonly isExpected: boolean;
}

/** All that are expected in the period, or add to it. */
export function findForecastDeals(
  facts: ReportFacts,
  query: ForecastQuery & { readonly period: Period },
): readonly ForecastDeal[] {
  const { history, periods, weighed } = toBasis(facts, query);
  const { period } = query;
  const index = periods.findIndex(
    ({ from, until }) => from === period.from && until === period.until,
  );
  const lastStageId = history.openStages.at(-1)?.id;
  const won = listWon(history, query).map(
    ({ id, annual }): ForecastDeal => ({
      id,
      odds: 1,
      annual,
      weighted: annual ?? 0n,
      part: 'won',
      isExpected: true,
    }),
  );
  const open = weighed.flatMap((one): ForecastDeal[] => {
    const weighted = index === -1 ? 0n : toWeighted(one, index);
    const isExpected = index !== -1 && one.expectedIn === index;
    if (!isExpected && weighted === 0n) return [];
    const { id, annual, stageId } = one.deal;
    const part = isExpected && stageId === lastStageId ? 'commit' : 'rest';
    return [{ id, odds: toOddsIn(one, index), annual, weighted, part, isExpected }];
  });
  return [...won, ...open].sort(
    (one, other) =>
      Number(other.weighted - one.weighted > 0n) - Number(other.weighted - one.weighted < 0n) ||
      (one.id < other.id ? -1 : 1),
  );
}
