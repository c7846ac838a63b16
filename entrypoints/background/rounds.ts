import { senderKindOf } from '../../lib/messaging/sender.ts';
import type { TeamServer } from '../../lib/model/sync.ts';
import { browser } from '../../lib/platform/browser.ts';
import { livePortName } from '../../lib/platform/live-port.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { store } from '../../lib/store/open.ts';
import { loadKept } from '../../lib/store/sync/kept-state.ts';
import type { Driver } from '../../lib/sync/driver.ts';

const alarmName = 'sync';
/** The shortest that the browser allows; while something waits to be sent, or somebody looks at what others send. */
const busyMinutes = 0.5;
const idleMinutes = 5;

export interface Rounds {
  /** Registers the listeners; call it before anything is awaited. */
  watch(): void;
  /** Looks again which workspace to listen to, and how often to wake. */
  refresh(): Promise<void>;
}

/** When rounds run besides after a save: by an alarm, at a page's opening, and on a hint of the server while one is open. */
export function planRounds(of: {
  driver: Driver;
  openServer: () => Promise<TeamServer | undefined>;
}): Rounds {
  const { driver, openServer } = of;
  const pages = new Set<unknown>();
  let heard: { readonly workspaceId: string; readonly stop: () => void } | undefined;

  async function listen(): Promise<void> {
    const team = await loadKept(store(), 'team');
    const wanted =
      pages.size > 0 && team && !team.isSignedOut ? (team.workspaceId ?? undefined) : undefined;
    if (heard?.workspaceId === wanted) return;
    heard?.stop();
    heard = undefined;
    if (wanted === undefined) return;
    const server = await openServer();
    // Signed out, or gone on to another workspace, while it was opened.
    const now = await loadKept(store(), 'team');
    const isWanted = now?.workspaceId === wanted && !now.isSignedOut && pages.size > 0;
    if (!server || !isWanted || heard !== undefined) return;
    heard = { workspaceId: wanted, stop: server.listen(wanted, () => driver.hint()) };
  }

  async function planAlarm(): Promise<void> {
    const dueAt = await driver.dueAt();
    if (dueAt === undefined) {
      await browser.alarms.clear(alarmName);
      return;
    }
    const state = await loadKept(store(), 'sync');
    const isLoading = state !== undefined && state.loadedCount !== null;
    const isBusy = pages.size > 0 || isLoading || (await store().outbox.count()) > 0;
    const periodInMinutes = isBusy ? busyMinutes : idleMinutes;
    const alarm = await browser.alarms.get(alarmName);
    if (alarm?.periodInMinutes === periodInMinutes) return;
    await browser.alarms.create(alarmName, { periodInMinutes });
  }

  async function refresh(): Promise<void> {
    await listen();
    await planAlarm();
  }

  return {
    refresh,
    watch: () => {
      const own = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') };
      const report = (error: unknown) => reportBug('rounds', error);
      browser.runtime.onConnect.addListener((port) => {
        if (port.name !== livePortName || senderKindOf(port.sender ?? {}, own) !== 'page') return;
        pages.add(port);
        port.onDisconnect.addListener(() => {
          pages.delete(port);
          // A popup that closed right after a save may not have said so.
          driver.kick();
          refresh().catch(report);
        });
        driver.kick();
        refresh().catch(report);
      });
      browser.alarms.onAlarm.addListener((alarm) => {
        if (alarm.name !== alarmName) return;
        driver.kick();
        planAlarm().catch(report);
      });
      driver.kick();
      refresh().catch(report);
    },
  };
}
