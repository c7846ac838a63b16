import { i18n } from '#i18n';
import { browser } from '../../lib/platform/browser.ts';
import { toInstant } from '../../lib/platform/clock.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { reminderLookAlarm } from '../../lib/platform/reminder-alarm.ts';
import { createLocalTime } from '../../lib/reminders/local-time.ts';
import { planReminders } from '../../lib/reminders/plan.ts';
import { loadRepSetting } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { loadReminderMarks, saveReminderMarks } from '../../lib/store/reminder-marks.ts';
import { loadTimedTasks, type TimedTask } from '../../lib/store/timed-tasks.ts';
import { loadDigest } from './digest.ts';

const digestAlarm = 'digest';
const ownAlarm = 'own-action';
const alarmNames: ReadonlySet<string> = new Set([digestAlarm, ownAlarm, reminderLookAlarm]);

/** Titles in one notification. */
const shownCount = 3;

async function plan(name: string, when: number | null): Promise<void> {
  const alarm = await browser.alarms.get(name);
  if (when === null) {
    if (alarm) await browser.alarms.clear(name);
  } else if (alarm?.scheduledTime !== when) {
    await browser.alarms.create(name, { when });
  }
}

/** With the same name the later one takes the place of the earlier: there is never a pile of them. */
async function show(name: string, title: string, lines: readonly string[]): Promise<void> {
  await browser.notifications.create(name, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title,
    message: lines.join('\n'),
  });
}

function withRest(lines: readonly string[], count: number): readonly string[] {
  const shown = lines.slice(0, shownCount);
  const restCount = count - shown.length;
  return restCount > 0 ? [...shown, i18n.t('reminders.more', restCount)] : shown;
}

async function showDigest(): Promise<void> {
  const { titles, dueCount } = await loadDigest(store(), { limit: shownCount });
  if (dueCount === 0) return;
  await show(digestAlarm, i18n.t('reminders.due', dueCount), withRest(titles, dueCount));
}

async function showOwn(tasks: readonly TimedTask[]): Promise<void> {
  const lines = tasks.map(({ title, name }) =>
    name === null ? title : i18n.t('reminders.withName', [title, name]),
  );
  await show(ownAlarm, i18n.t('reminders.ownDue', tasks.length), withRest(lines, tasks.length));
}

/** Shows what is due and plans the next look. Safe at any time: what was told is marked. */
async function look(): Promise<void> {
  const settings = await loadRepSetting(store(), 'reminders');
  const isOn = settings.isDigestOn || settings.isOwnOn;
  const isAllowed =
    isOn && (await browser.permissions.contains({ permissions: ['notifications'] }));
  const marks = await loadReminderMarks(store());
  if (!isAllowed) {
    await plan(digestAlarm, null);
    await plan(ownAlarm, null);
    // Switched on again, it begins anew: what came up meanwhile is no news.
    if (marks.ownUntil !== null) await saveReminderMarks(store(), { ...marks, ownUntil: null });
    return;
  }
  const now = Date.now();
  const after = marks.ownUntil ?? toInstant(now);
  const actions = settings.isOwnOn
    ? await loadTimedTasks(store(), { after, now: toInstant(now) })
    : [];
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const time = createLocalTime(timeZone);
  const found = planReminders({ now, settings, time, marks, actions });
  const own = new Set(found.own.map(({ key }) => key));
  // Planned first: where the browser refuses to show something, the next time is tried all the same.
  await plan(digestAlarm, found.nextDigestAt);
  await plan(ownAlarm, found.nextOwnAt);
  if (found.isDigestDue) {
    await showDigest();
    // At once: what fails after this must not bring the digest again.
    await saveReminderMarks(store(), { ...found.marks, ownUntil: marks.ownUntil });
  }
  if (own.size > 0) await showOwn(actions.filter(({ key }) => own.has(key)));
  await saveReminderMarks(store(), found.marks);
}

let running: Promise<void> | undefined;
let isAskedAgain = false;

/** One look at a time; one that is asked for meanwhile follows. */
export function refreshReminders(): void {
  isAskedAgain = true;
  running ??= (async () => {
    while (isAskedAgain) {
      isAskedAgain = false;
      await look();
    }
  })()
    .catch((error: unknown) => reportBug('reminders', error))
    .finally(() => {
      running = undefined;
    });
}

/** The day's list: the popup, or its page in a tab where the browser does not open that without a click on its button. */
async function openDay(): Promise<void> {
  try {
    const { id } = await browser.windows.getLastFocused();
    // A popup opens only in a window that has the focus.
    if (id !== undefined) await browser.windows.update(id, { focused: true });
    await browser.action.openPopup();
  } catch {
    await browser.tabs.create({ url: browser.runtime.getURL('/popup.html') });
  }
}

let isHearing = false;

/** The browser has notifications only once the rep has allowed them. */
function hearClicks(): void {
  const notifications = browser.notifications as typeof browser.notifications | undefined;
  if (isHearing || !notifications) return;
  isHearing = true;
  notifications.onClicked.addListener((name) => {
    notifications.clear(name).catch((error: unknown) => reportBug('notification', error));
    openDay().catch((error: unknown) => reportBug('notification', error));
  });
}

/** Alarms may vanish with a browser restart, so each start of the worker looks, and plans them anew. */
export function keepReminders(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (alarmNames.has(name)) refreshReminders();
  });
  const lookAgain = () => {
    hearClicks();
    refreshReminders();
  };
  browser.permissions.onAdded.addListener(lookAgain);
  browser.permissions.onRemoved.addListener(lookAgain);
  lookAgain();
}
