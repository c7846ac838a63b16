import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeLearnTable } from './learn-table.ts';

const script = resolve(import.meta.dirname, 'learn.ts');
let folder = '';

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status, stdout, stderr };
}

/** Of the command, what is asked about here. */
interface Told {
  readonly auc: number | null;
  readonly brier: number | null;
  readonly ece: number | null;
  readonly n: number;
  readonly seconds: number;
  readonly abstained: string | null;
  readonly outOfTime: { readonly auc: number } | null;
  readonly warnings: readonly string[];
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
  readonly scorecard: { readonly features: readonly { readonly name: string }[] } | null;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'learn-'));
  const { columns, outcome } = makeLearnTable({ flavour: 'companies', rowCount: 900, seed: 4 });
  const some = columns.filter(({ name }) =>
    ['source', 'replies', 'seniority', 'size', 'visits', 'region'].includes(name),
  );
  const head = [
    ...some.map(({ name }) => name),
    'quoted',
    'quoted_known_at',
    'closed',
    'hint',
    'won',
  ];
  const lines = outcome.map((came, row) =>
    [
      ...some.map(({ values }) => values[row] ?? ''),
      came ? 'yes' : 'no',
      `2026-0${2 + (row % 6)}-11`,
      `2026-0${2 + (row % 6)}-10`,
      came ? 100 + row : row / 10,
      came ? 'Won' : 'Lost',
    ].join(';'),
  );
  writeFileSync(join(folder, 'deals.csv'), [head.join(';'), ...lines].join('\r\n'));
  writeFileSync(
    join(folder, 'few.csv'),
    `came,x\n${Array.from({ length: 30 }, (_, row) => `${row % 2},${row}`).join('\n')}\n`,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command', () => {
  test('tells how good a scorecard is, as JSON', () => {
    const { status, stdout, stderr } = run(
      ...['deals.csv', '--outcome', 'won', '--drop', 'hint,region', '--time', 'closed', '--json'],
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const told = JSON.parse(stdout) as Told;
    expect(told).toMatchObject({ n: 900, abstained: null, warnings: [] });
    expect(told.auc).toBeGreaterThan(0.65);
    // What was known only after the outcome would have told everything.
    expect(told.auc).toBeLessThan(0.9);
    expect(told.refused).toEqual([{ name: 'quoted', reason: 'after_outcome', lateCount: 900 }]);
    expect(told.brier).toBeLessThan(0.25);
    expect(told.ece).toBeLessThan(0.1);
    expect(told.seconds).toBeGreaterThan(0);
    expect(told.outOfTime?.auc).toBeGreaterThan(0.6);
    expect(told.scorecard?.features.map(({ name }) => name)).toEqual([
      'replies',
      'seniority',
      'size',
      'source',
      'visits',
    ]);
  });

  test('warns of a column that tells too much', () => {
    const { stdout } = run('deals.csv', '--outcome', 'won', '--json', '--drop', 'quoted');
    const told = JSON.parse(stdout) as Told;
    expect(told.warnings).toEqual([expect.stringMatching(/^hint alone reaches .*outcome\?$/u)]);
  });

  test('prints a scorecard that a person can read', () => {
    const { stdout } = run('deals.csv', '--outcome', 'won', '--drop', 'hint,quoted', '--seed', '2');
    expect(stdout).toContain('AUC 0.');
    expect(stdout).toMatch(/^replies$/mu);
    expect(stdout).toMatch(/^ +-?\d+ {2}below 1 {2}\(\d+ of \d+\)$/mu);
  });

  test('says why it abstains, with its figures', () => {
    const { status, stdout } = run('few.csv', '--outcome', 'came', '--json');
    expect(status).toBe(0);
    const told = JSON.parse(stdout) as Told;
    expect(told).toMatchObject({ abstained: 'too_few', n: 30, scorecard: null });
    expect(told.auc).toEqual(expect.any(Number));
    expect(run('few.csv', '--outcome', 'came').stdout).toContain('abstains: too few');
  });

  test.each([
    [['none.csv', '--outcome', 'won'], 'none.csv cannot be read'],
    [['deals.csv', '--outcome', 'wn'], 'no column is called "wn"'],
    [['deals.csv', '--outcome', 'source'], 'source does not hold two outcomes'],
    [['deals.csv', '--outcome', 'won', '--folds', '1'], '--folds is a whole number'],
    [['deals.csv', '--outcome', 'won', '--fold', '5'], "Unknown option '--fold'"],
    [['deals.csv'], 'usage: node tests/bench/learn.ts'],
  ])('%j ends with 2 and a line', (args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
