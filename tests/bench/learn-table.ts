import type { Column, Table } from '../../lib/scoring/learning/table.ts';
import {
  type Cell,
  counted,
  type Draw,
  drawCompanyLead,
  drawCourseLead,
  normal,
  pickBy,
  pickLevel,
  type Random,
} from './learn-draws.ts';
import { toRandom } from './seed.ts';

/**
 * Invented tables of leads to measure the learner on, each of 30 mixed columns:
 * - `courses`: an online school's. Few strong words, time on the site that is 0 for many, gaps that tell something, columns that are nearly constant.
 * - `companies`: B2B. Skewed sizes and visits, words of 25 and 40 levels, numbers that go together, a best size in the middle, interactions.
 * - `additive`: nothing but a sum of steps and slopes, whose truth is told with it.
 */
export const flavours = ['courses', 'companies', 'additive'] as const;
export type Flavour = (typeof flavours)[number];

export interface LearnTable extends Table {
  /** Log odds of each row by which its outcome was drawn. */
  readonly truth: readonly number[];
}

/** The sum of what each column adds; every effect is a column's own. */
export const additiveEffects: Readonly<Record<string, (value: Cell) => number>> = {
  tier: (value) => ({ A: 1.2, B: 0.4, C: -0.3, D: -1.3 })[String(value)] ?? 0,
  channel: (value) => ({ mail: -0.5, phone: 0.5, event: 1, web: 0 })[String(value)] ?? 0,
  step: (value) => (Number(value) < 40 ? -0.8 : 0.8),
  slope: (value) => 0.7 * Number(value),
  hill: (value) => 0.9 - 0.6 * Number(value) * Number(value),
  gap: (value) => (value === null ? -0.9 : 0.3),
  count: (value) => 0.4 * Math.min(Number(value), 4) - 0.5,
};

function drawAdditiveLead(random: Random): Draw {
  const known: Record<string, Cell> = {
    tier: pickBy(random, { A: 15, B: 30, C: 35, D: 20 }),
    channel: pickBy(random, { mail: 40, phone: 25, event: 10, web: 25 }),
    step: Math.floor(100 * random()),
    slope: Math.max(-3, Math.min(3, normal(random))),
    hill: Math.max(-2.5, Math.min(2.5, normal(random))),
    gap: random() < 0.3 ? null : Math.round(random() * 10),
    count: counted(random, 1.5),
  };
  const logOdds = Object.entries(additiveEffects).reduce(
    (sum, [name, effect]) => sum + effect(known[name] ?? null),
    -0.6,
  );
  const noise = Object.fromEntries(
    Array.from({ length: 23 }, (_, at): [string, Cell] => [`noise_${at}`, drawNoise(random, at)]),
  );
  return { lead: { ...known, ...noise }, logOdds };
}

function drawNoise(random: Random, at: number): Cell {
  if (random() < 0.08 * (at % 4)) return null;
  if (at % 3 === 0) return normal(random);
  if (at % 3 === 1) return pickLevel(random, 'Level', 2 + at);
  return counted(random, 1 + at / 4);
}

function drawNoiseLead(random: Random): Draw {
  return {
    lead: Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`noise_${at}`, drawNoise(random, at)]),
    ),
    logOdds: -0.7,
  };
}

const drawByFlavour: Readonly<Record<Flavour | 'noise', (random: Random) => Draw>> = {
  courses: drawCourseLead,
  companies: drawCompanyLead,
  additive: drawAdditiveLead,
  noise: drawNoiseLead,
};

export function makeLearnTable(options: {
  readonly flavour: Flavour | 'noise';
  readonly rowCount: number;
  readonly seed: number;
}): LearnTable {
  const random = toRandom(options.seed);
  const draws = Array.from({ length: options.rowCount }, () =>
    drawByFlavour[options.flavour](random),
  );
  const columns = Object.keys(draws[0]?.lead ?? {}).map((name): Column => {
    const values = draws.map(({ lead }) => lead[name] ?? null);
    return {
      name,
      kind: values.some((value) => typeof value === 'string') ? 'words' : 'number',
      values,
    };
  });
  const truth = draws.map(({ logOdds }) => logOdds);
  return {
    columns,
    truth,
    outcome: truth.map((logOdds) => random() < 1 / (1 + Math.exp(-logOdds))),
  };
}
