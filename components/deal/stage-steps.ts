import type { Deal, Stage } from '../../lib/model/deal.ts';
import type { DealView } from '../../lib/store/deal-queries.ts';
import { type StagePlace, toDays } from '../../lib/store/stage-odds.ts';

const dayMs = 86_400_000;

/** The stages a deal passes through, in their order. */
export function toOpenStages(stages: readonly Stage[]): readonly Stage[] {
  return stages
    .filter(({ kind }) => kind === 'open')
    .toSorted((one, other) => one.position - other.position);
}

/** Where M leads: the next open stage, and after the last one the stage of won deals; nothing from a closed one. */
export function findNextStage(stages: readonly Stage[], current: Stage | undefined) {
  const open = toOpenStages(stages);
  if (current === undefined) return open[0];
  if (current.kind !== 'open') return undefined;
  return (
    open.find(({ position }) => position > current.position) ??
    stages.find(({ kind }) => kind === 'won')
  );
}

/** One back; nothing before the first stage, and from a closed one. */
export function findPreviousStage(stages: readonly Stage[], current: Stage | undefined) {
  if (current?.kind !== 'open') return undefined;
  return toOpenStages(stages).findLast(({ position }) => position < current.position);
}

/** Where a closed deal goes on: the stage it left, else the last open one. */
export function findReopenStage(stages: readonly Stage[], leftId: string | null) {
  const open = toOpenStages(stages);
  return open.find(({ id }) => id === leftId) ?? open.at(-1);
}

/** Where a deal stands, for its odds; `undefined` where its stage is gone. */
export function toStagePlace(
  { stage, enteredStageAt }: Pick<DealView, 'stage' | 'enteredStageAt'>,
  nowMs: number,
): StagePlace | undefined {
  return stage && { ...stage, days: toDays(enteredStageAt, nowMs) };
}

export interface Criteria {
  readonly met: readonly string[];
  readonly unmet: readonly string[];
}

/** What must be true before a deal leaves its stage. */
export function toCriteria(
  stage: Pick<Stage, 'exit_criteria'>,
  deal: Pick<Deal, 'checked_criteria'>,
): Criteria {
  const isMet = (text: string) => deal.checked_criteria.includes(text);
  return {
    met: stage.exit_criteria.filter(isMet),
    unmet: stage.exit_criteria.filter((text) => !isMet(text)),
  };
}

export interface StageTime {
  readonly days: number;
  /** Whole days, at least one; `undefined` where too few deals have left the stage. */
  readonly median: number | undefined;
  /** Compared as shown, so that `9 d here, median 9` is never called late. */
  readonly isStalled: boolean;
}

export function toStageTime(of: {
  /** ISO time in UTC. */
  readonly enteredAt: string;
  readonly medianDays: number | null;
  readonly nowMs: number;
}): StageTime {
  const days = Math.max(0, Math.floor((of.nowMs - Date.parse(of.enteredAt)) / dayMs));
  if (of.medianDays === null) return { days, median: undefined, isStalled: false };
  const median = Math.max(1, Math.round(of.medianDays));
  return { days, median, isStalled: days > median };
}
