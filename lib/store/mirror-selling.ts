import type { Mirrors } from './mirrors.ts';
import { loadSellingFacts, type WorkspaceFacts } from './selling-facts.ts';

/** What holds for all of the workspace; the same object while nothing has changed. */
export function loadMirroredSelling(mirrors: Mirrors): Promise<WorkspaceFacts> {
  return mirrors.memo(
    'selling',
    [
      'stages',
      'settings',
      'rep_settings',
      'workspaces',
      'kv:identity',
      'kv:stage_times',
      'kv:typical_worth',
    ],
    async () => loadSellingFacts(mirrors.store),
  );
}
