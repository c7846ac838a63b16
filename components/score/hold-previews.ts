import type { CardOptions } from '../../lib/scoring/card.ts';
import type { Preview } from '../../lib/scoring/preview.ts';
import { openScoreWorker, type ScoreWorker } from './open-score-worker.ts';

/** One worker answers all previews of a page: it holds everybody's facts, once. */
let worker: ScoreWorker | undefined;
const listeners = new Map<number, (turn: number, preview: Preview) => void>();
let lastAsker = 0;

export interface PreviewQuestion {
  readonly options: CardOptions;
  /** Facts of people have changed since the last question, or may have. */
  readonly isAnew: boolean;
}

export interface Previews {
  /** Only the answer to what was asked last is given. */
  ask(question: PreviewQuestion, onPreview: (preview: Preview) => void): void;
  release(): void;
}

/** Opens the worker at the first question; it ends when nobody holds on to it any more. */
export function holdPreviews(): Previews {
  lastAsker += 1;
  const asker = lastAsker;
  let turn = 0;
  return {
    ask({ options, isAnew }, onPreview) {
      turn += 1;
      const asked = turn;
      listeners.set(asker, (answered, preview) => {
        if (answered === asked) onPreview(preview);
      });
      worker ??= openScoreWorker((answer) => {
        // Without an answer nothing is shown of what would come; what is being changed can be saved all the same.
        if (answer.kind === 'previewed') {
          listeners.get(answer.asker)?.(answer.turn, answer.preview);
        }
      });
      worker.ask({ kind: 'preview', asker, turn, options, isAnew });
    },
    release() {
      listeners.delete(asker);
      if (listeners.size > 0) return;
      worker?.end();
      worker = undefined;
    },
  };
}
