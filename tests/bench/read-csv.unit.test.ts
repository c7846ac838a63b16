import { describe, expect, test } from 'vitest';
import { parseCsv, UsageError } from './read-csv.ts';

describe('a file', () => {
  test('is read with quotes, doubled quotes, line ends within them and a mark of its bytes', () => {
    const csv = parseCsv('\uFEFFname, note \r\n"Lê, An","says ""hi""\nand goes"\r\nBình,\r\n');
    expect(csv).toEqual({
      header: ['name', 'note'],
      rows: [
        ['Lê, An', 'says "hi"\nand goes'],
        ['Bình', ''],
      ],
      lines: [2, 4],
      delimiter: ',',
    });
  });

  test.each([
    ['a;b;c\n1;2,5;3', ';'],
    ['a\tb\n1\t2', '\t'],
    ['a|b\n1|2,5', '|'],
    ['sep=;\r\na;b,c\r\n1;2', ';'],
    ['"a;b;c",d\n1,2', ','],
    ['alone\n1', ','],
  ])('%j is separated by %j', (text, delimiter) => {
    expect(parseCsv(text).delimiter).toBe(delimiter);
  });

  test('may name its separator first, and have columns without a name', () => {
    const csv = parseCsv('sep=;\na;;\n1;;\n');
    expect(csv).toMatchObject({ header: ['a', '', ''], rows: [['1', '', '']], lines: [3] });
  });

  test('may end with or without a line end, or with an empty cell', () => {
    expect(parseCsv('a,b\n1,2').rows).toEqual([['1', '2']]);
    expect(parseCsv('a,b\n1,').rows).toEqual([['1', '']]);
    expect(parseCsv('a,b\n,\n\n').rows).toEqual([['', '']]);
    expect(parseCsv('a,b\r1,2\r').rows).toEqual([['1', '2']]);
  });

  test.each([
    ['', 'the file is empty'],
    ['a,b\n1,2\n1,2,3', 'line 3 has 3 cells, the header 2'],
    ['a,b\n"1\n2",3\n4', 'line 4 has 1 cells, the header 2'],
    ['a,b,a\n1,2,3', 'two columns are called "a"'],
    ['a,b\n1,"2', 'line 2: a quote is opened and never closed'],
    ['a,b\n1,"2"x', 'line 2: something stands behind a closing quote'],
  ])('%j is refused', (text, message) => {
    expect(() => parseCsv(text)).toThrow(new UsageError(message));
  });
});
