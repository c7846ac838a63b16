import {
  type FactName,
  factNames,
  type IdealProfile,
  type LearnedBin,
  type LearnedBody,
  type LearnedQuality,
  minLearnedOutcomes,
  type ScoreInputs,
  type Scoring,
  type TouchKind,
  touchKinds,
} from '../model/scoring.ts';
import { toCard } from './card.ts';
import {
  type AbstainReason,
  type Column,
  type LearnOptions,
  learn,
  pointsOf,
  type Quality,
  type Scorecard,
} from './learn.ts';
import { aucOf } from './learning/quality.ts';
import { createMatcher, elseKey, toEntryKey } from './match.ts';
import { halfWayOf, type OutcomeRow } from './outcome-row.ts';
import { toTotals } from './score.ts';

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

export interface OutcomeOptions
  extends Pick<LearnOptions, 'onProgress' | 'isCancelled' | 'rest' | 'seed'> {
  readonly profile: IdealProfile;
  readonly scoring: Scoring;
}

/** Fewer outcomes than these behind a value of nobody's profile tell of single people: they fall to the rest. */
const minBinGroups = 5;
/** Of a fact; the rest and the scorecard's own limit are above it. */
const maxBins = 199;
/** As the words of a learned scorecard are kept. */
const maxKeyLength = 160;
const maxCurve = 20;

interface FactColumn {
  readonly fact: FactName;
  /** Of each row; null where the fact is not known. */
  readonly keys: readonly (string | null)[];
  /** Whether it was known before the outcome. */
  readonly isInTime: readonly boolean[];
}

interface TouchColumn {
  readonly kind: TouchKind;
  readonly values: readonly number[];
}

/** What every prospect has the same of, because nobody asked for it, is no column: nothing could be learned of it. */
function isAsked(fact: FactName, profile: IdealProfile): boolean {
  const isNatural = fact === 'seniority' || fact === 'department' || fact === 'industry';
  return isNatural || profile.entries.some((entry) => entry.fact === fact);
}

function toFactColumn(
  fact: FactName,
  of: { rows: readonly OutcomeRow[]; profile: IdealProfile },
): FactColumn {
  const { rows, profile } = of;
  const matcher = createMatcher(fact, profile.entries);
  const found = rows.map(({ inputs }) => matcher.keyOf(inputs) ?? null);
  const groupsByKey = new Map<string, Set<string>>();
  for (const [at, key] of found.entries()) {
    const group = rows[at]?.group;
    if (key === null || group === undefined) continue;
    const groups = groupsByKey.get(key);
    if (groups) groups.add(group);
    else groupsByKey.set(key, new Set([group]));
  }
  const own = new Set(
    profile.entries.filter((entry) => entry.fact === fact).map((entry) => toEntryKey(entry)),
  );
  const sizeOf = (key: string) => groupsByKey.get(key)?.size ?? 0;
  const frequent = [...groupsByKey.keys()]
    .filter((key) => !own.has(key) && key.length <= maxKeyLength && sizeOf(key) >= minBinGroups)
    .sort((one, other) => sizeOf(other) - sizeOf(one) || (one < other ? -1 : 1))
    .slice(0, maxBins - own.size);
  const kept = new Set([...own, ...frequent]);
  const isKept = (key: string) => kept.has(key);
  return {
    fact,
    keys: found.map((key) => (key === null || isKept(key) ? key : elseKey)),
    isInTime: rows.map(
      ({ knownAt, outcomeAt }, at) => found[at] !== null && (knownAt[fact] ?? 0) < outcomeAt,
    ),
  };
}

/** How many there were until half of the way, each the less the longer ago it was then. */
function toTouchColumn(
  kind: TouchKind,
  of: { rows: readonly OutcomeRow[]; halfLifeMs: number },
): TouchColumn {
  const values = of.rows.map((row) => {
    const at = halfWayOf({ beganAt: row.inputs.createdAt, outcomeAt: row.outcomeAt });
    let count = 0;
    for (const [touched, touchedAt] of row.inputs.touches) {
      if (touched === kind && touchedAt <= at) count += 2 ** ((touchedAt - at) / of.halfLifeMs);
    }
    return count;
  });
  return { kind, values };
}

function toColumns(
  facts: readonly FactColumn[],
  touches: readonly TouchColumn[],
  rows: readonly OutcomeRow[],
): readonly Column[] {
  return [
    ...facts.map(
      ({ fact, keys }): Column => ({
        name: fact,
        kind: 'words',
        values: keys,
        knownAt: rows.map(({ knownAt }) => knownAt[fact] ?? null),
        missing: 'neutral',
      }),
    ),
    ...touches.map(
      ({ kind, values }): Column => ({ name: kind, kind: 'number', values, direction: 'up' }),
    ),
  ];
}

/**
 * Learns from outcomes what facts and touchpoints say of them, as a body that a card can be made of. The order of the rows
 * changes nothing.
 */
export async function learnFromOutcomes(
  outcomes: readonly OutcomeRow[],
  { profile, scoring, ...options }: OutcomeOptions,
): Promise<OutcomeLearning> {
  const rows = outcomes.toSorted((one, other) => (one.prospectId < other.prospectId ? -1 : 1));
  const halfLifeMs = scoring.halfLifeDays * 86_400_000;
  const facts = factNames
    .filter((fact) => isAsked(fact, profile))
    .map((fact) => toFactColumn(fact, { rows, profile }));
  const touches = touchKinds.map((kind) => toTouchColumn(kind, { rows, halfLifeMs }));
  const found = await learn(
    {
      columns: toColumns(facts, touches, rows),
      outcome: rows.map(({ came }) => came),
      outcomeAt: rows.map(({ outcomeAt }) => outcomeAt),
      group: rows.map(({ group }) => group),
    },
    { ...options, minOutcomes: minLearnedOutcomes },
  );
  if (found.kind === 'cancelled') return found;
  const refused = found.refused.map(({ name, reason }) => ({ name, reason }));
  const qualityOf = (quality: Quality) =>
    toQuality(quality, handSetAuc(rows, { profile, scoring }));
  if (found.kind === 'abstained') {
    const { reason, outcomeCount, cameCount, quality } = found;
    const told = quality === undefined ? {} : { quality: qualityOf(quality) };
    return { kind: 'abstained', reason, outcomeCount, cameCount, refused, ...told };
  }
  const { scorecard, quality } = found;
  const learnedFacts = facts.flatMap((column) => toLearnedFact(column, { scorecard, rows }) ?? []);
  const learnedTouches = touches.flatMap(
    (column) => toLearnedTouch(column, { scorecard, scoring }) ?? [],
  );
  const shifts = [...learnedFacts, ...learnedTouches].reduce((sum, { mean }) => sum + mean, 0);
  const body: LearnedBody = {
    formatVersion: 1,
    facts: Object.fromEntries(learnedFacts.map(({ fact, bins }) => [fact, bins])),
    touches: Object.fromEntries(learnedTouches.map(({ kind, logOdds }) => [kind, logOdds])),
    touchMean: learnedTouches.reduce((sum, { cappedMean }) => sum + cappedMean, 0),
    base: scorecard.basePoints / scorecard.pointsPerLogOdd + shifts,
    outcomes: {
      count: quality.outcomeCount,
      cameCount: quality.cameCount,
      rowCount: quality.rowCount,
    },
    quality: qualityOf(quality),
    refused,
  };
  return { kind: 'learned', body };
}

/** What a value of one feature is worth by itself; `undefined` where the scorecard has no such feature. */
function worthOf(
  scorecard: Scorecard,
  of: { readonly name: string; readonly value: string | number },
): number | undefined {
  const { parts } = pointsOf(scorecard, { [of.name]: of.value });
  const part = parts.find(({ feature }) => feature === of.name);
  return part && part.points / scorecard.pointsPerLogOdd;
}

interface LearnedFact {
  readonly fact: FactName;
  readonly bins: LearnedBin[];
  /** What the average prospect has of it, with all that are not known. */
  readonly mean: number;
}

/** Against the average of those of whom it is known, so that a fact that is not known says nothing. */
function toLearnedFact(
  { fact, keys, isInTime }: FactColumn,
  { scorecard, rows }: { scorecard: Scorecard; rows: readonly OutcomeRow[] },
): LearnedFact | undefined {
  if (!scorecard.features.some(({ name }) => name === fact)) return undefined;
  const counts = new Map<string, { count: number; cameCount: number }>();
  let knownCount = 0;
  for (const [at, key] of keys.entries()) {
    if (key === null || !isInTime[at]) continue;
    const bin = counts.get(key) ?? { count: 0, cameCount: 0 };
    bin.count += 1;
    if (rows[at]?.came) bin.cameCount += 1;
    counts.set(key, bin);
    knownCount += 1;
  }
  const bins = [...counts.keys()].sort().map((key) => ({
    key,
    logOdds: worthOf(scorecard, { name: fact, value: key }) ?? 0,
    ...(counts.get(key) ?? { count: 0, cameCount: 0 }),
  }));
  const sum = bins.reduce((all, { logOdds, count }) => all + logOdds * count, 0);
  const mean = knownCount === 0 ? 0 : sum / knownCount;
  return {
    fact,
    bins: bins.map((bin) => ({ ...bin, logOdds: bin.logOdds - mean })),
    mean: rows.length === 0 ? 0 : sum / rows.length,
  };
}

interface LearnedTouch {
  readonly kind: TouchKind;
  readonly logOdds: number;
  readonly mean: number;
  /** The mean of as many fresh ones as the score counts at most, each worth `logOdds`. */
  readonly cappedMean: number;
}

/** What one fresh touchpoint changes against none. */
function toLearnedTouch(
  { kind, values }: TouchColumn,
  { scorecard, scoring }: { scorecard: Scorecard; scoring: Scoring },
): LearnedTouch | undefined {
  const none = worthOf(scorecard, { name: kind, value: 0 });
  const one = worthOf(scorecard, { name: kind, value: 1 });
  if (none === undefined || one === undefined) return undefined;
  const sum = values.reduce(
    (all, value) => all + (worthOf(scorecard, { name: kind, value }) ?? 0),
    0,
  );
  const logOdds = Math.max(0, one - none);
  const { points, cap } = scoring.touches[kind];
  const most = points > 0 ? cap / points : 0;
  const freshCount = values.reduce((all, value) => all + Math.min(value, most), 0);
  return {
    kind,
    logOdds,
    mean: sum / values.length,
    cappedMean: (logOdds * freshCount) / values.length,
  };
}

/** Of the hand-set card on the same outcomes, for the same instant, without what was known too late. */
function handSetAuc(
  rows: readonly OutcomeRow[],
  { profile, scoring }: { profile: IdealProfile; scoring: Scoring },
): number | null {
  if (profile.entries.length === 0) return null;
  const card = toCard({ profile, scoring, learned: null });
  const sizes = new Map<string, number>();
  for (const { group } of rows) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return aucOf({
    totals: rows.map((row) => {
      const { inputs, outcomeAt } = row;
      const at = halfWayOf({ beganAt: inputs.createdAt, outcomeAt });
      return toTotals(withoutLate(row), card, at).score;
    }),
    outcome: Uint8Array.from(rows, ({ came }) => Number(came)),
    // People of one deal are one outcome, as they are for the learner.
    weight: Float64Array.from(rows, ({ group }) => 1 / (sizes.get(group) ?? 1)),
  });
}

function withoutLate({ inputs, knownAt, outcomeAt }: OutcomeRow): ScoreInputs {
  const late = factNames.filter((fact) => (knownAt[fact] ?? 0) >= outcomeAt);
  const since = Object.fromEntries(late.map((fact) => [fact, Number.POSITIVE_INFINITY]));
  return { ...inputs, since };
}

function toQuality(quality: Quality, handSet: number | null): LearnedQuality {
  const { auc, aucLow, aucHigh, brier, ece, folds, curve } = quality;
  return {
    auc,
    aucLow,
    aucHigh,
    brier,
    ece,
    handSetAuc: handSet,
    folds,
    curve: curve.slice(0, maxCurve).map(({ from, to, count, said, came, low, high }) => ({
      from,
      to,
      count,
      said,
      came,
      low,
      high,
    })),
  };
}
