import {
  type FactName,
  type IdealProfile,
  type ProfileEntry,
  type ScoreMode,
  type Scoring,
  scoreModes,
  type TouchKind,
  type TouchWeight,
  touchKinds,
} from '../../lib/model/scoring.ts';
import type { Card, CardBin } from '../../lib/scoring/card.ts';
import { elseKey, toEntryKey } from '../../lib/scoring/match.ts';

/** What was typed into the scorecard and is not saved, by field. What else changes meanwhile stays as it is. */
export type Typed = Readonly<Record<string, string>>;

export const modeField = 'mode';
export const fitShareField = 'fitShare';
export const halfLifeField = 'halfLifeDays';
export const jumpField = 'jumpPoints';

export function weightField(fact: FactName, key: string): string {
  return `weight:${fact}:${key}`;
}

export function touchField(kind: TouchKind, part: keyof TouchWeight): string {
  return `touch:${kind}:${part}`;
}

export type FieldProblem = 'weight' | 'must' | 'points' | 'days';

/** Hand-set points of a bin: less than 0 takes, as an unwanted line of the profile does. */
export interface WeightChange {
  readonly fact: FactName;
  readonly key: string;
  readonly points: number;
  /** What a new line of the profile says; without it the key. */
  readonly value?: string;
}

export interface CardChange {
  readonly weights: readonly WeightChange[];
  readonly scoring: Partial<Scoring>;
  readonly problemByField: Readonly<Record<string, FieldProblem>>;
  /** Fields that hold something else than what is saved, right or wrong. */
  readonly count: number;
}

/** A line of the profile, or a value that can be made one. Of what is left over there is nothing to be written. */
export function canWeigh(fact: FactName, { key, entry }: CardBin): boolean {
  return entry !== null || (key !== elseKey && fact !== 'company_size');
}

/** A whole number with any sign before it; `undefined` where it is none. */
export function parseWhole(typed: string): number | undefined {
  const found = /^([-−–+]?)\s*(\d{1,9})$/u.exec(typed.trim());
  if (!found) return undefined;
  const value = Number(found[2]);
  return withoutMinusZero(found[1] === '' || found[1] === '+' ? value : -value);
}

function withoutMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}

function isWithin(value: number | undefined, from: number, to: number): value is number {
  return value !== undefined && value >= from && value <= to;
}

export function isScoreMode(value: string | undefined): value is ScoreMode {
  return scoreModes.some((mode) => mode === value);
}

/** What the fields as they were typed change, against what is saved. */
export function readChange(
  typed: Typed,
  saved: {
    readonly card: Card;
    readonly scoring: Scoring;
    /** The scorecard that learned points would come from; null where nothing was learned. */
    readonly scorecardId: string | null;
    /** Industries as they are written, by their key. */
    readonly names?: ReadonlyMap<string, string>;
  },
): CardChange {
  const problemByField: Record<string, FieldProblem> = {};
  let count = 0;
  /** The value of a field that was changed and is right. */
  const read = (
    field: string,
    of: { now: number; from: number; to: number; problem: FieldProblem },
  ): number | undefined => {
    const text = typed[field];
    if (text === undefined) return undefined;
    const value = parseWhole(text);
    if (value === of.now) return undefined;
    count += 1;
    if (isWithin(value, of.from, of.to)) return value;
    problemByField[field] = of.problem;
    return undefined;
  };

  const weights = saved.card.facts.flatMap(({ fact, bins }) =>
    bins.flatMap((bin): WeightChange[] => {
      if (!canWeigh(fact, bin)) return [];
      const field = weightField(fact, bin.key);
      // Where there is no line yet, nothing is 0 as well.
      if (bin.entry === null && (typed[field] ?? '').trim() === '') return [];
      const points = read(field, {
        now: withoutMinusZero(bin.handSet),
        from: -100,
        to: 100,
        problem: 'weight',
      });
      if (points === undefined) return [];
      if (points < 0 && bin.entry?.mode === 'must') {
        problemByField[field] = 'must';
        return [];
      }
      const value = fact === 'industry' ? saved.names?.get(bin.key) : undefined;
      return [{ fact, key: bin.key, points, ...(value === undefined ? {} : { value }) }];
    }),
  );

  const touches = { ...saved.scoring.touches };
  let hasTouches = false;
  for (const kind of touchKinds) {
    for (const part of ['points', 'cap'] as const) {
      const now = saved.scoring.touches[kind][part];
      const value = read(touchField(kind, part), { now, from: 0, to: 100, problem: 'points' });
      if (value === undefined) continue;
      touches[kind] = { ...touches[kind], [part]: value };
      hasTouches = true;
    }
  }

  const { fitShare: shareNow, halfLifeDays: daysNow, jumpPoints: jumpNow } = saved.scoring;
  const fitShare = read(fitShareField, { now: shareNow, from: 0, to: 100, problem: 'points' });
  const halfLifeDays = read(halfLifeField, { now: daysNow, from: 1, to: 365, problem: 'days' });
  const jumpPoints = read(jumpField, { now: jumpNow, from: 0, to: 100, problem: 'points' });

  const mode = typed[modeField];
  const isOtherMode = isScoreMode(mode) && mode !== saved.card.mode && saved.scorecardId !== null;
  if (isOtherMode) count += 1;

  return {
    weights,
    scoring: {
      ...(hasTouches ? { touches } : {}),
      ...(fitShare === undefined ? {} : { fitShare }),
      ...(halfLifeDays === undefined ? {} : { halfLifeDays }),
      ...(jumpPoints === undefined ? {} : { jumpPoints }),
      ...(isOtherMode ? { mode, scorecardId: saved.scorecardId } : {}),
    },
    problemByField,
    count,
  };
}

function toChanged(entry: ProfileEntry, points: number): ProfileEntry {
  const wanted = entry.mode === 'unwanted' && points > 0 ? 'wanted' : entry.mode;
  return { ...entry, mode: points < 0 ? 'unwanted' : wanted, weight: Math.abs(points) };
}

/** The profile with other weights; a value that it did not name yet becomes a line of it. */
export function withWeights(profile: IdealProfile, weights: readonly WeightChange[]): IdealProfile {
  const rest = new Map(weights.map((change) => [weightField(change.fact, change.key), change]));
  const named = new Set<string>();
  const entries = profile.entries.map((entry) => {
    const field = weightField(entry.fact, toEntryKey(entry));
    named.add(field);
    const change = rest.get(field);
    return change ? toChanged(entry, change.points) : entry;
  });
  const added = [...rest].flatMap(([field, { fact, key, points, value = key }]): ProfileEntry[] => {
    if (named.has(field)) return [];
    return [{ fact, value, mode: points < 0 ? 'unwanted' : 'wanted', weight: Math.abs(points) }];
  });
  return { entries: [...entries, ...added] };
}
