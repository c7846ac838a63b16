import { describe, expect, test } from 'vitest';
import {
  defaultScoring,
  type IdealProfile,
  type LearnedBody,
  learnedBody,
  type ScoreInputs,
  type Seniority,
  type Touch,
} from '../model/scoring.ts';
import { anEntry, aProfileOf, dayMs, noon, someInputs } from './a-score.ts';
import { toCard } from './card.ts';
import { learnFromOutcomes, type OutcomeLearning } from './learn-outcomes.ts';
import { elseKey } from './match.ts';
import { learnedLogOdds } from './odds.ts';
import type { OutcomeRow } from './outcome-row.ts';
import { toTotals } from './score.ts';

const beganAt = noon - 200 * dayMs;
const outcomeAt = noon - 100 * dayMs;
const halfWay = noon - 150 * dayMs;

/** Mulberry32. */
function toRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const oddsBySeniority: readonly (readonly [Seniority | null, number])[] = [
  ['head', 1.4],
  ['director', 0.6],
  ['manager', -0.2],
  ['assistant', -1.6],
  [null, 0],
];
const industries = ['Food Manufacturing', 'Software', 'Logistics'];

interface Drawn {
  readonly seed?: number;
  readonly dealCount: number;
  readonly peoplePerDeal?: number;
  /** Nothing has anything to do with the outcome, and people of one deal are alike. */
  readonly isNoise?: boolean;
}

/** Deals that are won the likelier the higher somebody stands, and where somebody has answered. */
function drawOutcomes({
  seed = 1,
  dealCount,
  peoplePerDeal = 1,
  isNoise = false,
}: Drawn): OutcomeRow[] {
  const random = toRandom(seed);
  return Array.from({ length: dealCount }, (_, deal) => {
    const [seniority, odds] = oddsBySeniority[Math.floor(random() * 5)] ?? [null, 0];
    const industry = industries[Math.floor(random() * 3)] ?? null;
    const replyCount = Math.floor(random() * 3);
    const logOdds = isNoise ? 0 : -0.6 + odds + 0.7 * replyCount;
    const came = random() < 1 / (1 + Math.exp(-logOdds));
    return Array.from({ length: peoplePerDeal }, (__, person): OutcomeRow => {
      const touches: Touch[] = Array.from({ length: replyCount }, () => [
        'reply',
        halfWay - Math.floor(random() * 3 * dayMs),
      ]);
      if (random() < 0.5) touches.push(['sent', halfWay - Math.floor(random() * 5 * dayMs)]);
      return {
        prospectId: `person-${deal}-${person}`,
        group: `deal-${deal}`,
        came,
        outcomeAt,
        inputs: someInputs({ seniority, industry, words: 'a title', createdAt: beganAt, touches }),
        knownAt: { seniority: beganAt, department: beganAt, industry: beganAt, words: beganAt },
      };
    });
  }).flat();
}

const nobody: IdealProfile = { entries: [] };
const heads = aProfileOf(
  anEntry('seniority', 'head', { weight: 20 }),
  anEntry('seniority', 'director', { weight: 12 }),
);

function learnFrom(rows: readonly OutcomeRow[], profile = nobody): Promise<OutcomeLearning> {
  return learnFromOutcomes(rows, { profile, scoring: defaultScoring });
}

function bodyOf(learning: OutcomeLearning): LearnedBody {
  if (learning.kind !== 'learned') throw new Error(JSON.stringify(learning));
  return learning.body;
}

function withFact(row: OutcomeRow, inputs: Partial<ScoreInputs>, knownAt = {}): OutcomeRow {
  return {
    ...row,
    inputs: { ...row.inputs, ...inputs },
    knownAt: { ...row.knownAt, ...knownAt },
  };
}

function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const random = toRandom(seed);
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

describe('known truth', () => {
  const rows = drawOutcomes({ dealCount: 900 });

  test('moves the odds of an average prospect nowhere', async () => {
    const body = bodyOf(await learnFrom(rows));
    const scoring = { ...defaultScoring, mode: 'learned' as const };
    const card = toCard({ profile: nobody, scoring, learned: body });
    const odds = rows.map(({ inputs }) => learnedLogOdds(inputs, body, { at: halfWay, card }));
    expect(odds.reduce((sum, each) => sum + each, 0) / odds.length).toBeCloseTo(0, 6);
    expect(body.touchMean).toBeGreaterThan(0.2);
  });

  test('bins in the right order and of the right sign, as far apart as the truth', async () => {
    const body = bodyOf(await learnFrom(rows));
    const odds = new Map(body.facts.seniority?.map(({ key, logOdds }) => [key, logOdds]));
    const [head = 0, director = 0, manager = 0, assistant = 0] = [
      odds.get('head'),
      odds.get('director'),
      odds.get('manager'),
      odds.get('assistant'),
    ];
    expect(head).toBeGreaterThan(director);
    expect(director).toBeGreaterThan(manager);
    expect(manager).toBeGreaterThan(assistant);
    expect(head).toBeGreaterThan(0.5);
    expect(assistant).toBeLessThan(-0.5);
    expect(Math.abs(head - assistant - 3)).toBeLessThan(0.8);
    // What has nothing to do with it says next to nothing.
    for (const { logOdds } of body.facts.industry ?? []) {
      expect(Math.abs(logOdds)).toBeLessThan(0.35);
    }
    const { reply = 0, sent = 0 } = body.touches;
    expect(reply).toBeGreaterThan(0.3);
    expect(reply).toBeGreaterThan(sent);
    for (const effect of Object.values(body.touches)) expect(effect).toBeGreaterThanOrEqual(0);
  });

  test('a fact that is not known stands at the average of those of whom it is', async () => {
    const { facts } = bodyOf(await learnFrom(rows));
    expect(Object.keys(facts)).toContain('seniority');
    for (const bins of Object.values(facts)) {
      const sum = (bins ?? []).reduce((all, { logOdds, count }) => all + logOdds * count, 0);
      expect(sum).toBeCloseTo(0, 6);
    }
    const seniority = facts.seniority ?? [];
    expect(seniority.map(({ key }) => key)).not.toContain('null');
    const known = rows.filter(({ inputs }) => inputs.seniority !== null);
    expect(seniority.reduce((sum, { count }) => sum + count, 0)).toBe(known.length);
    expect(seniority.reduce((sum, { cameCount }) => sum + cameCount, 0)).toBe(
      known.filter(({ came }) => came).length,
    );
  });

  test('what is kept passes its own check, and a card is made of it', async () => {
    const body = bodyOf(await learnFrom(rows, heads));
    expect(learnedBody.safeParse(body).success).toBe(true);
    expect(body.outcomes).toEqual({
      count: 900,
      cameCount: rows.filter(({ came }) => came).length,
      rowCount: 900,
    });
    const scoring = { ...defaultScoring, mode: 'learned' as const };
    const card = toCard({ profile: heads, scoring, learned: body });
    const fitOf = (seniority: Seniority) =>
      toTotals(someInputs({ seniority, createdAt: beganAt }), card, noon).fit ?? -1;
    expect(fitOf('head')).toBeGreaterThan(fitOf('director'));
    expect(fitOf('director')).toBeGreaterThan(fitOf('assistant'));
    // An average prospect has an average chance.
    const share = body.outcomes.cameCount / body.outcomes.count;
    expect(Math.abs(1 / (1 + Math.exp(-body.base)) - share)).toBeLessThan(0.08);
  });

  test('better than the weights set by hand, on the same outcomes; none without a profile', async () => {
    const own = bodyOf(await learnFrom(rows, heads)).quality;
    expect(own.handSetAuc).toBeGreaterThan(0.6);
    expect(own.auc).toBeGreaterThan(own.handSetAuc ?? 1);
    expect(bodyOf(await learnFrom(rows)).quality.handSetAuc).toBeNull();
  });

  test('the order of the rows changes nothing', async () => {
    const forth = await learnFrom(rows, heads);
    expect(await learnFrom(shuffle(rows, 3), heads)).toEqual(forth);
    expect(await learnFrom(rows.toReversed(), heads)).toEqual(forth);
  });

  test('progress rises to 1, and a cancelled one says so', async () => {
    const told: number[] = [];
    await learnFromOutcomes(rows, {
      profile: nobody,
      scoring: defaultScoring,
      onProgress: (done) => told.push(done),
    });
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect(told.at(-1)).toBe(1);
    const cancelled = learnFromOutcomes(rows, {
      profile: nobody,
      scoring: defaultScoring,
      isCancelled: () => true,
    });
    expect(await cancelled).toEqual({ kind: 'cancelled' });
  });
});

describe('what was known too late', () => {
  /** Those that came are called customers afterwards. */
  function rename(rows: readonly OutcomeRow[], share: number): OutcomeRow[] {
    const profile = { words: 'customer of ours' };
    return rows.map((row, at) =>
      row.came && at % 100 < share * 100
        ? withFact(row, profile, { words: outcomeAt + dayMs })
        : row,
    );
  }
  const customers = aProfileOf(anEntry('words', 'customer'), anEntry('words', 'title'));

  test('where many values came late, the fact is refused', async () => {
    const body = bodyOf(await learnFrom(rename(drawOutcomes({ dealCount: 600 }), 1), customers));
    expect(body.facts.words).toBeUndefined();
    expect(body.refused).toContainEqual({ name: 'words', reason: 'after_outcome' });
  });

  test('a few late values are as if they were not known, by the scorecard and by the weights set by hand', async () => {
    const rows = drawOutcomes({ dealCount: 600 });
    const late = rename(rows, 0.1);
    const lateCount = late.filter(({ knownAt }) => (knownAt.words ?? 0) >= outcomeAt).length;
    expect(lateCount).toBeGreaterThan(5);
    expect(lateCount).toBeLessThan(60);
    const unknown = late.map((row) =>
      (row.knownAt.words ?? 0) < outcomeAt ? row : withFact(row, { words: null }),
    );
    const learned = bodyOf(await learnFrom(late, customers));
    expect(learned).toEqual(bodyOf(await learnFrom(unknown, customers)));
    const words = learned.facts.words ?? [];
    expect(words.find(({ key }) => key === 'customer')).toBeUndefined();
  });

  test('so does a value with the very instant of the outcome', async () => {
    const rows = drawOutcomes({ dealCount: 600 }).map((row) =>
      withFact(row, {}, { seniority: outcomeAt }),
    );
    const learned = await learnFrom(rows);
    const refused =
      learned.kind === 'cancelled'
        ? []
        : 'body' in learned
          ? learned.body.refused
          : learned.refused;
    expect(refused).toContainEqual({ name: 'seniority', reason: 'after_outcome' });
  });

  test('a touchpoint of the second half changes nothing', async () => {
    const rows = drawOutcomes({ dealCount: 300 });
    const signed = rows.map((row) =>
      row.came
        ? withFact(row, { touches: [['meeting', halfWay + 1], ...row.inputs.touches] })
        : row,
    );
    expect(await learnFrom(signed, heads)).toEqual(await learnFrom(rows, heads));
  });
});

describe('outcomes', () => {
  test('people of one deal are one', async () => {
    const few = await learnFrom(drawOutcomes({ dealCount: 40, peoplePerDeal: 6 }));
    expect(few).toMatchObject({ kind: 'abstained', reason: 'too_few', outcomeCount: 40 });
    const enough = bodyOf(await learnFrom(drawOutcomes({ dealCount: 300, peoplePerDeal: 3 })));
    expect(enough.outcomes).toMatchObject({ count: 300, rowCount: 900 });
  });

  test('people of one deal are alike: however many there are, chance is not taken for more', async () => {
    const learned = await Promise.all(
      Array.from({ length: 20 }, (_, seed) =>
        learnFrom(drawOutcomes({ seed: seed + 1, dealCount: 80, peoplePerDeal: 8, isNoise: true })),
      ),
    );
    const abstained = learned.filter(({ kind }) => kind === 'abstained');
    expect(abstained.length).toBeGreaterThanOrEqual(19);
    for (const one of abstained) {
      expect(one).toMatchObject({ reason: 'no_better_than_chance', outcomeCount: 80 });
    }
  });

  test('nobody at all, or only won ones, is said', async () => {
    expect(await learnFrom([])).toMatchObject({ kind: 'abstained', outcomeCount: 0 });
    const won = drawOutcomes({ dealCount: 200 }).map((row) => ({ ...row, came: true }));
    expect(await learnFrom(won)).toMatchObject({ kind: 'abstained', reason: 'one_sided' });
  });

  test('what few are of is of the rest, unless the profile asks for it', async () => {
    const rows = drawOutcomes({ dealCount: 400 }).map((row, at) =>
      at < 4 ? withFact(row, { industry: 'Falconry' }) : row,
    );
    const keysOf = async (profile: IdealProfile) =>
      bodyOf(await learnFrom(rows, profile)).facts.industry?.map(({ key }) => key);
    expect(await keysOf(nobody)).toEqual([elseKey, 'food manufacturing', 'logistics', 'software']);
    expect(await keysOf(aProfileOf(anEntry('industry', 'Falconry')))).toEqual([
      'falconry',
      'food manufacturing',
      'logistics',
      'software',
    ]);
  });

  test('facts that nobody asked for and of which all have the same are not named as refused', async () => {
    const body = bodyOf(await learnFrom(drawOutcomes({ dealCount: 300 })));
    const names = body.refused.map(({ name }) => name);
    expect(names).not.toContain('place');
    expect(names).not.toContain('company_size');
    // Everybody is of operations.
    expect(names).toContain('department');
  });
});
