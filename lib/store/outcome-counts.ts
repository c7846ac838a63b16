import { listStages } from './deal-queries.ts';
import type { Store } from './store.ts';

/** How much there may be to learn from, before anything is read of it. */
export interface OutcomeCounts {
  readonly wonCount: number;
  readonly lostCount: number;
  readonly disqualifiedCount: number;
}

/** By indexes alone: deals that nobody is named in are counted as well. For live queries. */
export async function countOutcomes(store: Store): Promise<OutcomeCounts> {
  const stages = await listStages(store);
  const idsOf = (kind: 'won' | 'lost') =>
    stages.filter((stage) => stage.kind === kind).map(({ id }) => id as string);
  const [wonCount, lostCount, disqualifiedCount] = await Promise.all([
    store.deals.where('ix.stage').anyOf(idsOf('won')).count(),
    store.deals.where('ix.stage').anyOf(idsOf('lost')).count(),
    store.prospects
      .where('[ix.status+ix.recent+id]')
      .between(['disqualified', '', ''], ['disqualified', '\uffff', '\uffff'])
      .count(),
  ]);
  return { wonCount, lostCount, disqualifiedCount };
}
