import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annualValue,
  convertAmount,
  fromUnits,
  parseAmount,
  percentOf,
  sumOf,
  totalValue,
  toUnits,
} from './money.ts';
import { amount as amountSchema } from './row.ts';

/** Whole ten-thousandths, as large as an amount may be. */
const units = fc.bigInt({ min: 0n, max: 10n ** 19n - 1n });

function grouped(whole: string, mark: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, mark);
}

describe('an amount as people write it', () => {
  it.each([
    ['48000', '48000'],
    ['48,000', '48000'],
    ['48.000', '48000'],
    ['48 000', '48000'],
    ['48 000', '48000'],
    ["48'000", '48000'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1 234,5', '1234.5'],
    ['12.5', '12.5'],
    ['12,5', '12.5'],
    ['0.5', '0.5'],
    ['0,1234', '0.1234'],
    ['$48,000', '48000'],
    ['48,000 USD', '48000'],
    ['€ 1.500', '1500'],
    ['1.500 €', '1500'],
    ['US$ 12', '12'],
    ['250.000.000 ₫', '250000000'],
    ['250.000.000đ', '250000000'],
    ['250000000 VND', '250000000'],
    ['1,2 tỷ', '1200000000'],
    ['1.2 tỷ', '1200000000'],
    ['1,25 tỉ', '1250000000'],
    ['350tr', '350000000'],
    ['350 triệu', '350000000'],
    ['15 triệu đồng', '15000000'],
    ['1,2 tỷ đồng', '1200000000'],
    ['500k', '500000'],
    ['1.5m', '1500000'],
    ['1.5M USD', '1500000'],
    ['2bn', '2000000000'],
    ['500 nghìn', '500000'],
    ['500 ngàn', '500000'],
    ['007', '7'],
    ['12.50', '12.5'],
    ['12.0', '12'],
    ['0', '0'],
    ['0,500', '0.5'],
    ['0.125 tỷ', '125000000'],
    ['USD 350k', '350000'],
    ['2 million', '2000000'],
    ['1.234.567 triệu', '1234567000000'],
  ])('reads %s', (text, amount) => {
    expect(parseAmount(text)).toEqual({ amount });
  });

  it.each([
    ['', 'not_a_number'],
    ['abc', 'not_a_number'],
    ['tỷ', 'not_a_number'],
    ['12x', 'not_a_number'],
    ['12 apples', 'not_a_number'],
    ['1/2', 'not_a_number'],
    ['1e9', 'not_a_number'],
    ['=1+1', 'not_a_number'],
    ['-5', 'negative'],
    ['$ -5', 'negative'],
    ['(5)', 'not_a_number'],
    ['1,23,4', 'unclear'],
    ['1.234.56', 'unclear'],
    ['1,234.567,8', 'unclear'],
    ['12,34.5', 'unclear'],
    ['1.250 tỷ', 'unclear'],
    ['1,500k', 'unclear'],
    ['12 34', 'unclear'],
    ['5 5', 'unclear'],
    ['12.', 'not_a_number'],
    ['1.234 567', 'unclear'],
    ['0.123.456', 'unclear'],
    ['12 usd eur', 'not_a_number'],
    ['12 − 3', 'not_a_number'],
    ['−12', 'negative'],
    ['12.34567', 'too_many_places'],
    ['9999999999999999', 'too_large'],
    ['999999999 tỷ', 'too_large'],
  ])('refuses %s', (text, problem) => {
    expect(parseAmount(text)).toEqual({ problem });
  });

  it('is read as it was meant, grouped in either way', () => {
    fc.assert(
      fc.property(
        units,
        fc.constantFrom([',', '.'], ['.', ','], [' ', ','], ["'", '.']),
        (of, marks) => {
          const amount = fromUnits(of);
          const [whole = '', part] = amount.split('.');
          const [group = '', point = ''] = marks;
          // A single mark before three digits is a group's: three places are no money's.
          fc.pre(part?.length !== 3);
          const text = grouped(whole, group) + (part === undefined ? '' : point + part);
          expect(parseAmount(text)).toEqual({ amount });
        },
      ),
    );
  });

  it('is always an amount that a row can hold', () => {
    const letters = fc.constantFrom(...Array.from("0123456789.,' -$k€đtrỷ"));
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 14 }), (chars) => {
        const read = parseAmount(chars.join(''));
        if (!('amount' in read)) return;
        expect(amountSchema.safeParse(read.amount).success).toBe(true);
        expect(fromUnits(toUnits(read.amount))).toBe(read.amount);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('reckoning', () => {
  it('keeps every ten-thousandth', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 19n) + 1n, max: 10n ** 19n - 1n }), (of) => {
        expect(toUnits(fromUnits(of))).toBe(of);
      }),
    );
    expect(sumOf(['0.1', '0.2'])).toBe('0.3');
    expect(sumOf([])).toBe('0');
    expect(sumOf(['999999999999999.9999', '0.0001', '-1'])).toBe('999999999999999');
    expect(() => toUnits('1,5')).toThrow('not an amount');
  });

  it('sums the same in any order', () => {
    fc.assert(
      fc.property(fc.array(units, { maxLength: 20 }), (all) => {
        const amounts = all.map(fromUnits);
        expect(sumOf(amounts.toReversed())).toBe(sumOf(amounts));
        expect(toUnits(sumOf(amounts))).toBe(all.reduce((sum, of) => sum + of, 0n));
      }),
    );
  });

  it.each([
    [{ amount: '48000', billing: 'one_off', term_months: null }, '48000', '48000'],
    [{ amount: '1000', billing: 'monthly', term_months: 24 }, '12000', '24000'],
    [{ amount: '1000.5', billing: 'monthly', term_months: 6 }, '12006', '6003'],
    [{ amount: '12000', billing: 'annual', term_months: 36 }, '12000', '36000'],
    [{ amount: '100', billing: 'annual', term_months: 1 }, '100', '8.3333'],
    [{ amount: '1000', billing: 'monthly', term_months: null }, '12000', '12000'],
    [{ amount: null, billing: 'annual', term_months: 12 }, null, null],
  ] as const)('gives the value of %o', (deal, annual, total) => {
    expect(annualValue(deal)).toBe(annual);
    expect(totalValue(deal)).toBe(total);
  });

  it('holds the largest amount for the longest term', () => {
    const deal = { amount: '999999999999999.9999', billing: 'monthly', term_months: 600 } as const;
    expect(totalValue(deal)).toBe('599999999999999999.94');
    expect(sumOf([totalValue(deal) ?? '', '0.06'])).toBe('600000000000000000');
  });

  it('rounds halves away from zero', () => {
    expect(percentOf('0.0001', 50)).toBe('0.0001');
    expect(percentOf('-0.0001', 50)).toBe('-0.0001');
    expect(percentOf('0.0001', 49)).toBe('0');
    expect(percentOf('48000', 15)).toBe('7200');
  });

  it('converts by the rates of the workspace alone', () => {
    const rates = { EUR: '0.92', VND: '26000', JPY: '0' };
    const to = (from: string, amount = '92') => convertAmount(amount, { from, to: 'USD', rates });
    expect(to('EUR')).toBe('100');
    expect(to('VND', '1300000000')).toBe('50000');
    expect(to('USD')).toBe('92');
    expect(to('CHF')).toBeNull();
    expect(to('JPY')).toBeNull();
  });
});
