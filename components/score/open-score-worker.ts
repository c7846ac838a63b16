import type { ScoreAnswer, ScoreTask } from './score-worker-words.ts';

export interface ScoreWorker {
  ask(task: ScoreTask): void;
  /** At once, whatever it is doing; it only reads. */
  end(): void;
}

/** What takes long, off the main thread. A worker that cannot be loaded, or breaks, answers `failed`. */
export function openScoreWorker(onAnswer: (answer: ScoreAnswer) => void): ScoreWorker {
  const worker = new Worker(new URL('./score-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<ScoreAnswer>) => onAnswer(data));
  worker.addEventListener('error', () => onAnswer({ kind: 'failed' }));
  return {
    ask: (task) => worker.postMessage(task),
    end: () => worker.terminate(),
  };
}
