import type { ScoreInputs } from '../model/scoring.ts';
import type { OutcomeRow } from '../scoring/outcome-row.ts';
import type { Store } from './store.ts';

/** Everybody of whom it is known how it ended, with what was known of them before that. */
export async function loadOutcomes(_store: Store): Promise<readonly OutcomeRow[]> {
  return [];
}

export interface SeedInputs {
  /** People of the won deals of the highest annual value. */
  readonly won: readonly ScoreInputs[];
  readonly all: readonly ScoreInputs[];
  /** Won deals that `won` comes from. */
  readonly dealCount: number;
}

/** What a profile may be seeded from. */
export async function loadSeedInputs(_store: Store): Promise<SeedInputs> {
  return { won: [], all: [], dealCount: 0 };
}
