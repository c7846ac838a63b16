import { useCallback, useEffect, useRef, useState } from 'react';
import type { OutcomeLearning } from '../../lib/scoring/learn-outcomes.ts';
import { openScoreWorker, type ScoreWorker } from './open-score-worker.ts';
import type { ScoreAnswer } from './score-worker-words.ts';

export type LearningState =
  | { readonly kind: 'idle' }
  /** 0–1. */
  | { readonly kind: 'running'; readonly progress: number }
  | { readonly kind: 'ended'; readonly result: OutcomeLearning }
  | { readonly kind: 'failed' };

export interface Learning {
  readonly state: LearningState;
  start(): void;
  /** Ends it at once; nothing is left of it. */
  cancel(): void;
  /** Forgets what was learned. */
  reset(): void;
}

function toState(answer: ScoreAnswer): LearningState | undefined {
  switch (answer.kind) {
    case 'progress':
      return { kind: 'running', progress: answer.progress };
    case 'learned':
      return { kind: 'ended', result: answer.result };
    case 'failed':
      return { kind: 'failed' };
    default:
      return undefined;
  }
}

/** Learns from the workspace's outcomes, off the main thread; ends with the component. */
export function useLearning(): Learning {
  const [state, setState] = useState<LearningState>({ kind: 'idle' });
  const worker = useRef<ScoreWorker>(undefined);
  const end = useCallback(() => {
    worker.current?.end();
    worker.current = undefined;
  }, []);
  const start = useCallback(() => {
    end();
    setState({ kind: 'running', progress: 0 });
    const opened = openScoreWorker((answer) => {
      const next = toState(answer);
      // A message may still be on its way from a worker that was ended.
      if (next === undefined || worker.current !== opened) return;
      if (next.kind !== 'running') end();
      setState(next);
    });
    worker.current = opened;
    opened.ask({ kind: 'learn' });
  }, [end]);
  const cancel = useCallback(() => {
    end();
    setState({ kind: 'idle' });
  }, [end]);
  useEffect(() => end, [end]);
  return { state, start, cancel, reset: cancel };
}
