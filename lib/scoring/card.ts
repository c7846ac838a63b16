import {
  type FactName,
  factNames,
  type IdealProfile,
  type LearnedBin,
  type LearnedBody,
  type ProfileEntry,
  type ScoreMode,
  type Scoring,
  seniorities,
  type TouchKind,
  type TouchWeight,
  touchKinds,
} from '../model/scoring.ts';
import { learnedShare } from './learned-share.ts';
import { compareEntries, createMatcher, elseKey, type Matcher, toEntryKey } from './match.ts';

/** What one value of a fact is worth, in the unit of the profile's weights. */
export interface CardBin {
  readonly key: string;
  /** The line of the profile that makes it; null for what the profile says nothing of. */
  readonly entry: ProfileEntry | null;
  readonly handSet: number;
  /** Null where nothing was learned of it. */
  readonly learned: number | null;
  readonly inUse: number;
  /** Of the learned one: how many prospects with an outcome fell into it. */
  readonly count: number;
}

export interface CardFact {
  readonly fact: FactName;
  /** From the heaviest to the lightest, what is left over last. */
  readonly bins: readonly CardBin[];
  readonly binByKey: ReadonlyMap<string, CardBin>;
  /** The most that can be had, never below 0. */
  readonly best: number;
  /** One of the profile's lines of this fact must hold. */
  readonly isMust: boolean;
  /** How much it can move fit. */
  readonly span: number;
  readonly matcher: Matcher;
}

export interface CardTouch extends TouchWeight {
  readonly handSet: number;
  readonly learned: number | null;
}

/** A scorecard ready for use: hand-set, learned, and the points in use between them. */
export interface Card {
  readonly mode: ScoreMode;
  /** How far the points in use lie towards the learned ones, 0–1. */
  readonly learnedShare: number;
  readonly facts: readonly CardFact[];
  /** What everybody begins with, in the unit of the weights: 0 where nothing learned is in use and somebody is wanted. */
  readonly base: number;
  /** The most that can be had; 0 where nobody has said whom they want and nothing was learned. */
  readonly total: number;
  /** 0–1. */
  readonly fitShare: number;
  readonly halfLifeMs: number;
  readonly touches: Readonly<Record<TouchKind, CardTouch>>;
  readonly jumpPoints: number;
}

export interface CardOptions {
  readonly profile: IdealProfile;
  readonly scoring: Scoring;
  /** The learned scorecard that `scoring` names; null for none. */
  readonly learned: LearnedBody | null;
}

const dayMs = 86_400_000;
/** The unit where there is no profile. */
const unscaledTotal = 100;
/** Log odds that lie closer together tell nobody apart. */
const leastSpan = 1e-6;

/**
 * Hand-set points are the weights of the profile. Learned ones are log odds, turned into the same unit so that the least
 * and the most that can be had lie as far apart as the hand-set points do; everybody then begins with what makes the least
 * come to 0, and a fact that is not known changes nothing. In use is what lies between, n ÷ (n + 90) of the way. All of
 * them are rounded here, once.
 */
export function toCard({ profile, scoring, learned }: CardOptions): Card {
  const mode = learned === null ? 'hand_set' : scoring.mode;
  const share = toShare(mode, learned);
  const scale = toScale(profile, learned);
  const facts = factNames.flatMap((fact) => toFact(fact, { profile, learned, share, scale }) ?? []);
  const best = facts.reduce((sum, fact) => sum + fact.best, 0);
  const learnedBase = toWhole(share * scale.base);
  // Who says only whom they do not want, or what must hold, wants everybody else.
  const base = best + learnedBase > 0 ? learnedBase : worstOf(facts) || leastOf(facts);
  const total = base + best;
  return {
    mode,
    learnedShare: share,
    facts,
    base,
    total,
    fitShare: scoring.fitShare / 100,
    halfLifeMs: scoring.halfLifeDays * dayMs,
    touches: toTouches(scoring, { learned, share }),
    jumpPoints: scoring.jumpPoints,
  };
}

/** Points are whole, so that whoever adds up a row of the scorecard gets what is shown. `+ 0` for −0. */
function toWhole(points: number): number {
  return Math.round(points) + 0;
}

function worstOf(facts: readonly CardFact[]): number {
  return facts.reduce((sum, { bins }) => sum + Math.max(0, ...bins.map(({ inUse }) => -inUse)), 0);
}

/** Anything that can be had, where something must hold and nothing has a weight. */
function leastOf(facts: readonly CardFact[]): number {
  return Number(facts.some(({ isMust }) => isMust));
}

function toShare(mode: ScoreMode, learned: LearnedBody | null): number {
  if (learned === null || mode === 'hand_set') return 0;
  return mode === 'learned' ? 1 : learnedShare(learned.outcomes.count);
}

interface Scale {
  /** Weights of one log odd. */
  readonly perLogOdd: number;
  readonly base: number;
}

function toScale(profile: IdealProfile, learned: LearnedBody | null): Scale {
  if (learned === null) return { perLogOdd: 0, base: 0 };
  let [least, most] = [0, 0];
  for (const fact of factNames) {
    const odds = toReachable(fact, { profile, learned }).map(({ logOdds }) => logOdds);
    least += Math.min(0, ...odds);
    most += Math.max(0, ...odds);
  }
  if (most - least < leastSpan) return { perLogOdd: 0, base: 0 };
  const perLogOdd = (handSetTotal(profile) || unscaledTotal) / (most - least);
  return { perLogOdd, base: -least * perLogOdd };
}

const naturalFacts: ReadonlySet<FactName> = new Set(['seniority', 'department', 'industry']);
const restKeys: readonly string[] = [elseKey, 'below', 'above'];

/** Learned bins into which somebody can fall: of sizes, places and words those that the profile asks for, and the rest. */
function toReachable(
  fact: FactName,
  { profile, learned }: { profile: IdealProfile; learned: LearnedBody | null },
): readonly LearnedBin[] {
  const bins = learned?.facts[fact] ?? [];
  if (naturalFacts.has(fact)) return bins;
  const keys = profile.entries.filter((entry) => entry.fact === fact).map(toEntryKey);
  return keys.length === 0 ? [] : bins.filter(({ key }) => [...keys, ...restKeys].includes(key));
}

function handSetTotal({ entries }: IdealProfile): number {
  const bestByFact = new Map<FactName, number>();
  for (const { fact, mode, weight } of entries) {
    if (mode === 'unwanted') continue;
    bestByFact.set(fact, Math.max(bestByFact.get(fact) ?? 0, weight));
  }
  return [...bestByFact.values()].reduce((sum, best) => sum + best, 0);
}

function toFact(
  fact: FactName,
  of: {
    profile: IdealProfile;
    learned: LearnedBody | null;
    share: number;
    scale: Scale;
  },
): CardFact | undefined {
  const entries = of.profile.entries.filter((entry) => entry.fact === fact);
  const learnedBins = toReachable(fact, of);
  if (entries.length === 0 && learnedBins.length === 0) return undefined;
  const entryByKey = new Map<string, ProfileEntry>();
  for (const entry of entries) {
    const key = toEntryKey(entry);
    const before = entryByKey.get(key);
    if (!before || compareEntries(entry, before) < 0) entryByKey.set(key, entry);
  }
  const learnedByKey = new Map(learnedBins.map((bin) => [bin.key, bin]));
  const keys = new Set([...entryByKey.keys(), ...learnedByKey.keys(), elseKey]);
  const bins = Array.from(keys, (key): CardBin => {
    const entry = entryByKey.get(key) ?? null;
    const handSet = entry === null ? 0 : entry.mode === 'unwanted' ? -entry.weight : entry.weight;
    const bin = learnedByKey.get(key);
    const isLearned = bin !== undefined && of.scale.perLogOdd > 0;
    const learned = isLearned ? toWhole(bin.logOdds * of.scale.perLogOdd) : null;
    // Of what nothing was learned the hand-set points stand for both.
    const inUse = toWhole(handSet + of.share * ((learned ?? handSet) - handSet));
    return { key, entry, handSet, learned, inUse, count: bin?.count ?? 0 };
  }).sort((one, other) => byPlace(fact, one, other));
  const points = bins.map(({ inUse }) => inUse);
  const best = Math.max(0, ...points);
  return {
    fact,
    bins,
    binByKey: new Map(bins.map((bin) => [bin.key, bin])),
    best,
    span: best - Math.min(0, ...points),
    isMust: entries.some(({ mode }) => mode === 'must'),
    matcher: createMatcher(fact, entries),
  };
}

/** `keyword 2` before `keyword 10`. */
const byNumber = new Intl.Collator('en', { numeric: true });

/** Seniorities from the top down, everything else by what it is worth; what is left over stands last. */
function byPlace(fact: FactName, one: CardBin, other: CardBin): number {
  const rest = Number(one.key === elseKey) - Number(other.key === elseKey);
  if (rest !== 0) return rest;
  const place = ({ key }: CardBin) => (seniorities as readonly string[]).indexOf(key);
  if (fact === 'seniority') return place(one) - place(other);
  return (
    other.handSet - one.handSet ||
    (other.learned ?? 0) - (one.learned ?? 0) ||
    byNumber.compare(one.key, other.key)
  );
}

function toTouches(
  { touches }: Scoring,
  { learned, share }: { learned: LearnedBody | null; share: number },
): Card['touches'] {
  const learnedPoints = toLearnedPoints(touches, learned);
  const entries = touchKinds.map((kind): readonly [TouchKind, CardTouch] => {
    const { points: handSet, cap } = touches[kind];
    const own = learnedPoints[kind] ?? null;
    const points = handSet + share * ((own ?? handSet) - handSet);
    // What more is worth may also add up to more, in the same proportion.
    const inUseCap = handSet === 0 ? cap : Math.min(100, (cap * points) / handSet);
    return [kind, { handSet, learned: own, points, cap: Math.max(inUseCap, 0) }];
  });
  return Object.fromEntries(entries) as Record<TouchKind, CardTouch>;
}

/** Learned effects as points: all together as many as the hand-set ones of the same kinds. */
function toLearnedPoints(
  touches: Scoring['touches'],
  learned: LearnedBody | null,
): Readonly<Partial<Record<TouchKind, number>>> {
  if (learned === null) return {};
  const known = touchKinds.filter((kind) => learned.touches[kind] !== undefined);
  const sumOf = (of: (kind: TouchKind) => number) => known.reduce((sum, kind) => sum + of(kind), 0);
  const odds = sumOf((kind) => Math.max(0, learned.touches[kind] ?? 0));
  if (odds < leastSpan) return {};
  const perLogOdd = sumOf((kind) => touches[kind].points) / odds;
  return Object.fromEntries(
    known.map((kind) => [kind, Math.min(100, Math.max(0, learned.touches[kind] ?? 0) * perLogOdd)]),
  );
}
