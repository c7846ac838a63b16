import { send } from '../lib/messaging/send.ts';
import { holdLivePort } from '../lib/platform/live-port.ts';
import { reportBug } from '../lib/platform/log.ts';
import { store } from '../lib/store/open.ts';
import { watchTeam } from '../lib/store/watch-team.ts';

function ask(name: 'sync/kick' | 'sync/now'): void {
  send(name, {}).catch((error: unknown) => reportBug('live', error));
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
  store().onSaved = () => ifTeam('sync/kick');
  window.addEventListener('online', () => ifTeam('sync/now'));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ifTeam('sync/kick');
  });
}
