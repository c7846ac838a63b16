import type { LearnedBody, LearnedQuality } from '../model/scoring.ts';

export type AbstainReason = 'too_few' | 'one_sided' | 'no_columns' | 'no_better_than_chance';

export type OutcomeLearning =
  | { readonly kind: 'learned'; readonly body: LearnedBody }
  | {
      readonly kind: 'abstained';
      readonly reason: AbstainReason;
      /** Deals and disqualified prospects; several people of one deal are one. */
      readonly outcomeCount: number;
      readonly cameCount: number;
      readonly quality?: LearnedQuality;
      readonly refused: LearnedBody['refused'];
    }
  | { readonly kind: 'cancelled' };
