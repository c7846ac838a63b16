import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { additiveEffects, makeLearnTable } from '../../tests/bench/learn-table.ts';
import {
  type Column,
  type Learned,
  learn,
  pointsOf,
  probabilityOf,
  type Scorecard,
  type Table,
} from './learn.ts';
import { toRandom } from './learning/random.ts';

type Value = number | string | null;

/** A table whose outcome goes with `heat` and `place`, of rows that are drawn anew for each seed. */
function aTable({ seed = 1, rowCount = 300 } = {}): Table {
  const random = toRandom(seed);
  const rows = Array.from({ length: rowCount }, () => {
    const heat = random() < 0.1 ? null : Math.floor(20 * random());
    const place = ['hanoi', 'hue', 'saigon', null][Math.floor(4 * random())] ?? null;
    const logOdds = (heat === null ? -1 : (heat - 10) / 4) + (place === 'hue' ? 1.5 : 0);
    return {
      heat,
      place,
      noise: random(),
      twin: Math.floor(3 * random()),
      came: random() < 1 / (1 + Math.exp(-logOdds)),
    };
  });
  return {
    columns: [
      { name: 'heat', kind: 'number', values: rows.map(({ heat }) => heat) },
      { name: 'place', kind: 'words', values: rows.map(({ place }) => place) },
      { name: 'noise', kind: 'number', values: rows.map(({ noise }) => noise) },
      { name: 'twin', kind: 'number', values: rows.map(({ twin }) => twin) },
    ],
    outcome: rows.map(({ came }) => came),
  };
}

function withColumn(table: Table, column: Column): Table {
  return { ...table, columns: [...table.columns, column] };
}

function assertLearned(learned: Learned): Extract<Learned, { kind: 'learned' }> {
  if (learned.kind !== 'learned') throw new Error(`not learned: ${JSON.stringify(learned)}`);
  return learned;
}

function pointsFor(scorecard: Scorecard, name: string, value: Value): number {
  const part = pointsOf(scorecard, { [name]: value }).parts.find(({ feature }) => feature === name);
  return part?.points ?? expect.unreachable(name);
}

/** The rows and columns in another order. */
function shuffled(table: Table, seed: number): Table {
  const random = toRandom(seed);
  const order = table.outcome
    .map((_, row) => ({ row, at: random() }))
    .sort((one, two) => one.at - two.at)
    .map(({ row }) => row);
  const pick = <Item>(values: readonly Item[], none: Item): readonly Item[] =>
    order.map((row) => values[row] ?? none);
  const columns = table.columns.map(
    (column): Column => ({
      ...column,
      values: pick(column.values, null),
      ...(column.knownAt ? { knownAt: pick(column.knownAt, null) } : {}),
    }),
  );
  return {
    columns: columns
      .map((column) => ({ column, at: random() }))
      .sort((one, two) => one.at - two.at)
      .map(({ column }) => column),
    outcome: pick(table.outcome, false),
    ...(table.outcomeAt ? { outcomeAt: pick(table.outcomeAt, null) } : {}),
    ...(table.group ? { group: pick(table.group, '') } : {}),
  };
}

const learnedOnce = learn(aTable());

describe('points', () => {
  test('sum to the total for every row that there could be', async () => {
    const { scorecard } = assertLearned(await learnedOnce);
    const cell = fc.oneof(
      fc.constant(null),
      fc.double(),
      fc.string(),
      fc.constantFrom('hue', ' HUẾ ', 'Hanoi', 7, -1, 1e9),
    );
    const row = fc.dictionary(fc.constantFrom('heat', 'place', 'noise', 'twin', 'other'), cell);
    fc.assert(
      fc.property(row, (cells) => {
        const { total, parts } = pointsOf(scorecard, cells);
        expect(parts.map(({ feature }) => feature)).toEqual(['heat', 'noise', 'place', 'twin']);
        const sum = parts.reduce((before, { points }) => before + points, scorecard.basePoints);
        expect(total).toBe(sum);
        expect(Number.isSafeInteger(total)).toBe(true);
        for (const [at, { bin, points }] of parts.entries()) {
          expect(points).toBe(scorecard.features[at]?.bins[bin]?.points ?? 0);
        }
        const chance = 1 / (1 + Math.exp(-total / scorecard.pointsPerLogOdd));
        expect(probabilityOf(scorecard, cells)).toBeCloseTo(chance, 12);
      }),
    );
  });

  test('words are compared without case and marks, and unseen ones are other', async () => {
    const { scorecard } = assertLearned(await learnedOnce);
    expect(pointsFor(scorecard, 'place', ' HUẾ ')).toBe(pointsFor(scorecard, 'place', 'hue'));
    expect(pointsFor(scorecard, 'place', 'hue')).toBeGreaterThan(40);
    expect(pointsFor(scorecard, 'place', 'Đà Nẵng')).toBe(0);
  });

  test('every row falls in the bin that it was learned in', async () => {
    const table = aTable();
    const { scorecard } = assertLearned(await learnedOnce);
    const counts = new Map<string, number>();
    for (const row of table.outcome.keys()) {
      const cells = Object.fromEntries(
        table.columns.map(({ name, values }) => [name, values[row] ?? null]),
      );
      for (const { feature, bin } of pointsOf(scorecard, cells).parts) {
        counts.set(`${feature} ${bin}`, (counts.get(`${feature} ${bin}`) ?? 0) + 1);
      }
    }
    for (const { name, bins } of scorecard.features) {
      for (const [bin, { count }] of bins.entries()) {
        expect(counts.get(`${name} ${bin}`) ?? 0).toBe(count);
      }
    }
  });
});

describe('the order of a table', () => {
  test('changes nothing, of rows or of columns', async () => {
    const table = aTable();
    const first = assertLearned(await learnedOnce);
    for (const seed of [1, 2, 3]) {
      expect(await learn(shuffled(table, seed))).toEqual(first);
    }
  });

  test('changes nothing with groups, copies of rows and late values', async () => {
    const half = aTable({ rowCount: 400 });
    const twice = [...half.outcome, ...half.outcome];
    const table: Table = {
      columns: half.columns.map((column) => ({
        ...column,
        values: [...column.values, ...column.values],
        knownAt: twice.map((_, row) => (row % 31 === 0 ? 200 : 50)),
      })),
      // Of some copies another came of it than of their like.
      outcome: twice.map((came, row) => (row % 37 === 0 ? !came : came)),
      outcomeAt: twice.map(() => 100),
      group: twice.map((_, row) => `deal ${row % 400}`),
    };
    const first = await learn(table);
    expect(first.kind).toBe('learned');
    for (const seed of [1, 2]) expect(await learn(shuffled(table, seed))).toEqual(first);
  });

  test('is not looked at by the seed; another seed deals other folds, and learns the same', async () => {
    const first = assertLearned(await learnedOnce);
    const other = assertLearned(await learn(aTable(), { seed: 2 }));
    expect(other.scorecard).toEqual(first.scorecard);
    expect(other.quality.brier).not.toBe(first.quality.brier);
  });
});

describe('what is known too late', () => {
  const outcomeAt = 1_000;
  function withTimes(late: (row: number) => boolean, values: (row: number) => Value): Table {
    const table = aTable();
    return {
      ...withColumn(table, {
        name: 'asked',
        kind: 'words',
        values: table.outcome.map((_, row) => values(row)),
        knownAt: table.outcome.map((_, row) => (late(row) ? outcomeAt : outcomeAt - 1)),
      }),
      outcomeAt: table.outcome.map(() => outcomeAt),
    };
  }

  test('is refused as a column, and the rest is learned as without it', async () => {
    const { outcome } = aTable();
    const leak = withTimes(
      () => true,
      (row) => (outcome[row] ? 'signed' : 'gone'),
    );
    const learned = assertLearned(await learn(leak));
    expect(learned.refused).toEqual([
      { name: 'asked', reason: 'after_outcome', lateCount: outcome.length },
    ]);
    expect(learned.scorecard).toEqual(assertLearned(await learnedOnce).scorecard);
    // The same, known in time: nothing else tells so much.
    const known = withTimes(
      () => false,
      (row) => (outcome[row] ? 'signed' : 'gone'),
    );
    expect(assertLearned(await learn(known)).quality.auc).toBeGreaterThan(0.99);
  });

  test('says nothing where it is a few values, whatever they say', async () => {
    const isLate = (row: number): boolean => row % 12 === 0;
    const say = (word: (row: number) => Value) =>
      learn(withTimes(isLate, (row) => (isLate(row) ? word(row) : ['a', 'b'][row % 2]) ?? null));
    const { outcome } = aTable();
    expect(await say((row) => String(outcome[row]))).toEqual(await say(() => 'a'));
  });

  test('says nothing by its being late: only won ones are filled in afterwards', async () => {
    const random = toRandom(18);
    const came = Array.from({ length: 1_000 }, () => random() < 0.2);
    const isLate = came.map((won) => won && random() < 0.4);
    for (const missing of ['own', 'neutral'] as const) {
      const learned = await learn({
        columns: [
          {
            name: 'noise',
            kind: 'number',
            missing,
            values: came.map(() => random()),
            knownAt: isLate.map((late) => (late ? 200 : 50)),
          },
        ],
        outcome: came,
        outcomeAt: came.map(() => 100),
      });
      expect(learned).toMatchObject({ kind: 'abstained' });
    }
  });

  test('or of being known: what is filled in more often where it came tells nothing by itself', async () => {
    const random = toRandom(21);
    const came = Array.from({ length: 1_000 }, () => random() < 0.5);
    const values = came.map((won) => (random() < (won ? 0.9 : 0.4) ? `w${random() > 0.5}` : null));
    const columns = [{ name: 'noise', kind: 'words', missing: 'neutral', values }] as const;
    expect(await learn({ columns, outcome: came })).toMatchObject({ kind: 'abstained' });
  });
});

describe('a direction', () => {
  test('holds where the data say otherwise, in every bin', async () => {
    const random = toRandom(5);
    const heat = Array.from({ length: 800 }, () => 10 * random());
    const outcome = heat.map((value) => {
      const chance = value < 3 ? 0.7 : value < 6 ? 0.2 : 0.6;
      return random() < chance;
    });
    const other = heat.map(() => random());
    for (const direction of ['up', 'down'] as const) {
      const table: Table = {
        columns: [
          { name: 'heat', kind: 'number', values: heat, direction },
          { name: 'other', kind: 'number', values: other },
          {
            name: 'kept',
            kind: 'number',
            values: outcome.map((came) => (came ? 1 : 0) + 1.5 * random()),
            direction: 'up',
          },
        ],
        outcome,
      };
      const { scorecard } = assertLearned(await learn(table));
      const sign = direction === 'up' ? 1 : -1;
      let before = Number.NEGATIVE_INFINITY;
      for (let value = -1; value <= 11; value += 0.1) {
        const points = sign * pointsFor(scorecard, 'heat', value);
        expect(points).toBeGreaterThanOrEqual(before);
        before = points;
      }
    }
  });

  test('is found where the data have one, within their noise', async () => {
    const { scorecard } = assertLearned(await learnedOnce);
    const heat = scorecard.features.find(({ name }) => name === 'heat');
    const points = heat?.bins.filter(({ holds }) => holds === 'range').map((bin) => bin.points);
    expect(points?.length).toBeGreaterThan(3);
    expect(points).toEqual(points?.toSorted((one, two) => one - two));
  });
});

test('what is missing says nothing where it is neutral', async () => {
  const table = aTable();
  const neutral = {
    ...table,
    columns: table.columns.map((column) => ({ ...column, missing: 'neutral' as const })),
  };
  const own = assertLearned(await learnedOnce).scorecard;
  const { scorecard } = assertLearned(await learn(neutral));
  expect(pointsFor(own, 'heat', null)).toBeLessThan(-10);
  for (const { name, bins } of scorecard.features) {
    expect(pointsOf(scorecard, {}).parts.find(({ feature }) => feature === name)?.points).toBe(0);
    expect(bins.some(({ holds }) => holds === 'missing')).toBe(false);
  }
});

describe('a known truth', () => {
  const table = makeLearnTable({ flavour: 'additive', rowCount: 10_000, seed: 7 });
  const learnedFromAll = learn(table);

  test.each(Object.keys(additiveEffects))('what %s adds is found', async (name) => {
    const { scorecard } = assertLearned(await learnedFromAll);
    const values = table.columns.find((column) => column.name === name)?.values ?? [];
    const truth = values.map((value) => additiveEffects[name]?.(value) ?? 0);
    const found = values.map(
      (value) => pointsFor(scorecard, name, value) / scorecard.pointsPerLogOdd,
    );
    const meanOf = (some: readonly number[]): number =>
      some.reduce((sum, one) => sum + one, 0) / some.length;
    const [middle, foundMiddle] = [meanOf(truth), meanOf(found)];
    const error = truth.map((one, row) => (one - middle - ((found[row] ?? 0) - foundMiddle)) ** 2);
    const spread = truth.map((one) => (one - middle) ** 2);
    // Log odds; that a step falls within a range is in it.
    expect(Math.sqrt(meanOf(error))).toBeLessThan(0.25);
    expect(meanOf(error)).toBeLessThan(0.08 * meanOf(spread));
  });

  test('what tells nothing gets next to no points', async () => {
    const { scorecard } = assertLearned(await learnedFromAll);
    const noise = scorecard.features.filter(({ name }) => name.startsWith('noise'));
    expect(noise).toHaveLength(23);
    const points = noise.flatMap(({ bins }) => bins.map((bin) => Math.abs(bin.points)));
    expect(Math.max(...points) / scorecard.pointsPerLogOdd).toBeLessThan(0.25);
    expect(points.filter((some) => some <= 3).length).toBeGreaterThan(0.8 * points.length);
  });

  test('chances come true: the error of calibration is at most 0.015', async () => {
    const { quality } = assertLearned(await learnedFromAll);
    expect(quality.ece).toBeLessThanOrEqual(0.015);
    expect(quality.auc).toBeGreaterThan(0.82);
    expect(quality.curve.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
    expect(quality.alone.slice(0, 3).map(({ name }) => name)).not.toContainEqual(
      expect.stringContaining('noise'),
    );
  });
});

describe('abstention', () => {
  test('from noise, in at least 95 of 100 tables', async () => {
    let abstainedCount = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      const learned = await learn(makeLearnTable({ flavour: 'noise', rowCount: 60, seed }));
      if (learned.kind === 'abstained') abstainedCount += 1;
    }
    expect(abstainedCount).toBeGreaterThanOrEqual(95);
  });

  test.each([400, 5_000])('from noise of %i rows', async (rowCount) => {
    for (const seed of [1, 2]) {
      const learned = await learn(makeLearnTable({ flavour: 'noise', rowCount, seed }));
      expect(learned).toMatchObject({ kind: 'abstained', reason: 'no_better_than_chance' });
    }
  });

  test('under 50 outcomes, however well they are told', async () => {
    const heat = Array.from({ length: 30 }, (_, row) => row);
    const table: Table = {
      columns: [{ name: 'heat', kind: 'number', values: heat }],
      outcome: heat.map((value) => value >= 15),
    };
    const learned = await learn(table);
    expect(learned).toMatchObject({ kind: 'abstained', reason: 'too_few', outcomeCount: 30 });
    expect(learned.kind === 'abstained' && learned.quality?.auc).toBeGreaterThan(0.9);
  });

  test('where nearly all came, and where there is nothing to look at', async () => {
    const table = aTable();
    const oneSided = { ...table, outcome: table.outcome.map((_, row) => row > 8) };
    expect(await learn(oneSided)).toMatchObject({ reason: 'one_sided' });
    expect(await learn({ ...table, columns: [] })).toMatchObject({ reason: 'no_columns' });
    expect(await learn({ columns: [], outcome: [] })).toMatchObject({ reason: 'no_columns' });
  });

  test('counts a deal of many people as one outcome', async () => {
    const table = aTable({ rowCount: 40 });
    const six = <Item>(values: readonly Item[]): readonly Item[] =>
      values.flatMap((value) => Array.from({ length: 6 }, () => value));
    const learned = await learn({
      columns: table.columns.map((column) => ({ ...column, values: six(column.values) })),
      outcome: six(table.outcome),
      group: six(table.outcome.map((_, row) => `deal ${row}`)),
    });
    expect(learned).toMatchObject({ kind: 'abstained', reason: 'too_few', outcomeCount: 40 });
  });
});

test('a group that is written twice counts as once', async () => {
  const table = aTable();
  const twice = <Item>(values: readonly Item[]): readonly Item[] => [...values, ...values];
  const { scorecard } = assertLearned(
    await learn({
      columns: table.columns.map((column) => ({ ...column, values: twice(column.values) })),
      outcome: twice(table.outcome),
      group: twice(table.outcome.map((_, row) => `deal ${row}`)),
    }),
  );
  const once = assertLearned(await learnedOnce).scorecard;
  expect(scorecard.basePoints).toBe(once.basePoints);
  const pointsOfAll = (card: Scorecard) =>
    card.features.map(({ name, bins }) => [name, bins.map(({ points }) => points)]);
  expect(pointsOfAll(scorecard)).toEqual(pointsOfAll(once));
});

describe('a long table', () => {
  test('tells how far it is, rests between steps, and ends at 1', async () => {
    const told: number[] = [];
    let rests = 0;
    await learn(aTable(), {
      onProgress: (done) => told.push(done),
      rest: () => {
        rests += 1;
        return Promise.resolve();
      },
    });
    expect(told).toEqual([1, 2, 3, 4, 5, 6].map((step) => step / 6));
    expect(rests).toBe(6);
  });

  test('is put down when it is asked to', async () => {
    let asked = 0;
    const learned = await learn(aTable(), {
      isCancelled: () => {
        asked += 1;
        return asked === 3;
      },
      onProgress: (done) => expect(done).toBeLessThan(0.5),
    });
    expect(learned).toEqual({ kind: 'cancelled' });
    expect(asked).toBe(3);
  });

  test('ends at 1 where it abstains', async () => {
    const told: number[] = [];
    await learn(aTable({ rowCount: 40 }), { onProgress: (done) => told.push(done) });
    expect(told.at(-1)).toBe(1);
  });
});
