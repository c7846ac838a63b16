import { describe, expect, test } from 'vitest';
import { fitAdditive } from './logistic.ts';
import { toPrior } from './prior.ts';
import { toRandom } from './random.ts';

interface Drawn {
  readonly codes: readonly Int16Array[];
  readonly outcome: Uint8Array;
}

/** Rows of features of so many bins, whose effects are told. */
function draw(effects: readonly (readonly number[])[], rowCount: number, seed: number): Drawn {
  const random = toRandom(seed);
  const codes = effects.map(({ length }) =>
    Int16Array.from({ length: rowCount }, () => Math.floor(length * random())),
  );
  const outcome = Uint8Array.from({ length: rowCount }, (_, row) => {
    const logOdds = effects.reduce(
      (sum, own, feature) => sum + (own[codes[feature]?.[row] ?? 0] ?? 0),
      -0.5,
    );
    return Number(random() < 1 / (1 + Math.exp(-logOdds)));
  });
  return { codes, outcome };
}

function fit({ codes, outcome }: Drawn, ranges: readonly number[], weight?: Float64Array) {
  const sizes = codes.map((own) => own.reduce((most, code) => Math.max(most, code), 0) + 1);
  return fitAdditive({
    features: codes.map((own, at) => ({
      codes: own,
      prior: toPrior(sizes[at] ?? 1, ranges[at] ?? 0),
    })),
    outcome,
    weight: weight ?? new Float64Array(outcome.length).fill(1),
  });
}

describe('effects', () => {
  const words = [-1, 0, 1];
  const slope = [-1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2];
  const nothing = [0, 0, 0, 0, 0];

  test('of words and ranges are found, and those of nothing are 0', () => {
    const found = fit(draw([words, slope, nothing], 20_000, 1), [0, 7, 0]);
    const middle = (found.effects[0] ?? new Float64Array()).reduce((sum, one) => sum + one, 0) / 3;
    for (const [at, effect] of words.entries()) {
      expect((found.effects[0]?.[at] ?? 9) - middle).toBeCloseTo(effect, 0.7);
    }
    const rise = (found.effects[1]?.[6] ?? 0) - (found.effects[1]?.[0] ?? 0);
    expect(rise).toBeGreaterThan(2.1);
    expect(rise).toBeLessThan(2.7);
    expect(Math.max(...(found.effects[2] ?? []).map(Math.abs))).toBeLessThan(0.05);
  });

  test('of few rows are drawn towards 0, and the fewer the more', () => {
    const spreadOf = (rowCount: number): number => {
      const spreads = [1, 2, 3, 4, 5, 6].map((seed) => {
        const [effects = []] = fit(draw([words], rowCount, seed), [0]).effects;
        return Math.max(...effects) - Math.min(...effects);
      });
      return spreads.reduce((sum, spread) => sum + spread, 0) / spreads.length;
    };
    const few = spreadOf(40);
    expect(few).toBeLessThan(spreadOf(5_000));
    expect(spreadOf(5_000)).toBeCloseTo(2, 0.5);
  });

  test('stay finite where a word always came', () => {
    const codes = Int16Array.from({ length: 200 }, (_, row) => row % 2);
    const found = fit({ codes: [codes], outcome: Uint8Array.from(codes) }, [0]);
    const [effects = []] = found.effects;
    const rise = (effects[1] ?? 0) - (effects[0] ?? 0);
    expect(rise).toBeGreaterThan(3);
    expect(rise).toBeLessThan(20);
  });

  test('of a row that weighs two are those of two rows', () => {
    const drawn = draw([words, slope], 400, 2);
    const weight = Float64Array.from(drawn.outcome, (_, row) => (row % 3 === 0 ? 2 : 1));
    const heavy = fit(drawn, [0, 7], weight);
    const rows = [...weight.keys()].flatMap((row) => (row % 3 === 0 ? [row, row] : [row]));
    const written = fit(
      {
        codes: drawn.codes.map((own) => Int16Array.from(rows, (row) => own[row] ?? 0)),
        outcome: Uint8Array.from(rows, (row) => drawn.outcome[row] ?? 0),
      },
      [0, 7],
    );
    expect(written.intercept).toBeCloseTo(heavy.intercept, 6);
    for (const [feature, effects] of heavy.effects.entries()) {
      for (const [at, effect] of effects.entries()) {
        expect(written.effects[feature]?.[at]).toBeCloseTo(effect, 6);
      }
    }
  });
});

describe('a wide table', () => {
  // 20 features of 40 words: too many for all effects to be found together.
  const random = toRandom(9);
  const truth = Array.from({ length: 20 }, (_, feature) =>
    Array.from({ length: 40 }, () => (feature < 4 ? 2 * random() - 1 : 0)),
  );
  const drawn = draw(truth, 8_000, 3);
  const none = truth.map(() => 0);

  test('is fitted by turns: what tells is found, and what does not is 0', () => {
    const { effects } = fit(drawn, none);
    for (const [feature, own] of effects.entries()) {
      const largest = Math.max(...own.map(Math.abs));
      if (feature >= 4) expect(largest).toBeLessThan(0.2);
      else {
        // About their own mean: what all words share stands in the intercept.
        const meanOf = (some: readonly number[]): number =>
          some.reduce((sum, one) => sum + one, 0) / some.length;
        const differences = [...own].map((effect, at) => effect - (truth[feature]?.[at] ?? 0));
        const middle = meanOf(differences);
        const error = meanOf(differences.map((difference) => (difference - middle) ** 2));
        expect(Math.sqrt(error)).toBeLessThan(0.22);
      }
    }
  });

  test('says what it would say with all of them together', () => {
    const some = { codes: drawn.codes.slice(0, 8), outcome: drawn.outcome };
    const together = fit(some, none);
    const turns = fit(
      // More words that nobody has make it wide, and change nothing else.
      {
        codes: [...some.codes, ...drawn.codes.slice(8, 14).map((codes) => codes.map(() => 39))],
        outcome: drawn.outcome,
      },
      none,
    );
    for (const [feature, own] of together.effects.entries()) {
      for (const [at, effect] of own.entries()) {
        expect(Math.abs((turns.effects[feature]?.[at] ?? 9) - effect)).toBeLessThan(0.06);
      }
    }
  });
});
