import { reportBug } from '../../lib/platform/log.ts';
import { toBackTest } from '../../lib/reports/back-test.ts';
import type { ReportFacts } from '../../lib/reports/facts.ts';
import { findForecastDeals, toForecast } from '../../lib/reports/forecast.ts';
import {
  findRows,
  type MetricQuery,
  toFigures,
  toFiguresByRep,
} from '../../lib/reports/metrics.ts';
import { createPeriods, type Period } from '../../lib/reports/periods.ts';
import { findFunnelRows, toCohorts, toFunnel, toTrend } from '../../lib/reports/series.ts';
import { findTouchRows, toTouchReport } from '../../lib/reports/touches.ts';
import { toBoard } from '../../lib/store/board.ts';
import { keepSight } from '../../lib/store/board-sight.ts';
import { keptTables } from '../../lib/store/mirror-rows.ts';
import { loadNames, loadTitles } from '../../lib/store/mirror-titles.ts';
import { openMirrors } from '../../lib/store/mirrors.ts';
import { store } from '../../lib/store/open.ts';
import {
  listRecordIds,
  listRecords,
  listRecordsOf,
  loadListChoices,
} from '../../lib/store/record-lists.ts';
import { loadForecastFacts, loadReportFacts, loadWorkedOn } from '../../lib/store/report-facts.ts';
import { type PackedBoard, packBoard, packShape } from './board-pack.ts';
import type {
  AskName,
  DashboardAsks,
  PageMessage,
  ReportAsked,
  WorkerMessage,
} from './dashboard-words.ts';
import { createIdHolder } from './held-ids.ts';

/**
 * Runs in a worker of the dashboard: no browser API, no texts. It reads the store and answers; nothing is written but what it
 * has read, for the next time.
 */

/** Cohorts that are drawn. */
const cohortCount = 8;
/** Past periods that a back-test looks at. */
const backTestCount = { month: 12, quarter: 8 } as const;
/** Prospects of whom nobody hears that are named; all are counted. */
const coldCount = 200;
const mostTitles = 500;
/** After the last answer. */
const restMs = 2_000;
const keepSightMs = 30_000;

function tell(message: WorkerMessage): void {
  self.postMessage(message);
}

const mirrors = openMirrors(store(), () => tell({ kind: 'changed' }));
const now = () => store().clock.now();

/** Questions that are not answered yet. */
let openCount = 0;
let restTimer: ReturnType<typeof setTimeout> | undefined;

/** Keeps what was read for the next time, then reads what the other places will ask for. */
async function prepare(): Promise<void> {
  await keepLastSight();
  await mirrors.keep();
  for (const table of keptTables) {
    // What somebody waits for goes first; its answer brings the next rest.
    if (openCount > 0) return;
    if (mirrors.isRead(table)) continue;
    await mirrors.rows(table);
    await mirrors.keep();
  }
}

function planPreparing(): void {
  clearTimeout(restTimer);
  restTimer = setTimeout(() => {
    prepare().catch((error: unknown) => reportBug('dashboard worker', error));
  }, restMs);
}

function toQuery(
  facts: ReportFacts,
  { grain, back, repIds }: ReportAsked,
): MetricQuery & { before: Period } {
  const periods = createPeriods(facts);
  const at = now();
  const period = periods.shift(periods.at(at, grain), -back);
  return { period, repIds, now: at, before: periods.sameDaysBefore(period, at) };
}

/** What was told last, to be kept for the next opening; nothing of it is newer than its head. */
let lastSight: Parameters<typeof keepSight<PackedBoard>>[1] | undefined;
let keptSight: PackedBoard | undefined;
let keptSightAt = Number.NEGATIVE_INFINITY;

/** A board that changes all day is not written down each time. */
async function keepLastSight(): Promise<void> {
  const sight = lastSight;
  if (!sight || sight.packed.text === keptSight?.text) return;
  if (performance.now() - keptSightAt < keepSightMs) return;
  keptSightAt = performance.now();
  keptSight = sight.packed;
  await keepSight(store(), sight);
}

async function answerBoard({ isWhole }: DashboardAsks['board']['asked']): Promise<PackedBoard> {
  if (!isWhole) return packBoard(await toBoard(mirrors, { now: now(), isWhole }));
  const head = await mirrors.head();
  const board = await toBoard(mirrors, { now: now(), isWhole });
  const packed = packBoard(board);
  lastSight = { shape: packShape, head, untilMs: board.quarter.untilMs, packed };
  return packed;
}

type Answers = {
  readonly [Name in AskName]: (
    asked: DashboardAsks[Name]['asked'],
  ) => Promise<Name extends 'board' ? PackedBoard : DashboardAsks[Name]['answer']>;
};

const answers: Answers = {
  board: answerBoard,
  list: (asked) => listRecords(mirrors, { ...asked, now: now() }),
  listIds: (asked) => listRecordIds(mirrors, { ...asked, now: now() }),
  listRows: (asked) => listRecordsOf(mirrors, { ...asked, now: now() }),
  choices: ({ table }) => loadListChoices(mirrors, table),
  async report(asked) {
    const facts = await loadReportFacts(mirrors);
    const { before, ...query } = toQuery(facts, asked);
    return {
      asked,
      query,
      before,
      currency: facts.currency,
      reps: facts.reps,
      figures: toFigures(facts, query),
      byRep: toFiguresByRep(facts, query),
      funnel: toFunnel(facts, query),
      cohorts: toCohorts(facts, { ...query, of: 'prospects', count: cohortCount }),
      trend: toTrend(facts, { ...query, metric: 'newProspects' }),
    };
  },
  async trend(asked) {
    const facts = await loadReportFacts(mirrors);
    const { before, ...query } = toQuery(facts, asked);
    const { metric, ...period } = asked;
    return { asked: period, query, before, metric, points: toTrend(facts, { ...query, metric }) };
  },
  async rows({ of, ...asked }) {
    const facts = await loadReportFacts(mirrors);
    const query = toQuery(facts, asked);
    switch (of.kind) {
      case 'metric':
        return findRows(facts, { ...query, ...of });
      case 'stage':
        return findFunnelRows(facts, { ...query, ...of });
      case 'channel':
        return findTouchRows(facts, { ...query, ...of });
    }
  },
  async forecast(asked) {
    const facts = await loadForecastFacts(mirrors);
    const query = { ...asked, now: now() };
    return {
      asked,
      forecast: toForecast(facts, query),
      backTest: toBackTest(facts, { ...query, count: backTestCount[asked.grain] }),
      currency: facts.currency,
      reps: facts.reps,
    };
  },
  async forecastDeals(asked) {
    const facts = await loadForecastFacts(mirrors);
    return findForecastDeals(facts, { ...asked, now: now() });
  },
  async touches(asked) {
    const [facts, workedOn] = await Promise.all([loadReportFacts(mirrors), loadWorkedOn(mirrors)]);
    const { before, ...query } = toQuery(facts, asked);
    const report = toTouchReport(facts, query, workedOn);
    const cold = report.cold.slice(0, coldCount).map(({ id }) => id);
    const names = Object.fromEntries(await loadNames(mirrors, cold));
    return { asked, query, before, report, reps: facts.reps, names };
  },
  titles: ({ refs }) => loadTitles(mirrors, refs.slice(0, mostTitles)),
};

const toHeard = createIdHolder();

self.addEventListener('message', ({ data }: MessageEvent<PageMessage>) => {
  if (data.name === 'look') {
    mirrors.look().catch((error: unknown) => reportBug('dashboard worker', error));
    return;
  }
  const { id, name, asked, held } = data;
  const find = answers[name] as (asked: unknown) => Promise<unknown>;
  openCount += 1;
  Promise.resolve(toHeard(asked, held))
    .then(find)
    .then((answer) => tell({ kind: 'answer', id, name, answer }))
    .catch((error: unknown) => {
      reportBug('dashboard worker', error);
      tell({ kind: 'failed', id });
    })
    .finally(() => {
      openCount -= 1;
      planPreparing();
    });
});
