import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findFigure, readReport, reportFixtures, reportOf } from './a-report.ts';
import { type Csv, parseCsv } from './read-csv.ts';
import { toRandom } from './seed.ts';

/** 8,800 rows as a public table of opportunities has them, of invented reps and companies. */
function makeTable(seed: number): { readonly text: string; readonly csv: Csv } {
  const random = toRandom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const reps = Array.from(
    { length: 30 },
    (_, at) => `Rep ${String.fromCharCode(65 + (at % 26))}${at}`,
  );
  const products = ['GTX Pro', 'GTXPro', 'GTX Basic', 'MG Special', 'MG Advanced'];
  const dayOf = (ms: number, row: number): string => {
    const iso = new Date(ms).toISOString().slice(0, 10);
    const [year, month, day] = iso.split('-');
    return row % 3 === 0
      ? iso
      : `${day}${row % 3 === 1 ? '-' : '/'}${month}/${year}`.replaceAll(
          '/',
          row % 3 === 1 ? '-' : '/',
        );
  };
  const lines = Array.from({ length: 8_800 }, (_, row) => {
    const made = Date.UTC(2016, 9, 20) + Math.floor(random() * 400) * 86_400_000;
    const drawn = random();
    const stage =
      drawn < 0.48 ? 'Won' : drawn < 0.76 ? 'Lost' : drawn < 0.94 ? 'Engaging' : 'Prospecting';
    const isClosed = stage === 'Won' || stage === 'Lost';
    const closed = made + Math.floor(random() * 138) * 86_400_000;
    const cents = Math.floor(random() * 3_000_000);
    const value =
      stage === 'Won' ? `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}` : '0';
    return [
      `O${row}`,
      pick(reps),
      pick(products),
      random() < 0.16 ? '' : `Company ${Math.floor(random() * 85)}`,
      stage,
      stage === 'Prospecting' ? '' : dayOf(made, row),
      isClosed ? dayOf(closed, row) : '',
      isClosed ? value : '',
    ].join(',');
  });
  const head =
    'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value';
  const text = [head, ...lines].join('\n');
  return { text, csv: parseCsv(text) };
}

/** Cents of won rows, without anything of ours. */
function sumCents(rows: Csv['rows']): bigint {
  let sum = 0n;
  for (const row of rows) {
    if (row[4] !== 'Won') continue;
    const [whole = '0', part = ''] = (row[7] ?? '').split('.');
    sum += BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
  }
  return sum;
}

function toCents(amount: unknown): bigint {
  const text = String(amount);
  expect(text).toMatch(/^\d+\.\d\d$/u);
  return BigInt(text.replace('.', ''));
}

describe('a table of 8,800 deals, to the cent', () => {
  const { text, csv } = makeTable(11);
  const map = JSON.parse(
    readFileSync(join(reportFixtures, 'opportunities.map.json'), 'utf8'),
  ) as object;
  const report = reportOf(readReport(text, map));
  const countOf = (stage: string) => csv.rows.filter((row) => row[4] === stage).length;

  test('in sum', () => {
    expect(report.file).toMatchObject({ rows: 8_800, used: 8_800, leftOut: [] });
    expect(report.deals).toMatchObject({ won: countOf('Won'), lost: countOf('Lost') });
    expect(toCents(findFigure(report.metrics, 'wonValue'))).toBe(sumCents(csv.rows));
    expect(findFigure(report.metrics, 'winRate')).toBe(
      countOf('Won') / (countOf('Won') + countOf('Lost')),
    );
    expect(report.file.notes[0]).toBe(
      `${csv.rows.filter((row) => row[3] === '').length} deals without a company: each counts for no company`,
    );
  });

  test('by rep, by product and by quarter', () => {
    for (const { name, metrics } of report.byRep) {
      const own = csv.rows.filter((row) => row[1] === name);
      expect(toCents(findFigure(metrics, 'wonValue'))).toBe(sumCents(own));
    }
    expect(report.byRep).toHaveLength(30);
    for (const { name, metrics } of report.byProduct ?? []) {
      const own = csv.rows.filter((row) => row[2]?.replace(' ', '') === name?.replace(' ', ''));
      expect(toCents(findFigure(metrics, 'wonValue'))).toBe(sumCents(own));
    }
    expect(report.byProduct).toHaveLength(4);
    const quarters = report.byPeriod.map(({ metrics }) => toCents(findFigure(metrics, 'wonValue')));
    expect(quarters.reduce((sum, one) => sum + one, 0n)).toBe(sumCents(csv.rows));
  });
});
