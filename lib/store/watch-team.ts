import { liveQuery } from 'dexie';
import type { Store } from './store.ts';

/** Calls back with whether the store belongs to a team, now and whenever that changes. */
export function watchTeam(store: Store, onChange: (hasTeam: boolean) => void): void {
  let last: boolean | undefined;
  liveQuery(async () => (await store.kv.get('team')) !== undefined).subscribe((hasTeam) => {
    if (hasTeam === last) return;
    last = hasTeam;
    onChange(hasTeam);
  });
}
