import type { CardOptions } from '../../lib/scoring/card.ts';
import type { OutcomeLearning } from '../../lib/scoring/learn-outcomes.ts';
import type { Preview } from '../../lib/scoring/preview.ts';

/** What a page asks of the score worker. A preview gives way to a newer one of the same asker. */
export type ScoreTask =
  | { readonly kind: 'learn' }
  | {
      readonly kind: 'preview';
      readonly asker: number;
      readonly turn: number;
      readonly options: CardOptions;
      /** Facts of people have changed since this asker's last question, or may have. */
      readonly isAnew: boolean;
    };

export type ScoreAnswer =
  /** 0–1. */
  | { readonly kind: 'progress'; readonly progress: number }
  | { readonly kind: 'learned'; readonly result: OutcomeLearning }
  | {
      readonly kind: 'previewed';
      readonly asker: number;
      readonly turn: number;
      readonly preview: Preview;
    }
  | { readonly kind: 'failed' };
