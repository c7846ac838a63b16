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
  /** `createdAt` is when selling to them began: the way to the outcome is counted from there. */
  readonly inputs: ScoreInputs;
  /** ms since 1970: when each fact of `inputs` became known. */
  readonly knownAt: Readonly<Partial<Record<FactName, number>>>;
}

/**
 * The instant (ms) up to which touchpoints count: half of the way to the outcome. The last meetings before a signature are
 * part of how it came, not a sign that it would; whoever learnt from them would find that deals are won by those about to
 * be won.
 */
export function halfWayOf(way: { readonly beganAt: number; readonly outcomeAt: number }): number {
  return way.beganAt + Math.max(0, way.outcomeAt - way.beganAt) / 2;
}
