import type { Receipt } from '../model/clip.ts';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import type { MailReading } from '../model/mail.ts';
import { mailReadingSchema } from '../model/mail-schema.ts';
import { toInstant } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { mailHostsOf } from '../sites/hosts.ts';
import { loadRepSetting } from '../store/deal-queries.ts';
import { logThread } from '../store/log-seen.ts';
import { keepMailAccount, withMailAccount } from '../store/mail-accounts.ts';
import { loadMailBrief } from '../store/mail-brief.ts';
import {
  changeMailGesture,
  loadOpenMailGestures,
  type MailGesture,
  saveMailGesture,
} from '../store/mail-gestures.ts';
import { saveMailView } from '../store/mail-views.ts';
import type { Store } from '../store/store.ts';
import { loadTabUrl, runReader, toRefusal } from './read-tab.ts';

export interface MailTab {
  readonly tabId: number;
  readonly windowId: number;
  /** Of the tab at the rep's gesture. */
  readonly url: string;
}

/** Whether two addresses show the same thread or list: a compose window beside it, or none, is no other page. */
export function isSameMailPage(one: string, other: string): boolean {
  return withoutCompose(one) === withoutCompose(other);
}

/** Gmail names open compose windows behind the thread: `#inbox/FMfcg…?compose=new`. */
function withoutCompose(url: string): string {
  return url.replace(/[?&]compose=[^&#]*/g, '');
}

/** Whether a tab shows webmail, by its address and the servers that the rep has named. */
export async function isMailTab(store: Store, url: string): Promise<boolean> {
  const { servers } = await loadRepSetting(store, 'mail');
  return mailHostsOf(url, servers) !== undefined;
}

/**
 * Reads what a webmail tab shows by the packaged reader of its site, with what only a gesture asks for. A Roundcube shows
 * its messages in a frame: the frame that has one counts.
 */
export async function readMailTab(
  store: Store,
  tab: Pick<MailTab, 'tabId' | 'url'>,
): Promise<Result<MailReading>> {
  const { servers } = await loadRepSetting(store, 'mail');
  const site = mailHostsOf(tab.url, servers);
  if (!site) return failed('unsupported_page');
  const allFrames = site.id === 'roundcube';
  const frames = await runReader(tab.tabId, site.reader, { allFrames });
  if (!frames.ok) {
    return frames.failure.code === 'no_access' ? toRefusal(tab, isSameMailPage) : frames;
  }
  const given = frames.value.filter((frame) => frame !== undefined && frame !== null);
  if (given.length === 0) return failed('page_changed', 'empty');
  if (!isSameMailPage((await loadTabUrl(tab.tabId)) ?? '', tab.url)) return failed('page_changed');
  const readings = given.flatMap((frame) => {
    const parsed = mailReadingSchema.safeParse(frame);
    return parsed.success && parsed.data.site === site.id ? [parsed.data] : [];
  });
  const reading = readings.find(({ thread }) => thread !== null) ?? readings[0];
  if (!reading) return failed('unknown_layout', 'shape');
  // The tab may have gone elsewhere and come back, and the reader was in between.
  if (!allFrames && reading.url !== '' && !isSameMailPage(reading.url, tab.url)) {
    return failed('page_changed');
  }
  return success(reading);
}

/** Reads a webmail tab on the rep's gesture and keeps it as what the tab shows. A refused page is a failure. */
export async function openMailTab(store: Store, tab: MailTab): Promise<Result<MailReading>> {
  const read = await readMailTab(store, tab);
  if (!read.ok) return read;
  if (read.value.blocked) return failed(read.value.blocked);
  const { host } = new URL(tab.url);
  await keepMailAccount(store, host, read.value.account);
  const reading = await withMailAccount(store, host, read.value);
  await saveMailView(store, { tabId: tab.tabId, url: tab.url, reading, by: 'rep' });
  return success(reading);
}

/**
 * The key on a webmail page: the open thread is read and kept for the panel, and logged at once where nothing is to be
 * asked: somebody in it is a prospect, there is at most one deal it may belong to, and the rep has not switched it off.
 * How it ended stands in the gesture of the window, whose receipt the panel shows; a worker that is killed on the way goes
 * on with it at its next start (`resumeMailGestures`).
 */
export async function logMailTab(store: Store, tab: MailTab): Promise<MailGesture> {
  const gesture: MailGesture = {
    ...tab,
    id: newId(),
    at: toInstant(store.clock.now()),
    state: 'reading',
    receipt: null,
    loggedCount: 0,
    failure: null,
  };
  return withLock(gesture.id, async () => {
    await saveMailGesture(store, gesture);
    return finish(store, gesture);
  });
}

/** Goes on with what a killed worker left between a key and its end; gives how many that were. */
export async function resumeMailGestures(store: Store): Promise<number> {
  const open = await loadOpenMailGestures(store);
  const resumed = await Promise.all(
    open.map(({ id, windowId }) =>
      withLock(id, async () => {
        const kept = (await loadOpenMailGestures(store)).find((one) => one.id === id);
        if (kept?.windowId !== windowId) return 0;
        await finish(store, kept);
        return 1;
      }),
    ),
  );
  return resumed.reduce<number>((sum, count) => sum + count, 0);
}

/** Held from the key to its end, so that a waking worker does not go on with what one that is being ended still does. */
function withLock<T>(id: string, run: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`mail-gesture:${id}`, run);
}

type GestureEnd = Pick<MailGesture, 'state' | 'receipt' | 'loggedCount' | 'failure'>;

async function finish(store: Store, gesture: MailGesture): Promise<MailGesture> {
  const ended = { ...gesture, ...(await endOf(store, gesture)) };
  await changeMailGesture(store, ended);
  return ended;
}

const opened: GestureEnd = { state: 'opened', receipt: null, loggedCount: 0, failure: null };

function endWith(failure: Failure): GestureEnd {
  return { ...opened, state: 'failed', failure };
}

function toLogged(receipt: Receipt, loggedCount: number): GestureEnd {
  return { ...opened, state: 'logged', receipt, loggedCount };
}

async function endOf(store: Store, tab: MailTab): Promise<GestureEnd> {
  const read = await openMailTab(store, tab);
  if (!read.ok) return endWith(read.failure);
  const brief = await loadMailBrief(store, read.value);
  if (!brief || brief.setting.mode === 'off') return opened;
  const isClear = brief.setting.dealId !== null || brief.dealCount <= 1;
  if (brief.knownCount === 0 || !isClear) return opened;
  const { keepsSnippet } = await loadRepSetting(store, 'mail');
  // What is on its way can still be undone, and is logged by its send.
  const logged = await logThread(store, read.value, { by: 'rep', keepsSnippet });
  if (!logged) return opened;
  if (logged.ok) return toLogged(logged.value.receipt, logged.value.loggedCount);
  // The panel says of each message why it is not logged.
  return logged.failure.code === 'nothing_to_save' ? opened : endWith(logged.failure);
}
