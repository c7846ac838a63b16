import { describe, expect, test } from 'vitest';
import { toChartCsv } from './chart-file.ts';
import { textCell } from './chart-table.ts';

describe('toChartCsv', () => {
  test('says what the figures are of above them, each line one field', () => {
    const table = {
      columns: [
        { label: 'Stage', isNumber: false },
        { label: 'Reached', isNumber: true },
      ],
      rows: [[textCell('Won'), { text: '1,000', plain: '1000' }]],
    };
    const texts = { title: 'Stage conversion', detail: '1 Jan 2026, all reps', notes: ['=A note'] };
    expect(toChartCsv(table, texts)).toBe(
      [
        '\uFEFFStage conversion',
        '"1 Jan 2026, all reps"',
        "'=A note",
        '',
        'Stage,Reached',
        'Won,1000',
        '',
      ].join('\r\n'),
    );
  });
});
