import { defaultReportSettings } from '../model/reports.ts';
import type { DealFact, MoveFact, PastFact, ReportFacts, StageFact } from './facts.ts';
import { createRandom, type Random } from './random.ts';

/**
 * A workspace whose odds are known, for tests: deals move by hazards that depend on stage and age, so what a deal's odds
 * are at any moment can be worked out. The stages' own percents say something else.
 */

const dayMs = 86_400_000;
/** Days in a stage, as they are learned. */
const ages = [0, 7, 14, 30, 60, 120];

interface TrueStage {
  readonly id: string;
  readonly probability: number;
  /** A day, before age counts. */
  readonly advance: number;
  readonly lose: number;
}

const openStages: readonly TrueStage[] = [
  { id: 'prospecting', probability: 5, advance: 1 / 26, lose: 1 / 80 },
  { id: 'qualification', probability: 15, advance: 1 / 24, lose: 1 / 76 },
  { id: 'needs', probability: 30, advance: 1 / 22, lose: 1 / 66 },
  { id: 'proposal', probability: 50, advance: 1 / 28, lose: 1 / 50 },
  { id: 'negotiation', probability: 75, advance: 1 / 22, lose: 1 / 26 },
];
/** By age: what has lain for long moves on seldom. */
const advanceByAge = [1.5, 1.3, 1, 0.6, 0.35, 0.2];
const loseByAge = [0.5, 0.8, 1, 1, 1, 1];
const skipShare = 0.1;

const stages: readonly StageFact[] = [
  ...openStages.map(
    ({ id, probability }, position): StageFact => ({
      id,
      name: id,
      position,
      kind: 'open',
      probability,
    }),
  ),
  { id: 'won', name: 'won', position: 5, kind: 'won', probability: 100 },
  { id: 'lost', name: 'lost', position: 6, kind: 'lost', probability: 0 },
];

function ratesOf(stage: number, age: number): { readonly advance: number; readonly lose: number } {
  const { advance, lose } = openStages[stage] ?? { advance: 0, lose: 0 };
  return { advance: advance * (advanceByAge[age] ?? 0), lose: lose * (loseByAge[age] ?? 0) };
}

/** Of a deal that has been in the stage (counted from 0) for so many days. */
export function trueOdds(stage: number, days: number): number {
  if (stage >= openStages.length) return 1;
  const ahead = trueOdds(stage + 1, 0) * (1 - skipShare) + trueOdds(stage + 2, 0) * skipShare;
  const age = ages.findLastIndex((from) => days >= from);
  const { advance, lose } = ratesOf(stage, age);
  const all = advance + lose;
  const until = ages[age + 1];
  const stays = until === undefined ? 0 : Math.exp(-all * (until - days));
  const later = until === undefined ? 0 : trueOdds(stage, until);
  return (1 - stays) * (advance / all) * ahead + stays * later;
}

export interface SyntheticOptions {
  readonly seed: number;
  readonly dealCount?: number;
  readonly years?: number;
  readonly repCount?: number;
  /** Deals of a year more than of the year before: 0.3 for 30 %. */
  readonly growth?: number;
}

/** `now` is the end of what it knows. */
export interface Synthetic {
  readonly facts: ReportFacts;
  readonly now: number;
}

const now = Date.UTC(2026, 6, 1);

export function aSynthetic({
  seed,
  dealCount = 1500,
  years = 4,
  repCount = 5,
  growth = 0.25,
}: SyntheticOptions): Synthetic {
  const random = createRandom(seed);
  const reps = Array.from({ length: repCount }, (_, at) => ({ id: `rep${at}`, name: `Rep ${at}` }));
  const tellings = Array.from({ length: dealCount }, (_, at) =>
    tellDeal(`deal${at}`, {
      random,
      createdAt: Math.floor(now - years * 365 * dayMs * drawAgo(random, years * growth)),
      ownerId: `rep${Math.floor(random.next() * repCount)}`,
      repCount,
    }),
  );
  return {
    now,
    facts: {
      deals: tellings.map(({ deal }) => deal),
      moves: tellings.flatMap(({ moves }) => moves),
      past: tellings.flatMap(({ past }) => past),
      stages,
      prospects: [],
      touches: [],
      reps,
      settings: defaultReportSettings,
      timeZone: 'Asia/Ho_Chi_Minh',
      currency: 'USD',
    },
  };
}

/** The share of the time that a deal was made before now: the less the more there are, for steady growth. */
function drawAgo(random: Random, growth: number): number {
  const at = random.next();
  if (growth === 0) return at;
  return -Math.log(1 - at * (1 - Math.exp(-growth))) / growth;
}

interface Begin {
  readonly random: Random;
  readonly createdAt: number;
  readonly ownerId: string;
  readonly repCount: number;
}

interface Telling {
  readonly deal: DealFact;
  readonly moves: readonly MoveFact[];
  readonly past: readonly PastFact[];
}

function tellDeal(id: string, begin: Begin): Telling {
  const { random, createdAt } = begin;
  const steps = drawSteps(createdAt, random).filter(({ at }) => at < now);
  const moves = steps.map(
    ({ stageId, at }, index): MoveFact => ({
      dealId: id,
      fromStageId: steps[index - 1]?.stageId ?? null,
      toStageId: stageId,
      at,
    }),
  );
  const last = steps.at(-1);
  const stageId = last?.stageId ?? 'prospecting';
  const outcome = stageId === 'won' || stageId === 'lost' ? stageId : 'open';
  const closedAt = outcome === 'open' ? null : (last?.at ?? null);
  const past = [
    ...tellExpected(id, { random, steps, until: closedAt ?? now }),
    ...tellValue(id, begin, steps),
    ...tellOwner(id, begin),
  ].filter(({ at }) => at < (closedAt ?? now));
  const lastOf = (field: PastFact['field']) =>
    past.findLast((fact) => fact.field === field)?.value ?? null;
  const annual = lastOf('annual') as bigint | null;
  return {
    deal: {
      id,
      ownerId: lastOf('owner_id') as string | null,
      companyId: null,
      stageId,
      outcome,
      createdAt,
      closedAt,
      expectedCloseOn: lastOf('expected_close_on') as string | null,
      annual,
      total: annual,
      isRecurring: true,
      termMonths: 12,
      renewsDealId: null,
    },
    moves,
    past,
  };
}

interface Step {
  readonly stageId: string;
  readonly at: number;
}

/** All of its way, also what lies beyond now. */
function drawSteps(createdAt: number, random: Random): readonly Step[] {
  const steps: Step[] = [];
  let stage = 0;
  let at = createdAt;
  for (;;) {
    const current = openStages[stage];
    steps.push({ stageId: current?.id ?? 'won', at });
    if (!current) return steps;
    const { days, isLost } = drawStay(stage, random);
    at = Math.floor(at + days * dayMs) + 1;
    if (isLost) return [...steps, { stageId: 'lost', at }];
    stage += random.next() < skipShare ? 2 : 1;
  }
}

function drawStay(stage: number, random: Random): { days: number; isLost: boolean } {
  for (const [age, from] of ages.entries()) {
    const { advance, lose } = ratesOf(stage, age);
    const days = from - Math.log(1 - random.next()) / (advance + lose);
    if (days >= (ages[age + 1] ?? Number.POSITIVE_INFINITY)) continue;
    return { days, isLost: random.next() < lose / (advance + lose) };
  }
  throw new Error('the last age has no end');
}

function toDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** What a rep says when asked: too soon on the whole, often the end of a month, and by some never. */
function drawExpected(at: number, stage: number, random: Random): string {
  const days = openStages.slice(stage).reduce((sum, { advance }) => sum + 0.9 / advance, 0);
  const ms = at + days * Math.exp(0.5 * random.normal()) * dayMs;
  if (random.next() < 0.5) return toDay(ms);
  const date = new Date(ms);
  return toDay(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0));
}

/** Planned anew with most moves, and put off when the day has passed. */
function tellExpected(
  dealId: string,
  of: { readonly random: Random; readonly steps: readonly Step[]; readonly until: number },
): readonly PastFact[] {
  const { random, steps, until } = of;
  const past: PastFact[] = [];
  let expected: string | null = null;
  const tell = (value: string | null, at: number) => {
    past.push({ dealId, field: 'expected_close_on', value, at });
    expected = value;
  };
  for (const [index, { stageId, at }] of steps.entries()) {
    const stage = openStages.findIndex(({ id }) => id === stageId);
    if (stage === -1) break;
    if (index === 0) tell(random.next() < 0.08 ? null : drawExpected(at, stage, random), at);
    else if (random.next() < 0.7) tell(drawExpected(at, stage, random), at);
    const leftAt = steps[index + 1]?.at ?? until;
    for (;;) {
      if (expected === null) break;
      const noticedAt = Math.max(at, Date.parse(expected)) + (2 + 20 * random.next()) * dayMs;
      if (noticedAt >= leftAt || random.next() < 0.2) break;
      tell(toDay(noticedAt + (14 + 40 * random.next()) * dayMs), Math.floor(noticedAt));
    }
  }
  return past;
}

/** Log-normal, to the cent; with a quote it is now and then another. */
function tellValue(
  dealId: string,
  { random, createdAt }: Begin,
  steps: readonly Step[],
): PastFact[] {
  const draw = (middle: number, spread: number) =>
    BigInt(Math.round(middle * Math.exp(spread * random.normal()) * 100)) * 100n;
  const first = draw(20_000, 0.9);
  const past: PastFact[] = [{ dealId, field: 'annual', value: first, at: createdAt }];
  const quoted = steps.find(({ stageId }) => stageId === 'proposal');
  if (quoted && random.next() < 0.2) {
    const value = draw(Number(first) / 10_000, 0.15);
    past.push({ dealId, field: 'annual', value, at: quoted.at });
  }
  return past;
}

function tellOwner(dealId: string, { random, createdAt, ownerId, repCount }: Begin): PastFact[] {
  const past: PastFact[] = [{ dealId, field: 'owner_id', value: ownerId, at: createdAt }];
  if (random.next() < 0.05) {
    const value = `rep${Math.floor(random.next() * repCount)}`;
    past.push({ dealId, field: 'owner_id', value, at: createdAt + Math.floor(20 * dayMs) });
  }
  return past;
}
