import { browser } from '../../lib/platform/browser.ts';
import { endOfDay } from '../../lib/platform/clock.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { showDueCount } from '../../lib/store/due-badge.ts';
import { restsOnScores } from '../../lib/store/kept-pipeline.ts';
import { refreshStageOdds } from '../../lib/store/learn-stage-odds.ts';
import { store } from '../../lib/store/open.ts';
import { refreshPipeline } from '../../lib/store/pipeline.ts';
import { refreshActions, refreshTypicalWorth } from '../../lib/store/refresh-actions.ts';
import { refreshScores } from '../../lib/store/refresh-scores.ts';
import { refreshStageTimes } from '../../lib/store/stage-times.ts';

const alarmName = 'day';
/** A little after midnight, so that the day is the new one. */
const afterMidnightMs = 5_000;
/** Transactions without a rest; the browser ends a worker that is busy for minutes. */
const maxChunks = 40;

let running: Promise<void> | undefined;
let isAskedAgain = false;
let isSumAsked = false;

async function work(): Promise<void> {
  for (;;) {
    isAskedAgain = false;
    const until = endOfDay(Date.now());
    // First: what somebody is worth decides in which order they come.
    const scores = await refreshScores(store(), { maxChunks });
    const { isDone, dealCount } = await refreshActions(store(), { until, maxChunks });
    await showDueCount(store());
    const isMoved = scores.prospectCount > 0 && (await restsOnScores(store()));
    if (dealCount > 0 || isSumAsked || isMoved) {
      isSumAsked = false;
      await refreshPipeline(store());
    }
    if (isDone && scores.isDone && !isAskedAgain) return;
  }
}

/** Works out the scores and next actions that are behind, one run at a time; with `sums` also what the pipeline comes to. */
export function refreshDay({ sums = false }: { sums?: boolean } = {}): void {
  isAskedAgain = true;
  isSumAsked ||= sums;
  running ??= work()
    .catch((error: unknown) => reportBug('actions', error))
    .finally(() => {
      running = undefined;
    });
}

/** What all of the pipeline is measured by: how long stages take and how they end, what a deal is worth in the middle. */
export async function refreshMeasures(): Promise<void> {
  await refreshStageTimes(store());
  await refreshTypicalWorth(store());
  const areOthers = await refreshStageOdds(store());
  refreshDay({ sums: areOthers });
}

async function planDay(): Promise<void> {
  await browser.alarms.create(alarmName, {
    when: Date.parse(endOfDay(Date.now())) + afterMidnightMs,
  });
}

/** The day's list and the badge: at each start, after midnight, and whenever something is behind. */
export function keepDay(): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name !== alarmName) return;
    refreshDay();
    planDay().catch((error: unknown) => reportBug('alarm', error));
  });
  planDay().catch((error: unknown) => reportBug('alarm', error));
  refreshDay();
}
