import type { DealFact, MoveFact, ReportFacts, StageFact } from './facts.ts';
import { isClosedBy } from './scope.ts';

/** How far a deal came. */
export interface Way {
  /** Places of the open stages in which it stood. */
  readonly stood: ReadonlySet<number>;
  /** The last of them; of a won deal one beyond the last stage. */
  readonly furthest: number;
  /** Where it stands, if it is open. */
  readonly current: number | undefined;
}

type MovesByDeal = ReadonlyMap<string, readonly MoveFact[]>;

/** Of the same list the same: a funnel is read twice, beside the one before. */
const movesByList = new WeakMap<readonly MoveFact[], MovesByDeal>();

function groupMoves(moves: readonly MoveFact[]): MovesByDeal {
  const kept = movesByList.get(moves);
  if (kept) return kept;
  const byDeal = new Map<string, MoveFact[]>();
  for (const move of moves) {
    const known = byDeal.get(move.dealId);
    if (known) known.push(move);
    else byDeal.set(move.dealId, [move]);
  }
  movesByList.set(moves, byDeal);
  return byDeal;
}

interface Stages {
  readonly open: readonly StageFact[];
  readonly placeById: ReadonlyMap<string, number>;
}

function toStages(facts: ReportFacts): Stages {
  const open = facts.stages
    .filter(({ kind }) => kind === 'open')
    .toSorted((one, other) => one.position - other.position);
  return { open, placeById: new Map(open.map(({ id }, place) => [id, place])) };
}

/** A stage counts as passed that was skipped; one that was deleted is none. Every deal has reached the first. */
function readWay(
  deal: DealFact,
  { moves, now, stages }: { moves: readonly MoveFact[]; now: number; stages: Stages },
): Way {
  const isClosed = isClosedBy(deal, now + 1);
  const stood = new Set<number>();
  const visit = (id: string | null) => {
    const place = id === null ? undefined : stages.placeById.get(id);
    if (place !== undefined) stood.add(place);
    return place;
  };
  let last: MoveFact | undefined;
  let next: MoveFact | undefined;
  for (const move of moves) {
    if (move.at > now) {
      if (next === undefined || move.at < next.at) next = move;
      continue;
    }
    visit(move.fromStageId);
    visit(move.toStageId);
    if (last === undefined || move.at >= last.at) last = move;
  }
  // What moved or closed after now stood elsewhere: its moves tell where.
  const isAsKept = next === undefined && (isClosed || deal.outcome === 'open');
  const asMoved = last?.toStageId ?? next?.fromStageId ?? null;
  const current = visit(isAsKept ? deal.stageId : asMoved);
  const isWon = isClosed && deal.outcome === 'won';
  return {
    stood,
    furthest: isWon ? stages.open.length : Math.max(0, ...stood),
    current: isClosed ? undefined : current,
  };
}

/** Ways of deals up to now, by the open stages in their order. */
export function readWays(
  facts: ReportFacts,
  { deals, now }: { readonly deals: readonly DealFact[]; readonly now: number },
): { readonly stages: readonly StageFact[]; readonly ways: readonly Way[] } {
  const stages = toStages(facts);
  const movesByDeal = groupMoves(facts.moves);
  const ways = deals.map((deal) =>
    readWay(deal, { moves: movesByDeal.get(deal.id) ?? [], now, stages }),
  );
  return { stages: stages.open, ways };
}
