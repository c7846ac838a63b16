import { describe, expect, test } from 'vitest';
import { parseNumber, parseTime, testOutOfTime, toTable } from './learn-file.ts';
import { parseCsv } from './read-csv.ts';
import { toRandom } from './seed.ts';

describe('values', () => {
  test.each([
    ['12', 12],
    ['-1.5', -1.5],
    ['.5', 0.5],
    ['1e3', 1_000],
    ['1,234.5', 1_234.5],
    ['12 %', 12],
    ['12a', null],
    ['1,23', null],
    ['', null],
  ])('%j as a number is %j', (cell, number) => expect(parseNumber(cell)).toBe(number));

  test.each([
    ['2026-11-12', Date.UTC(2026, 10, 12)],
    ['2026-11-12 09:14', Date.UTC(2026, 10, 12, 9, 14)],
    ['2026-11-12T09:14:30Z', Date.UTC(2026, 10, 12, 9, 14, 30)],
    ['2026-11-12T09:14:30.250+07:00', Date.UTC(2026, 10, 12, 2, 14, 30)],
    ['12-11-2026', Date.UTC(2026, 10, 12)],
    ['12/11/2026 9:14', Date.UTC(2026, 10, 12, 9, 14)],
    ['31-02-2026', null],
    ['yesterday', null],
    ['17', 17],
  ])('%j as a time is %j', (cell, ms) => expect(parseTime(cell)).toBe(ms));
});

function lines(head: string, rowOf: (row: number) => string, rowCount = 40): string {
  return [head, ...Array.from({ length: rowCount }, (_, row) => rowOf(row))].join('\n');
}

const roles = { outcome: 'won', drop: [] };

describe('a table', () => {
  test('has columns of numbers, of words and of days, by what they hold', () => {
    const csv = parseCsv(
      lines(
        'won,age,level,flag,seen,gap',
        (row) =>
          `${row % 2},${row === 3 ? 'unknown' : row * 3},${'ABC'[row % 3]},${row % 2},${1 + (row % 28)}/03/2026,${row % 2 === 0 ? 'NA' : row}`,
      ),
    );
    const { table, idLike } = toTable(csv, roles);
    expect(table.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['age', 'number'],
      ['level', 'words'],
      ['flag', 'words'],
      ['seen', 'number'],
      ['gap', 'number'],
    ]);
    expect(table.columns[0]?.values.slice(2, 5)).toEqual([6, null, 12]);
    expect(table.columns[3]?.values[0]).toBe(Date.UTC(2026, 2, 1) / 86_400_000);
    expect(table.columns[4]?.values.slice(0, 2)).toEqual([null, 1]);
    expect(idLike).toEqual([]);
  });

  test('leaves out rows that are not decided, and says what stands there', () => {
    const words = ['Won', 'Lost', 'Engaging', ''];
    const csv = parseCsv(lines('won,n', (row) => `${words[row % 4]},${row}`));
    const { table, leftOutCount, leftOutWords } = toTable(csv, roles);
    expect(table.outcome).toHaveLength(20);
    expect(table.outcome.slice(0, 2)).toEqual([true, false]);
    expect([leftOutCount, leftOutWords]).toEqual([20, ['Engaging']]);
    expect(table.columns[0]?.values.slice(0, 3)).toEqual([0, 1, 4]);
  });

  test('leaves out deals that are open, and reads decimal commas where cells stand apart by semicolons', () => {
    const words = ['won', 'lost', 'open'];
    const csv = parseCsv(lines('won;n', (row) => `${words[row % 3]};${row},5`, 42));
    const { table, leftOutCount } = toTable(csv, roles);
    expect([table.outcome.length, leftOutCount]).toEqual([28, 14]);
    expect(table.columns[0]).toMatchObject({ kind: 'number' });
    expect(table.columns[0]?.values.slice(0, 3)).toEqual([0.5, 1.5, 3.5]);
  });

  test('knows when values became known, and makes no feature of that', () => {
    const csv = parseCsv(
      lines(
        'won,closed,budget,budget_known_at,Team,team known at,looked_at,deal',
        (row) =>
          `${row % 2},2026-05-01,${row},2026-05-0${1 + (row % 2)},${'AB'[row % 2]},2026-04-01,${row % 7},d${row % 5}`,
      ),
    );
    const { table } = toTable(csv, { ...roles, time: 'closed', group: 'deal' });
    expect(table.columns.map(({ name }) => name)).toEqual(['budget', 'Team', 'looked_at']);
    expect(table.columns[0]?.knownAt?.slice(0, 2)).toEqual([
      Date.UTC(2026, 4, 1),
      Date.UTC(2026, 4, 2),
    ]);
    expect(table.columns[1]?.knownAt?.[0]).toBe(Date.UTC(2026, 3, 1));
    expect(table.columns[2]?.knownAt).toBeUndefined();
    expect(table.outcomeAt?.[0]).toBe(Date.UTC(2026, 4, 1));
    expect(table.group?.slice(0, 2)).toEqual(['d0', 'd1']);
  });

  test('tells of whole numbers that are never the same', () => {
    const csv = parseCsv(lines('won,id,x', (row) => `${row % 2},${900_000 + row * 7},${row % 9}`));
    expect(toTable(csv, roles).idLike).toEqual(['id']);
  });

  test.each([
    [{ ...roles, outcome: 'came' }, 'no column is called "came"; there are: won, n'],
    [{ ...roles, drop: ['x'] }, 'no column is called "x"'],
    [{ ...roles, outcome: 'n' }, 'n does not hold two outcomes'],
  ])('of which the wish %j is refused', (wish, message) => {
    const csv = parseCsv(lines('won,n', (row) => `${row % 2},${row + 5}`));
    expect(() => toTable(csv, wish)).toThrow(message);
  });
});

describe('out of time', () => {
  const random = toRandom(2);
  const heat = Array.from({ length: 500 }, () => random() * 6 - 3);
  const table = {
    columns: [{ name: 'heat', kind: 'number' as const, values: heat }],
    outcome: heat.map((value) => random() < 1 / (1 + Math.exp(-2 * value))),
  };

  test('the last fifth is told by the others', () => {
    const found = testOutOfTime({ ...table, outcomeAt: heat.map((_, row) => row) });
    expect(found).toMatchObject({ trainedCount: 400, testedCount: 100 });
    expect(found?.auc).toBeGreaterThan(0.8);
    expect(found?.ece).toBeLessThan(0.2);
  });

  test('a deal that is known from before is not asked about', () => {
    const found = testOutOfTime({
      ...table,
      outcomeAt: heat.map((_, row) => row),
      group: heat.map((_, row) => (row % 2 === 0 ? 'one deal' : `deal ${row}`)),
    });
    expect(found).toMatchObject({ trainedCount: 400, testedCount: 50 });
  });

  test('says nothing where all came at once', () => {
    expect(testOutOfTime({ ...table, outcomeAt: heat.map(() => 1) })).toBeUndefined();
    expect(testOutOfTime(table)).toBeUndefined();
  });
});
