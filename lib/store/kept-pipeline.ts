import type { Store } from './store.ts';

export interface PipelineStage {
  readonly id: string;
  readonly name: string;
  readonly openCount: number;
  /** Annual value × the stage's odds, in the workspace's currency: a decimal string. */
  readonly weighted: string;
}

/** The rep's open deals by stage; the stages sum to the whole. */
export interface Pipeline {
  readonly stages: readonly PipelineStage[];
  readonly openCount: number;
  readonly weighted: string;
  readonly currency: string;
  /** Open deals without an amount, or in a currency that the workspace has no rate for. */
  readonly unvaluedCount: number;
}

/** As it was worked out last; `undefined` where there is no open deal. */
export async function loadPipeline(store: Store): Promise<Pipeline | undefined> {
  const kept = (await store.kv.get('pipeline'))?.value as Pipeline | undefined;
  return kept && kept.openCount > 0 ? kept : undefined;
}
