import type {
  Department,
  IdealProfile,
  ProfileEntry,
  ScoreInputs,
  Seniority,
} from '../model/scoring.ts';

/** A line that the best won deals suggest, and what speaks for it. */
export interface SeededEntry {
  readonly entry: ProfileEntry;
  /** People of the best won deals of whom it is true. */
  readonly wonCount: number;
  /** Their share of those of whom the fact is known, 0–1; and the same share among all prospects. */
  readonly wonShare: number;
  readonly allShare: number;
}

/** What a rep answers when asked whom they sell to; everything may be left empty. */
export interface ProfileAnswers {
  /** Who decides, the most wanted first. */
  readonly seniorities: readonly Seniority[];
  readonly departments: readonly Department[];
  readonly industries: readonly string[];
  /** Employees; `to` null is open. */
  readonly sizes: readonly { readonly from: number; readonly to: number | null }[];
  readonly places: readonly string[];
  /** Words of a title or headline that speak for somebody. */
  readonly words: readonly string[];
  readonly ruledOut: {
    readonly seniorities: readonly Seniority[];
    readonly departments: readonly Department[];
    readonly industries: readonly string[];
    readonly places: readonly string[];
    readonly words: readonly string[];
  };
  /** Places and sizes outside of what is named are ruled out: where they are known, one of the named has to hold. */
  readonly must: readonly ('company_size' | 'place')[];
}

export function seedFromWon(
  _won: readonly ScoreInputs[],
  _all: readonly ScoreInputs[],
): readonly SeededEntry[] {
  return [];
}

export function profileFromAnswers(_answers: ProfileAnswers): IdealProfile {
  return { entries: [] };
}

/** What is there stays as it is; of what is added, only what is not there yet. */
export function mergeEntries(
  kept: readonly ProfileEntry[],
  _added: readonly ProfileEntry[],
): readonly ProfileEntry[] {
  return kept;
}
