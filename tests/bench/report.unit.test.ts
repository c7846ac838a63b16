import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from './report-figures.ts';
import { parseMap } from './report-map.ts';

const script = resolve(import.meta.dirname, 'report.ts');
const fixtures = resolve(import.meta.dirname, '..', 'fixtures', 'reports');
const deals = join(fixtures, 'opportunities.csv');
const map = join(fixtures, 'opportunities.map.json');
let folder = '';

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  writeFileSync(join(folder, 'own.csv'), 'id,stage,made,value\n1,Won,03/04/2025,5\n');
  writeFileSync(join(folder, 'own.json'), '{"id":"id","stage":"stage","created":"made"}');
  writeFileSync(join(folder, 'broken.json'), '{');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly metrics: readonly { readonly id: string; readonly value: unknown }[];
  readonly byPeriod: readonly { readonly name: string }[];
  readonly settings: Readonly<Record<string, unknown>>;
}

describe('the command', () => {
  test('prints all of a file as JSON', () => {
    const { status, stdout, stderr } = run('--deals', deals, '--map', map, '--json');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const told = JSON.parse(stdout) as Told;
    expect(Object.keys(told)).toEqual([
      ...['file', 'settings', 'deals', 'metrics', 'notInFile', 'byPeriod', 'byRep'],
      ...['byProduct', 'byColumn', 'cohorts', 'funnel'],
    ]);
    expect(told.metrics.map(({ id }) => id)).toEqual([
      ...['newDeals', 'dealConversion', 'winRate', 'wonValue', 'annualContractValue'],
      ...['lifetimeValue', 'cycleWon', 'cycleLost', 'velocity', 'coverage', 'dealsClosed'],
    ]);
    expect(told.metrics.find(({ id }) => id === 'winRate')).toMatchObject({
      label: 'Win rate',
      value: 4 / 7,
      percent: '57.14 %',
      unit: 'ratio',
      parts: [
        { name: 'won', value: 4, unit: 'count' },
        { name: 'lost', value: 3, unit: 'count' },
      ],
    });
  });

  test('says what a map is', () => {
    const { status, stdout, stderr } = run('--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('--now DAY');
    const shown = /^ {2}\{$.*?^ {2}\}$/msu.exec(stdout)?.[0] ?? '';
    const [header = ''] = readFileSync(deals, 'utf8').split('\n');
    expect(parseMap(shown, header.split(',')).columns.closed).toBe('close_date');
  });

  test('groups by a column, also under its common name', () => {
    const { stdout } = run('--deals', deals, '--map', map, '--json', '--by', 'Sales-Agent');
    const { byColumn } = JSON.parse(stdout) as Pick<Report, 'byColumn'>;
    expect(byColumn?.column).toBe('sales_agent');
    expect(byColumn?.groups).toHaveLength(3);
  });

  test('of a rep and some days, by month', () => {
    const { stdout } = run(
      ...['--deals', deals, '--map', map, '--json', '--rep', 'linh tran', '--by', 'month'],
      ...['--from', '2025-04-01', '--until', '2025-06-30', '--now', '2025-05-31'],
    );
    const told = JSON.parse(stdout) as Told;
    expect(told.settings).toMatchObject({
      rep: 'Linh Tran',
      now: '2025-05-31',
      period: { from: '2025-04-01', to: '2025-06-30' },
    });
    // What was lost on 30 June is open still.
    expect(told.metrics.find(({ id }) => id === 'dealsClosed')?.value).toBe(3);
    expect(told.byPeriod.map(({ name }) => name)).toEqual(['2025-04', '2025-05', '2025-06']);
  });

  test('prints tables that a person can read', () => {
    const { stdout } = run('--deals', deals, '--map', map, '--by', 'product');
    expect(stdout).toContain('10 rows, 10 deals: 4 won, 3 lost, 3 open\n');
    expect(stdout).toContain('stages: Prospecting 1, Engaging 2, Won 4, Lost 3\n');
    expect(stdout).toMatch(/^Won, annual value +32,391\.00 USD$/mu);
    expect(stdout).toMatch(/^joined: product "Pump Pro" is "Pump Pro" \(5\), "PumpPro" \(1\)/mu);
    expect(stdout).toMatch(/^Pump Pro +7 +6 +5 +60\.00 % +32,336\.00 USD/mu);
  });

  test.each([
    [[], 'usage: node tests/bench/report.ts'],
    [['--deals', 'none.csv', '--map', map], 'none.csv cannot be read'],
    [['--deals', deals, '--map', 'broken.json'], 'the map is no JSON'],
    [
      ['--deals', 'own.csv', '--map', 'own.json'],
      'line 2: "03/04/2025" of made can be read in two',
    ],
    [['--deals', deals, '--map', map, '--by', 'colour'], '--by is week, month, quarter, year'],
    [['--deals', deals, '--map', map, '--rep', 'Nobody'], 'nobody is called "Nobody"; there are'],
    [['--deals', deals, '--map', map, '--from', '2025-02-30'], '--from is a day such as'],
    [['--deals', deals, '--map', map, '--from', '2026-01-01'], '--until lies before --from'],
    [['--deals', deals, '--map', map, '--colour'], "Unknown option '--colour'"],
  ])('%j ends with 2 and a line', (args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
