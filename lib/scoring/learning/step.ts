import type { Prior } from './prior.ts';

export interface FitFeature {
  readonly prior: Prior;
  /** Bin of each row; −1 says nothing. */
  readonly codes: Int16Array;
}

export interface FitInput {
  readonly features: readonly FitFeature[];
  readonly outcome: Uint8Array;
  /** By row, more than 0. */
  readonly weight: Float64Array;
}

/** A feature that still tells something, as far as it is fitted. */
export interface Active {
  readonly feature: FitFeature;
  readonly effects: Float64Array;
  variance: number;
}

/** What one step of the fit found, besides the effects, which it changed in place. */
export interface Step {
  readonly intercept: number;
  /** Of all effects, by how much the one moved that moved most. */
  readonly largest: number;
  /** How unsure the effects of a feature are. */
  readonly covarianceOf: (place: number) => Float64Array;
}

/** One step of Newton's changes no effect by more. */
export const maxStep = 2;
