import type { BinHolds } from './bins.ts';
import { toLevel } from './prepare.ts';

export type ScorecardBin = BinHolds & {
  /** Rows it was learned from, and how many of them came. */
  readonly count: number;
  readonly cameCount: number;
  /** Weight of evidence of the bin alone: its log odds against those of all. */
  readonly woe: number;
  /** What it adds, with all other features at hand. */
  readonly points: number;
};

export interface ScorecardFeature {
  readonly name: string;
  readonly kind: 'number' | 'words';
  readonly bins: readonly ScorecardBin[];
}

/** The chance is `1 / (1 + exp(−(basePoints + Σ points) / pointsPerLogOdd))`. */
export interface Scorecard {
  readonly basePoints: number;
  readonly pointsPerLogOdd: number;
  readonly features: readonly ScorecardFeature[];
}

export interface PointsPart {
  readonly feature: string;
  /** Index of the bin; −1 where none holds the value, which adds nothing. */
  readonly bin: number;
  readonly points: number;
}

export interface Points {
  /** The base and all parts. */
  readonly total: number;
  readonly parts: readonly PointsPart[];
}

export type LearnRow = Readonly<Record<string, number | string | null>>;

/** 50 points double the odds: fine enough that rounding changes no order, and whole. */
export const pointsPerLogOdd = 50 / Math.LN2;

function findBin({ kind, bins }: ScorecardFeature, value: number | string | null): number {
  const level = kind === 'words' && value !== null ? toLevel(String(value)) : '';
  const isMissing =
    kind === 'words' ? level === '' : typeof value !== 'number' || !Number.isFinite(value);
  if (isMissing) return bins.findIndex(({ holds }) => holds === 'missing');
  if (kind === 'number') {
    const number = Number(value);
    return bins.findIndex(
      (bin) => bin.holds === 'range' && number < (bin.to ?? Number.POSITIVE_INFINITY),
    );
  }
  const named = bins.findIndex((bin) => bin.holds === 'words' && bin.words.includes(level));
  return named >= 0 ? named : bins.findIndex(({ holds }) => holds === 'other');
}

/** What each feature of a row adds. */
export function pointsOf(scorecard: Scorecard, row: LearnRow): Points {
  const parts = scorecard.features.map((feature): PointsPart => {
    const bin = findBin(feature, row[feature.name] ?? null);
    return { feature: feature.name, bin, points: feature.bins[bin]?.points ?? 0 };
  });
  return {
    total: parts.reduce((sum, { points }) => sum + points, scorecard.basePoints),
    parts,
  };
}

export function toChance(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** 0–1. */
export function probabilityOf(scorecard: Scorecard, row: LearnRow): number {
  return toChance(pointsOf(scorecard, row).total / scorecard.pointsPerLogOdd);
}
