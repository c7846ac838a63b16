import { createMailIntake } from '../../lib/clips/mail-intake.ts';
import { resumeMailGestures } from '../../lib/clips/mail-tab.ts';
import { keepWatchers } from '../../lib/clips/mail-watchers.ts';
import type { Handlers } from '../../lib/messaging/answer.ts';
import { success } from '../../lib/model/failure.ts';
import { browser } from '../../lib/platform/browser.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { dropMailGestures } from '../../lib/store/mail-gestures.ts';
import { dropMailViews, mailViewOf } from '../../lib/store/mail-views.ts';
import { store } from '../../lib/store/open.ts';
import { nextSendDueAt, settleSends } from '../../lib/store/sends.ts';
import { keepMailMenu } from './mail-menu.ts';

const alarmName = 'mail-sends';
/** The shortest that the browser allows. */
const shortestMs = 30_000;

/** Ends what is due and plans the next look. */
async function look(): Promise<void> {
  await settleSends(store());
  const dueAt = await nextSendDueAt(store());
  if (dueAt === undefined) {
    await browser.alarms.clear(alarmName);
    return;
  }
  const when = Math.max(dueAt, Date.now() + shortestMs);
  const alarm = await browser.alarms.get(alarmName);
  // An earlier one looks and plans anew; setting it again with each message would put it off.
  if (!alarm || alarm.scheduledTime > when) await browser.alarms.create(alarmName, { when });
}

/** A tab that goes elsewhere shows that mail no longer. */
async function leave(tabId: number, url: string): Promise<void> {
  const view = await mailViewOf(store(), tabId);
  if (view && new URL(view.url).host !== new URL(url).host) await dropMailViews(store(), [tabId]);
}

let running: Promise<void> | undefined;
let isAskedAgain = false;

/** One look at a time; one that is asked for meanwhile follows. */
function refreshSends(): void {
  isAskedAgain = true;
  running ??= (async () => {
    while (isAskedAgain) {
      isAskedAgain = false;
      await look();
    }
  })()
    .catch((error: unknown) => reportBug('mail', error))
    .finally(() => {
      running = undefined;
      // Asked for between the last look and here.
      if (isAskedAgain) refreshSends();
    });
}

/** The sites' watchers and the page menu, after whatever may change where they belong. */
export function refreshWatchers(): void {
  keepWatchers(store()).catch((error: unknown) => reportBug('watchers', error));
  keepMailMenu(store()).catch((error: unknown) => reportBug('menu', error));
}

/** The one writer of mail: what pages tell, what is due, and which pages are followed. */
export const mailHandlers: Pick<Handlers, 'mail/opened' | 'mail/send' | 'mail/watchers'> = {
  ...createMailIntake(store(), refreshSends),
  'mail/watchers': async () => {
    keepMailMenu(store()).catch((error: unknown) => reportBug('menu', error));
    return success({ sites: [...(await keepWatchers(store()))] });
  },
};

/** Call at the top of the background: registers the listeners, goes on with what waits. */
export function keepMail(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarmName) refreshSends();
  });
  browser.permissions.onAdded.addListener(refreshWatchers);
  browser.permissions.onRemoved.addListener(refreshWatchers);
  browser.tabs.onRemoved.addListener((tabId) => {
    dropMailViews(store(), [tabId]).catch((error: unknown) => reportBug('views', error));
  });
  browser.tabs.onUpdated.addListener((tabId, { url }) => {
    if (url === undefined) return;
    leave(tabId, url).catch((error: unknown) => reportBug('views', error));
  });
  browser.runtime.onStartup.addListener(() => {
    // Tabs and windows have other numbers now.
    Promise.all([dropMailViews(store()), dropMailGestures(store())]).catch((error: unknown) =>
      reportBug('views', error),
    );
  });
  refreshWatchers();
  refreshSends();
  resumeMailGestures(store()).catch((error: unknown) => reportBug('resume', error));
}
