import { annualAt, expectedAt, type History, ownerAt, standingAt, type Way } from './history.ts';

/** An open deal as it is known at an instant: what a forecast is made of. */
export interface OpenDeal {
  readonly id: string;
  readonly way: Way;
  /** Null where nobody knows. */
  readonly stageId: string | null;
  /** Days in the stage. */
  readonly days: number;
  readonly expectedOn: string | null;
  readonly annual: bigint | null;
}

const dayMs = 86_400_000;

function toDays(fromMs: number, untilMs: number): number {
  return Math.max(0, (untilMs - fromMs) / dayMs);
}

function isOf(repIds: ReadonlySet<string> | null, ownerId: string | null): boolean {
  return repIds === null || repIds.has(ownerId ?? '');
}

interface Asked {
  readonly at: number;
  /** Null for everybody, and what is nobody's. */
  readonly repIds: readonly string[] | null;
}

/** As the rows say now. */
export function listOpenDeals(history: History, { at, repIds }: Asked): readonly OpenDeal[] {
  const reps = repIds && new Set(repIds);
  return history.ways.flatMap((way): OpenDeal[] => {
    const { deal, moves } = way;
    if (deal.outcome !== 'open' || !isOf(reps, deal.ownerId)) return [];
    const entered = moves.findLast(({ toStageId }) => toStageId === deal.stageId);
    return [
      {
        id: deal.id,
        way,
        stageId: deal.stageId,
        days: toDays(entered?.at ?? deal.createdAt, at),
        expectedOn: deal.expectedCloseOn,
        annual: deal.annual,
      },
    ];
  });
}

/** As had been recorded before an instant of the past. */
export function listDealsOpenAt(history: History, { at, repIds }: Asked): readonly OpenDeal[] {
  const reps = repIds && new Set(repIds);
  return history.ways.flatMap((way): OpenDeal[] => {
    const standing = standingAt(history, way, at);
    if (standing?.outcome !== 'open' || standing.stageId === null) return [];
    if (!isOf(reps, ownerAt(way, at))) return [];
    return [
      {
        id: way.deal.id,
        way,
        stageId: standing.stageId,
        days: toDays(standing.sinceMs, at),
        expectedOn: expectedAt(way, at),
        annual: annualAt(way, at),
      },
    ];
  });
}
