/** Runs in a page of the extension, on the product's own store: fills it, and times the metrics on what is in it. */

import { endOfDay } from '../../lib/platform/clock.ts';
import type { ReportFacts } from '../../lib/reports/facts.ts';
import { toFigures, toFiguresByRep } from '../../lib/reports/metrics.ts';
import { createPeriods } from '../../lib/reports/periods.ts';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { keptPrefix } from '../../lib/store/mirror-keep.ts';
import { keptTables } from '../../lib/store/mirror-rows.ts';
import { openMirrors } from '../../lib/store/mirrors.ts';
import { store } from '../../lib/store/open.ts';
import { refreshPipeline } from '../../lib/store/pipeline.ts';
import { refreshActions } from '../../lib/store/refresh-actions.ts';
import { refreshScores } from '../../lib/store/refresh-scores.ts';
import { loadReportFacts } from '../../lib/store/report-facts.ts';
import { refreshStageTimes } from '../../lib/store/stage-times.ts';
import { seedProspects } from './seed.ts';
import { seedDeals } from './seed-deals.ts';
import { benchProfile, seedScores } from './seed-scores.ts';

export interface DashboardBenchPage {
  fill(of: { readonly prospects: number; readonly deals: number }): Promise<void>;
  /** How much the metrics look at. */
  countFacts(): Promise<{
    readonly deals: number;
    readonly prospects: number;
    readonly touches: number;
  }>;
  /** Milliseconds from the rows in memory to facts, once. */
  timeFacts(): Promise<number>;
  /** Whether the board of the last time, and all that was read for it, is kept for the next opening. */
  isKept(): Promise<boolean>;
  /** Milliseconds for all metrics of the running quarter and the three before: as after a change of a deal. */
  timeMetrics(): Promise<number>;
  /** The same where every list is another: nothing of them is in order yet. */
  timeMetricsAnew(): Promise<number>;
  /** As the first, for each rep as well. */
  timeMetricsByRep(): Promise<number>;
}

declare global {
  interface Window {
    dashboardBench?: DashboardBenchPage;
  }
}

const quarters = [0, 1, 2, 3];

async function fill({ prospects, deals }: { prospects: number; deals: number }): Promise<void> {
  const now = Date.now();
  await seedProspects(store(), prospects);
  await seedDeals(store(), { count: deals, now });
  await seedScores(store(), { now });
  await saveSetting(store(), 'ideal_profile', { entries: [...benchProfile] });
  await refreshStageTimes(store());
  await store().unscored.put({ key: 'all', mark: 'bench' });
  while (!(await refreshScores(store(), { maxChunks: 1_000 })).isDone);
  await store().stale.put({ key: 'all' });
  const until = endOfDay(now);
  while (!(await refreshActions(store(), { until, maxChunks: 1_000 })).isDone);
  await refreshPipeline(store());
}

let known: Promise<ReportFacts> | undefined;

function loadFacts(): Promise<ReportFacts> {
  known ??= loadReportFacts(openMirrors(store(), () => undefined));
  return known;
}

async function timeFacts(): Promise<number> {
  const mirrors = openMirrors(store(), () => undefined);
  await Promise.all(
    (['deals', 'prospects', 'touchpoints', 'stakeholders', 'stage_changes'] as const).map((table) =>
      mirrors.rows(table),
    ),
  );
  const began = performance.now();
  await loadReportFacts(mirrors);
  return performance.now() - began;
}

/** Deals of a copy are put in order anew; of the same list of prospects or touchpoints that is kept. */
async function timeQuarters(
  measure: typeof toFigures | typeof toFiguresByRep,
  { isAnew }: { readonly isAnew: boolean } = { isAnew: false },
): Promise<number> {
  const known = await loadFacts();
  const { deals, prospects, touches } = known;
  const facts = isAnew
    ? { ...known, deals: [...deals], prospects: [...prospects], touches: [...touches] }
    : { ...known };
  const now = Date.now();
  const began = performance.now();
  const periods = createPeriods(facts);
  for (const back of quarters) {
    const period = periods.shift(periods.at(now, 'quarter'), -back);
    measure(facts, { period, repIds: null, now });
  }
  return performance.now() - began;
}

window.dashboardBench = {
  fill,
  async countFacts() {
    const { deals, prospects, touches } = await loadFacts();
    return { deals: deals.length, prospects: prospects.length, touches: touches.length };
  },
  timeFacts,
  isKept: async () => {
    const keys = ['board', ...keptTables].map((name) => keptPrefix + name);
    return (await store().kv.bulkGet(keys)).every((kept) => kept !== undefined);
  },
  timeMetrics: () => timeQuarters(toFigures),
  timeMetricsAnew: () => timeQuarters(toFigures, { isAnew: true }),
  timeMetricsByRep: () => timeQuarters(toFiguresByRep),
};
