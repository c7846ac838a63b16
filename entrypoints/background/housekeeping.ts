import { browser } from '../../lib/platform/browser.ts';
import { toInstant } from '../../lib/platform/clock.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { pruneClips } from '../../lib/store/clips.ts';
import { pruneFormDrafts } from '../../lib/store/form-drafts.ts';
import { store } from '../../lib/store/open.ts';
import { compactSearch } from '../../lib/store/search.ts';
import { pruneSends } from '../../lib/store/sends.ts';
import { refreshMeasures } from './actions.ts';

const alarmName = 'housekeeping';
const periodMinutes = 60;
/** What was read and not saved is kept this long, for the rep to come back to; then it is gone. */
const clipKeepMs = 7 * 24 * 60 * 60 * 1000;

/** What was typed and never saved. */
const draftKeepMs = 30 * 24 * 60 * 60 * 1000;

/** What became of a message that was sent. */
const sendKeepMs = 14 * 24 * 60 * 60 * 1000;

async function tidy(): Promise<void> {
  await pruneClips(store(), toInstant(Date.now() - clipKeepMs));
  await pruneFormDrafts(store(), toInstant(Date.now() - draftKeepMs));
  await pruneSends(store(), toInstant(Date.now() - sendKeepMs));
  await compactSearch(store());
  await refreshMeasures();
}

/** Each search reads all lines that are newer than its text, so a busy day must not pile them up until the hour. */
const maxSearchUpdates = 200;

/** After a save, out of its way: folds the search's newer lines in where there are many. */
export function compactWhenDue(): void {
  store()
    .search_updates.count()
    .then((count) => (count > maxSearchUpdates ? compactSearch(store()) : 0))
    .catch((error: unknown) => reportBug('compact', error));
}

/** The alarm may vanish with a browser restart, so each start of the worker looks whether it is there. */
export function keepHouse(): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === alarmName) tidy().catch((error: unknown) => reportBug('tidy', error));
  });
  browser.alarms
    .get(alarmName)
    .then(async (alarm) => {
      if (alarm) return;
      await browser.alarms.create(alarmName, { delayInMinutes: 1, periodInMinutes: periodMinutes });
    })
    .catch((error: unknown) => reportBug('alarm', error));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    // A newer version may search more than the text that an older one made for it.
    if (reason === 'update') {
      compactSearch(store()).catch((error: unknown) => reportBug('compact', error));
    }
    if (reason !== 'install') return;
    browser.tabs
      .create({ url: browser.runtime.getURL('/welcome.html') })
      .catch((error: unknown) => reportBug('welcome', error));
  });
}
