import type { Stage } from '../../lib/model/deal.ts';
import type { DealView } from '../../lib/store/deal-queries.ts';
import { toCriteria } from '../deal/stage-steps.ts';

/**
 * Whether a move has something to ask: why a deal is lost, what a won one counts as, and what should be true before it
 * goes on. Going back asks nothing.
 */
export function asksBeforeMove(
  { deal, stage }: Pick<DealView, 'deal' | 'stage'>,
  target: Pick<Stage, 'kind' | 'position'>,
): boolean {
  if (target.kind !== 'open') return true;
  if (stage?.kind !== 'open' || target.position < stage.position) return false;
  return toCriteria(stage, deal).unmet.length > 0;
}

interface Step extends Pick<Stage, 'kind' | 'position'> {
  readonly id: string;
}

/** The next open stage, and after the last one that of won deals; nothing from a closed one. */
export function findNext<One extends Step>(
  stages: readonly One[],
  stageId: string,
): One | undefined {
  const current = stages.find(({ id }) => id === stageId);
  if (current?.kind !== 'open') return undefined;
  return (
    inOrder(stages).find(({ position }) => position > current.position) ??
    stages.find(({ kind }) => kind === 'won')
  );
}

/** One back; nothing before the first, and from a closed one. */
export function findPrevious<One extends Step>(
  stages: readonly One[],
  stageId: string,
): One | undefined {
  const current = stages.find(({ id }) => id === stageId);
  if (current?.kind !== 'open') return undefined;
  return inOrder(stages).findLast(({ position }) => position < current.position);
}

function inOrder<One extends Step>(stages: readonly One[]): readonly One[] {
  return stages
    .filter(({ kind }) => kind === 'open')
    .toSorted((one, other) => one.position - other.position);
}
