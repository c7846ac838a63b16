import type { DealFact, ReportFacts } from './facts.ts';

/** A closing that does not hold any more: the deal was opened again after it. */
export interface Reopened {
  readonly deal: DealFact;
  /** When it was closed. */
  readonly at: number;
}

export function findReopened({ deals, moves, stages }: ReportFacts): readonly Reopened[] {
  const open = new Set(stages.filter(({ kind }) => kind === 'open').map(({ id }) => id));
  const closed = new Set(stages.filter(({ kind }) => kind !== 'open').map(({ id }) => id));
  const again = moves.filter(
    ({ fromStageId, toStageId }) =>
      fromStageId !== null && closed.has(fromStageId) && open.has(toStageId),
  );
  if (again.length === 0) return [];
  const openedAt = new Map<string, number>();
  for (const { dealId, at } of again) {
    openedAt.set(dealId, Math.max(at, openedAt.get(dealId) ?? at));
  }
  const dealById = new Map(deals.map((deal) => [deal.id, deal]));
  return moves.flatMap(({ dealId, toStageId, at }) => {
    const deal = dealById.get(dealId);
    const opened = openedAt.get(dealId);
    return deal && opened !== undefined && closed.has(toStageId) && at <= opened
      ? [{ deal, at }]
      : [];
  });
}
