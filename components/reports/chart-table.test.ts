import { describe, expect, test } from 'vitest';
import { noCell, textCell, toCsv } from './chart-table.ts';

const columns = [
  { label: 'Stage', isNumber: false },
  { label: 'Deals, all', isNumber: true },
];

describe('toCsv', () => {
  test('writes a mark, heads and rows; what holds a comma or a quote is quoted', () => {
    const rows = [
      [textCell('Đàm phán'), { text: '1.234', plain: '1234' }],
      [textCell('Say "yes"'), noCell],
    ];
    expect(toCsv({ columns, rows })).toBe(
      '\uFEFFStage,"Deals, all"\r\nĐàm phán,1234\r\n"Say ""yes""",\r\n',
    );
  });

  test('takes the sting out of a text that a program would work out, and leaves numbers below zero', () => {
    const rows = [[textCell('=1+1'), { text: '−5', plain: '-5' }]];
    expect(toCsv({ columns, rows })).toContain("\r\n'=1+1,-5\r\n");
  });
});
