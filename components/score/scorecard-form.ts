import type { FactName } from '../../lib/model/scoring.ts';
import type { FieldProblem } from './scorecard-draft.ts';

/** What the rows of the scorecard share: what was typed, what is wrong with it, and how to type. */
export interface ScorecardForm {
  readonly mayEdit: boolean;
  readonly textOf: (field: string, saved: string) => string;
  readonly problemOf: (field: string) => FieldProblem | undefined;
  /** Whether the form of the profile holds another change of the same line. */
  readonly isChangedInProfile: (fact: FactName, key: string) => boolean;
  readonly type: (field: string, text: string) => void;
  /** Enter. */
  readonly save: () => void;
}
