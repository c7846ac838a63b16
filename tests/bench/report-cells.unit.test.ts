import { describe, expect, test } from 'vitest';
import { readAmounts } from './report-amounts.ts';
import { toPresent } from './report-cells.ts';
import { readDays } from './report-days.ts';
import { foldName, readNames } from './report-names.ts';

const toCells = (texts: readonly string[]) =>
  texts.map((text, index) => ({ text, line: index + 2 }));

function daysOf(...texts: readonly string[]) {
  return readDays(toCells(texts), { column: 'close_date', order: undefined, others: [] });
}

const day = (text: string, msOfDay = 0) => ({ kind: 'day', day: text, msOfDay });

describe('days of a column', () => {
  test.each([
    ['2017-12-31', day('2017-12-31')],
    ['2017/12/31', day('2017-12-31')],
    ['20171231', day('2017-12-31')],
    ['31-12-2017', day('2017-12-31')],
    ['31/12/2017', day('2017-12-31')],
    ['31.12.2017', day('2017-12-31')],
    ['12/31/2017', day('2017-12-31')],
    ['5/5/2017', day('2017-05-05')],
    ['31 Dec 2017', day('2017-12-31')],
    ['1-Jan-2017', day('2017-01-01')],
    ['January 1, 2017', day('2017-01-01')],
    ['29-02-2016', day('2016-02-29')],
    ['2017-12-31 23:30', day('2017-12-31', 84_600_000)],
    ['31/12/2017 11:30:15 PM', day('2017-12-31', 84_615_000)],
    ['2017-12-31T23:30:00', day('2017-12-31', 84_600_000)],
    ['2017-12-31T23:30:00.250Z', { kind: 'instant', ms: Date.UTC(2017, 11, 31, 23, 30, 0, 250) }],
    ['2017-12-31T23:30+07:00', { kind: 'instant', ms: Date.UTC(2017, 11, 31, 16, 30) }],
    ['', null],
    [' n/a ', null],
  ])('%j is %j', (text, time) => expect(daysOf(text).values).toEqual([time]));

  test.each(['2017-02-29', '31-11-2017', '2017-13-01', 'soon', '17', '1/2/17', '2017-1-1 25:00'])(
    '%j is none',
    (text) => expect(daysOf(text).values).toEqual([{ why: `"${text}" is no day` }]),
  );

  test('are read by what the column shows, wherever in it', () => {
    expect(daysOf('03/04/2017', '2017-03-04', '13/04/2017').values).toEqual([
      day('2017-04-03'),
      day('2017-03-04'),
      day('2017-04-13'),
    ]);
    expect(daysOf('03/04/2017', '04/13/2017').values[0]).toEqual(day('2017-03-04'));
    expect(daysOf('03-04-2017', '04-13-2017').values[0]).toEqual(day('2017-03-04'));
  });

  test('with one mark are read as those with another show', () => {
    expect(daysOf('03/04/2017', '04-13-2017').values[0]).toEqual(day('2017-03-04'));
    expect(daysOf('03-04-2017', '13.04.2017')).toEqual({
      values: [day('2017-04-03'), day('2017-04-13')],
      notes: [],
    });
  });

  test('with hyphens begin with the day where nothing shows it, and that is said', () => {
    expect(daysOf('03-04-2017')).toEqual({
      values: [day('2017-04-03')],
      notes: ['close_date: the day stands first, as nothing shows otherwise'],
    });
  });

  test('with slashes that nothing explains are refused, unless the map explains them', () => {
    expect(() => daysOf('5/5/2017', '03/04/2017')).toThrow(
      'line 3: "03/04/2017" of close_date can be read in two ways; say "dayOrder"',
    );
    const cells = toCells(['03/04/2017']);
    expect(readDays(cells, { column: 'close_date', order: 'month', others: [] }).values).toEqual([
      day('2017-03-04'),
    ]);
  });

  test('that nothing in the column explains are read as the others of the file, and that is said', () => {
    const of = { column: 'close_date', order: undefined } as const;
    const others = toCells(['04-13-2017', '2017-01-01']);
    expect(readDays(toCells(['03/04/2017']), { ...of, others })).toEqual({
      values: [day('2017-03-04')],
      notes: ["close_date: the month stands first, as in the file's other days"],
    });
    expect(readDays(toCells(['13/04/2017']), { ...of, others })).toEqual({
      values: [day('2017-04-13')],
      notes: [],
    });
    const mixed = toCells(['04/13/2017', '13/04/2017']);
    expect(() => readDays(toCells(['03/04/2017']), { ...of, others: mixed })).toThrow('two ways');
  });

  test('in two orders are refused with both lines', () => {
    expect(() => daysOf('13/04/2017', '', '04/14/2017')).toThrow(
      'close_date writes days in two ways: "13/04/2017" on line 2, "04/14/2017" on line 4',
    );
  });

  test('of another order than the map says are none', () => {
    const cells = toCells(['13/04/2017']);
    expect(readDays(cells, { column: 'close_date', order: 'month', others: [] }).values).toEqual([
      { why: '"13/04/2017" is no day' },
    ]);
  });
});

function amountsOf(
  texts: readonly string[],
  of: { delimiter?: string; decimal?: '.' | ','; currency?: string } = {},
) {
  const { delimiter = ',', decimal, currency = null } = of;
  return readAmounts(toCells(texts), { column: 'close_value', delimiter, decimal, currency });
}

describe('amounts of a column', () => {
  test.each([
    ['1054', '1054'],
    ['0', '0'],
    ['0.00', '0'],
    ['007', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1054.5', '1054.5'],
    ['1054.5000', '1054.5'],
    ['1,054', '1054'],
    ['1,054,000', '1054000'],
    ['1,054.50', '1054.5'],
    ['1.054,50', '1054.5'],
    ['1.054.000', '1054000'],
    ['1 054,50', '1054.5'],
    ['1’054.50', '1054.5'],
    ['-12.25', '-12.25'],
    ['(12.25)', '-12.25'],
    ['-0.00', '0'],
    ['', null],
    ['-', null],
  ])('%j is %j', (text, amount) => expect(amountsOf([text]).values).toEqual([amount]));

  test.each(['1,05,4', '12 34', '1.2.3', 'many', '1e3', '$5 €', '1,054.50.2'])(
    '%j is none',
    (text) => expect(amountsOf([text]).values).toEqual([{ why: `"${text}" is no amount` }]),
  );

  test('with too many digits are told', () => {
    expect(amountsOf(['1234567890123456']).values).toEqual([
      { why: '"1234567890123456" is too large' },
    ]);
    expect(amountsOf(['1054.0000000000001', '-0.99995', '0.00004', '10.12344', '1.50000'])).toEqual(
      {
        values: ['1054', '-1', '0', '10.1234', '1.5'],
        notes: ['close_value: more than four places on 4 rows, rounded to four'],
        currency: null,
      },
    );
  });

  test('carry one currency', () => {
    expect(amountsOf(['$1,054.50', '7 USD', 'US$ 3'])).toEqual({
      values: ['1054.5', '7', '3'],
      notes: [],
      currency: 'USD',
    });
    expect(amountsOf(['1.054,50 €']).currency).toBe('EUR');
    expect(amountsOf(['$5'], { currency: 'AUD' }).currency).toBe('AUD');
    expect(amountsOf(['$5'], { currency: 'EUR' }).currency).toBe('USD');
    expect(() => amountsOf(['$5', '5', '5 €'])).toThrow(
      'close_value holds two currencies, USD on line 2 and EUR on line 4',
    );
  });

  test('of three places are read as the column writes its others', () => {
    expect(amountsOf(['1,054', '1.50']).values[0]).toBe('1054');
    expect(amountsOf(['1.054', '1.50']).values[0]).toBe('1.054');
    expect(amountsOf(['1.054', '1,50']).values[0]).toBe('1054');
    expect(amountsOf(['1,054', '1,50']).values[0]).toBe('1.054');
    expect(amountsOf(['1.054', '1.054.000']).values[0]).toBe('1054');
  });

  test('that can be read in two ways are refused, unless the map explains them', () => {
    const asks = 'line 3: "1.054" of close_value can be read in two ways; say "decimal"';
    expect(() => amountsOf(['12', '1.054'])).toThrow(asks);
    expect(() => amountsOf(['12', '1,054'], { delimiter: ';' })).toThrow('"1,054"');
    expect(amountsOf(['1.054'], { decimal: ',' }).values).toEqual(['1054']);
    expect(amountsOf(['1.054'], { decimal: '.' }).values).toEqual(['1.054']);
    expect(() => amountsOf(['1,054.50', '1.054,50'])).toThrow(
      'close_value writes amounts in two ways: "1,054.50" on line 2, "1.054,50" on line 3',
    );
  });
});

describe('names of a column', () => {
  test.each([
    ['GTXPro', 'GTX Pro', true],
    ['MG-Special', 'mg  special', true],
    ['GTX Plus Pro', 'GTXPlusPro', true],
    ['GTX Pro', 'GTX Plus', false],
    ['MX 1-10', 'MX 11-0', false],
    ['Muller', 'Müller', false],
  ])('%j and %j are the same: %j', (one, two, isSame) => {
    expect(foldName(one) === foldName(two)).toBe(isSame);
  });

  test('are joined under the spelling that most rows have', () => {
    const cells = ['GTXPro', 'GTX Pro', null, 'GTX Pro', 'MG Special'];
    expect(readNames(cells, { column: 'product', aliases: {} })).toEqual({
      values: ['GTX Pro', 'GTX Pro', null, 'GTX Pro', 'MG Special'],
      joined: [
        {
          column: 'product',
          name: 'GTX Pro',
          spellings: [
            { text: 'GTX Pro', rowCount: 2 },
            { text: 'GTXPro', rowCount: 1 },
          ],
          by: 'folding',
        },
      ],
    });
  });

  test('are joined by aliases first', () => {
    const aliases = { GTXPro: 'GTX Professional', 'old name': 'MG' };
    const { values, joined } = readNames(['GTX Pro', 'gtxpro', 'OldName', 'GTX Professional'], {
      column: 'product',
      aliases,
    });
    expect(values).toEqual(['GTX Professional', 'GTX Professional', 'MG', 'GTX Professional']);
    expect(joined.map(({ name, by }) => [name, by])).toEqual([
      ['GTX Professional', 'alias'],
      ['MG', 'alias'],
    ]);
  });

  test('that are missing are no name', () => {
    expect(['', ' ', 'N/A', '-', 'None', 'Nana'].map(toPresent)).toEqual([
      ...[null, null, null, null, null],
      'Nana',
    ]);
  });
});
