import type { Store } from './store.ts';

export interface PipelineStage {
  readonly id: string;
  readonly name: string;
  readonly openCount: number;
  /** Annual value × odds, in the workspace's currency: a decimal string. */
  readonly weighted: string;
}

/** The rep's open deals by stage. The stages' values sum to the whole; a deal in none of them is counted in the whole alone. */
export interface Pipeline {
  readonly stages: readonly PipelineStage[];
  readonly openCount: number;
  readonly weighted: string;
  readonly currency: string;
  /** Open deals without an amount, in a currency that the workspace has no rate for, or in none of its open stages. */
  readonly unvaluedCount: number;
  /** Deals whose odds are not their stage's, as a learned scorecard moves them; null where none is in use. */
  readonly movedCount: number | null;
  /** Closed deals that the odds of stages were learned from; null while they are as set. */
  readonly learnedFromCount: number | null;
}

/** What was kept before odds could be moved, or learned, does not know of it. */
type KeptPipeline = Omit<Pipeline, Since> & Partial<Pick<Pipeline, Since>>;
type Since = 'movedCount' | 'learnedFromCount';

/** Whether the sums rest on scores: then they are others when these are. */
export async function restsOnScores(store: Store): Promise<boolean> {
  return ((await loadPipeline(store))?.movedCount ?? null) !== null;
}

/** As it was worked out last; `undefined` where there is no open deal. */
export async function loadPipeline(store: Store): Promise<Pipeline | undefined> {
  const kept = (await store.kv.get('pipeline'))?.value as KeptPipeline | undefined;
  if (!kept || kept.openCount === 0) return undefined;
  const { movedCount = null, learnedFromCount = null } = kept;
  return { ...kept, movedCount, learnedFromCount };
}
