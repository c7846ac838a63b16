import { describe, expect, test, vi } from 'vitest';
import type { ListRow } from '../../lib/store/record-lists.ts';

vi.mock('#i18n', () => ({
  i18n: {
    t: (key: string, ...values: readonly unknown[]) => [key, ...values.flat()].join(' '),
  },
}));

const { toListCsv } = await import('./list-csv.ts');

function aRow(id: string, cells: ListRow['cells'] = []): ListRow {
  return { id, name: id, cells: [{ kind: 'text', text: id }, ...cells] };
}

describe('a list as a file', () => {
  test('holds each row once, in pieces, and counts what is in it', async () => {
    const ids = Array.from({ length: 1_201 }, (_, at) => `row ${at}`);
    const asked: number[] = [];
    const { parts, count } = await toListCsv(
      { columns: ['name'] },
      {
        loadIds: async () => ids,
        // One is deleted while the file is being made.
        loadRows: async (some) => {
          asked.push(some.length);
          return some.filter((id) => id !== 'row 700').map((id) => aRow(id));
        },
      },
      0,
    );
    expect(asked).toEqual([500, 500, 201]);
    const lines = parts.join('').slice(1).trimEnd().split('\r\n');
    expect(lines).toEqual(['fields.name', ...ids.filter((id) => id !== 'row 700')]);
    expect(count).toBe(1_200);
  });

  test('has two columns for money, days and times as ISO writes them, and no formulas', async () => {
    const { parts } = await toListCsv(
      { columns: ['name', 'value', 'closed', 'phone'] },
      {
        loadIds: async () => ['=1'],
        loadRows: async () => [
          aRow('=1', [
            { kind: 'money', amount: '1200.5', currency: 'EUR' },
            { kind: 'time', at: Date.parse('2026-05-10T08:00:00Z') },
            { kind: 'text', text: '+84 90 123' },
          ]),
        ],
      },
      0,
    );
    const [heads, line] = parts.join('').split('\r\n');
    expect(heads).toBe(
      '\uFEFFfields.name,lists.columns.value,lists.csvCurrency lists.columns.value,lists.columns.closed,fields.phones',
    );
    expect(line).toBe("'=1,1200.5,EUR,2026-05-10T08:00:00.000Z,+84 90 123");
  });
});
