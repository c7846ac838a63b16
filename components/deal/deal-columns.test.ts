import { describe, expect, test } from 'vitest';
import type { Deal } from '../../lib/model/deal.ts';
import { parseColumn, toEditText } from './deal-columns.ts';

const nowMs = new Date(2026, 10, 12, 9, 30).getTime();

function aDeal(fields: Partial<Deal> = {}): Deal {
  return {
    name: 'Maintenance planning',
    amount: '48000',
    currency: 'USD',
    term_months: 24,
    expected_close_on: null,
    quoted_at: null,
    quote_amount: null,
    quote_url: null,
    needs: null,
    lost_reason: null,
    ...fields,
  } as Deal;
}

function parse(column: Parameters<typeof parseColumn>[0], text: string, deal = aDeal()) {
  return parseColumn(column, text, { deal, nowMs });
}

describe('as it is typed', () => {
  test('what is shown in the field', () => {
    const deal = aDeal({ quoted_at: new Date(2026, 10, 4, 23, 30).toISOString() });
    const shown = { deal, companyName: 'Lạc Vân' };
    expect(toEditText(shown, 'company')).toBe('Lạc Vân');
    expect(toEditText(shown, 'term_months')).toBe('24');
    expect(toEditText(shown, 'amount')).toBe('48000');
    expect(toEditText(shown, 'needs')).toBe('');
    // The day on the rep's own clock, not the one in UTC.
    expect(toEditText(shown, 'quoted_at')).toBe('2026-11-04');
  });
});

describe('what it changes', () => {
  test('one column each', () => {
    expect(parse('name', ' Two sites ')).toEqual({ patch: { name: 'Two sites' } });
    expect(parse('company', ' ')).toEqual({ patch: { company_name: null } });
    expect(parse('amount', '52.000')).toEqual({ patch: { amount: '52000' } });
    expect(parse('currency', 'eur')).toEqual({ patch: { currency: 'EUR' } });
    expect(parse('expected_close_on', '')).toEqual({ patch: { expected_close_on: null } });
    expect(parse('quote_url', 'quotes.example/1')).toEqual({
      patch: { quote_url: 'https://quotes.example/1' },
    });
  });

  test('a quote without a day was given today', () => {
    const today = new Date(nowMs).toISOString();
    expect(parse('quote_amount', '47500')).toEqual({
      patch: { quote_amount: '47500', quoted_at: today },
    });
    const before = aDeal({ quoted_at: '2026-11-04T10:00:00.000Z' });
    expect(parse('quote_amount', '47500', before)).toEqual({ patch: { quote_amount: '47500' } });
    expect(parse('quote_amount', '')).toEqual({ patch: { quote_amount: null } });
  });

  test('a day of a quote is its noon, today is now', () => {
    expect(parse('quoted_at', '2026-11-04')).toEqual({
      patch: { quoted_at: new Date(2026, 10, 4, 12).toISOString() },
    });
    expect(parse('quoted_at', '2026-11-12')).toEqual({
      patch: { quoted_at: new Date(nowMs).toISOString() },
    });
    expect(parse('quoted_at', '')).toEqual({ patch: { quoted_at: null } });
  });

  test.each([
    ['name', ' ', 'name_needed'],
    ['amount', 'much', 'not_a_number'],
    ['currency', '$', 'currency_shape'],
    ['term_months', '0', 'term_range'],
    ['expected_close_on', '2100-01-01', 'day_range'],
    ['quoted_at', '1999-01-01', 'day_range'],
    ['quote_url', 'javascript:1', 'web_shape'],
    ['lost_reason', '', 'reason_needed'],
  ] as const)('%s %j is refused', (column, text, problem) => {
    expect(parse(column, text)).toEqual({ problem });
  });
});
