import type { CardOptions } from '../../lib/scoring/card.ts';
import type { CardChange, FieldProblem } from './scorecard-draft.ts';

/** What the rows of the scorecard share: what was typed, what is wrong with it, and how to type. */
export interface ScorecardForm {
  readonly mayEdit: boolean;
  readonly textOf: (field: string, saved: string) => string;
  readonly problemOf: (field: string) => FieldProblem | undefined;
  readonly type: (field: string, text: string) => void;
  /** Enter. */
  readonly save: () => void;
}

export interface CardState {
  /** As they would be once saved. */
  readonly options: CardOptions;
  readonly change: CardChange;
}
