import { send } from '../lib/messaging/send.ts';
import { endOfDay } from '../lib/platform/clock.ts';
import { holdLivePort } from '../lib/platform/live-port.ts';
import { reportBug } from '../lib/platform/log.ts';
import { restsOnScores } from '../lib/store/kept-pipeline.ts';
import { store } from '../lib/store/open.ts';
import { watchTeam } from '../lib/store/watch-team.ts';

function ask(name: 'sync/kick' | 'sync/now' | 'actions/refresh'): void {
  send(name, {}).catch((error: unknown) => reportBug('live', error));
}

/** Transactions that a page does itself; what is left after that is the background's. */
const maxChunks = 1;

/** With more deals than this, summing them is the background's too. */
const maxDeals = 1_000;

/** What was saved is in the scores, in the day's list and on the badge at once, also where the background sleeps. */
async function refreshDay(): Promise<void> {
  const [{ refreshActions }, { refreshScores }, { showDueCount }, { refreshPipeline }] =
    await Promise.all([
      import('../lib/store/refresh-actions.ts'),
      import('../lib/store/refresh-scores.ts'),
      import('../lib/store/due-badge.ts'),
      import('../lib/store/pipeline.ts'),
    ]);
  const until = endOfDay(Date.now());
  const scores = await refreshScores(store(), { maxChunks, isLight: true });
  const { isDone, dealCount } = await refreshActions(store(), { until, maxChunks });
  const isMoved = scores.prospectCount > 0 && (await restsOnScores(store()));
  const areSumsBehind = dealCount > 0 || isMoved;
  const isTooMuch = areSumsBehind && (await store().deals.count()) > maxDeals;
  if (!isDone || !scores.isDone || isTooMuch) ask('actions/refresh');
  else if (areSumsBehind) await refreshPipeline(store());
  await showDueCount(store());
}

/** A next action with a time may have come or gone, or the rep has set when to be told: the background plans anew. */
async function planReminders(): Promise<void> {
  const [{ loadRepSetting }, { askForReminders }] = await Promise.all([
    import('../lib/store/deal-queries.ts'),
    import('../lib/platform/reminder-alarm.ts'),
  ]);
  const { isDigestOn, isOwnOn } = await loadRepSetting(store(), 'reminders');
  if (isDigestOn || isOwnOn) await askForReminders();
}

/**
 * While a page of ours is open its saves are sent at once, and the background listens to the server. Without a team it
 * is not even woken. Nothing that is drawn waits for any of this.
 */
export function startLive(): void {
  let release: (() => void) | undefined;
  const ifTeam = (name: 'sync/kick' | 'sync/now') => {
    if (release) ask(name);
  };
  watchTeam(store(), (hasTeam) => {
    release?.();
    release = hasTeam ? holdLivePort() : undefined;
  });
  const refresh = () => {
    refreshDay().catch((error: unknown) => reportBug('actions', error));
  };
  store().onSaved = () => {
    ifTeam('sync/kick');
    refresh();
    planReminders().catch((error: unknown) => reportBug('reminders', error));
  };
  refresh();
  window.addEventListener('online', () => ifTeam('sync/now'));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ifTeam('sync/kick');
  });
}
