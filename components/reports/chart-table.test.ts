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

  test.each(['+84 90 123 45 67', '+1 (555) 010-9999', '+4', '-12.5%', '+1,234'])(
    'leaves %s as it is: a telephone number or a change is no formula',
    (text) => {
      const field = text.includes(',') ? `"${text}"` : text;
      expect(toCsv({ columns, rows: [[textCell(text)]] })).toContain(`\r\n${field}\r\n`);
    },
  );

  test.each(['+A1', '-1+cmd|calc!A0', '@SUM(1)', '=1', '\t=1', '+1 ext. 5'])(
    'takes the sting out of %j',
    (text) => {
      expect(toCsv({ columns, rows: [[textCell(text)]] })).toContain(`\r\n'${text}\r\n`);
    },
  );
});
