import { annualAt, expectedAt, type History, ownerAt, standingAt, type Way } from './history.ts';
import { isClosedBy } from './scope.ts';

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

/** Where a deal stands that is closed on a day to come: in the open stage that it was in last. */
function findOpenStage({ kindByStage }: History, { moves }: Way): string | null {
  const last = moves.findLast(({ toStageId }) => kindByStage.get(toStageId) === 'open');
  return last?.toStageId ?? moves[0]?.fromStageId ?? null;
}

/** As the rows say now; one whose closing lies ahead is open until then. */
export function listOpenDeals(history: History, { at, repIds }: Asked): readonly OpenDeal[] {
  const reps = repIds && new Set(repIds);
  return history.ways.flatMap((way): OpenDeal[] => {
    const { deal, moves } = way;
    if (isClosedBy(deal, at + 1) || deal.createdAt > at || !isOf(reps, deal.ownerId)) return [];
    const stageId = deal.outcome === 'open' ? deal.stageId : findOpenStage(history, way);
    const entered = moves.findLast(({ toStageId }) => toStageId === stageId);
    return [
      {
        id: deal.id,
        way,
        stageId,
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
