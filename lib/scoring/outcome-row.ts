import type { FactName, ScoreInputs } from '../model/scoring.ts';

/** A prospect of whom it is known how it ended, with what was known of them before that. */
export interface OutcomeRow {
  readonly prospectId: string;
  /** People of one deal are one outcome: its id, or the prospect's own where there was no deal. */
  readonly group: string;
  /** Whether it came: a deal with them was won. */
  readonly came: boolean;
  /** ms since 1970. */
  readonly outcomeAt: number;
  readonly inputs: ScoreInputs;
  /** ms since 1970: when each fact of `inputs` became known. */
  readonly knownAt: Readonly<Partial<Record<FactName, number>>>;
}
