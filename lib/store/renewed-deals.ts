import type { Deal } from '../model/deal.ts';
import { type Term, termOf } from '../model/term.ts';
import { createZone } from '../model/zone.ts';
import { toInstant } from '../platform/clock.ts';
import { findIdentity } from './find-identity.ts';
import type { Store } from './store.ts';

/** What these deals renew, what that renewed, and so on, by id; a question for each time that a contract was renewed. */
export async function loadRenewed(
  store: Store,
  deals: readonly (Deal | undefined)[],
): Promise<ReadonlyMap<string, Deal>> {
  const renewedById = new Map<string, Deal>();
  let last = deals;
  for (;;) {
    const ids = last.flatMap((deal) => deal?.renews_deal_id ?? []);
    const unread = [...new Set(ids)].filter((id) => !renewedById.has(id));
    if (unread.length === 0) return renewedById;
    const rows = await store.deals.bulkGet(unread);
    last = rows.filter((row) => row?.deleted_at === null);
    for (const row of last) if (row) renewedById.set(row.id, row);
  }
}

/** The term of a deal, by the days of the team, wherever the rep is. */
export async function loadTerm(store: Store, deal: Deal): Promise<Term | undefined> {
  const identity = await findIdentity(store);
  const [workspace, renewedById] = await Promise.all([
    identity && store.workspaces.get(identity.workspaceId),
    loadRenewed(store, [deal]),
  ]);
  const zone = createZone(workspace?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const dayOf = (instant: string) => {
    const ms = Date.parse(instant);
    return toInstant(ms + zone.offsetAt(ms)).slice(0, 10);
  };
  return termOf(deal, { renewedById, dayOf });
}
