import { describe, expect, test } from 'vitest';
import {
  type DealDraft,
  parseCurrency,
  parseDay,
  parseDeal,
  parseMoney,
  parseTerm,
  parseWeb,
  withCompany,
} from './deal-draft.ts';

const draft: DealDraft = {
  company: ' Lạc Vân Cold Chain ',
  name: 'Maintenance planning, 3 sites',
  amount: '48,000',
  currency: 'usd',
  billing: 'annual',
  term: '24',
  closeOn: '2027-01-31',
  needs: '  ',
};

test('what is typed becomes what is saved', () => {
  expect(parseDeal(draft)).toEqual({
    values: {
      name: 'Maintenance planning, 3 sites',
      companyName: 'Lạc Vân Cold Chain',
      amount: '48000',
      currency: 'USD',
      billing: 'annual',
      termMonths: 24,
      expectedCloseOn: '2027-01-31',
      needs: null,
    },
  });
});

test('a one-off has no term, whatever stands in the field that is not shown', () => {
  const once = parseDeal({ ...draft, billing: 'one_off', term: 'two years' });
  expect(once).toMatchObject({ values: { termMonths: null } });
});

test('every problem is told at once, each by its field', () => {
  expect(
    parseDeal({
      ...draft,
      name: ' ',
      amount: '1.5.2',
      currency: 'US',
      term: '601',
      closeOn: '1999-12-31',
    }),
  ).toEqual({
    problems: {
      name: 'name_needed',
      amount: 'unclear',
      currency: 'currency_shape',
      term: 'term_range',
      closeOn: 'day_range',
    },
  });
});

describe('one by one', () => {
  test.each([
    ['', { value: null }],
    ['1,2 tỷ', { value: '1200000000' }],
    ['forty', { problem: 'not_a_number' }],
    ['-5', { problem: 'negative' }],
    ['1.23456', { problem: 'too_many_places' }],
    ['1234567890123456', { problem: 'too_large' }],
  ])('amount %j', (text, parsed) => {
    expect(parseMoney(text)).toEqual(parsed);
  });

  test.each([
    ['eur', { value: 'EUR' }],
    [' ', { value: null }],
    ['€', { problem: 'currency_shape' }],
    ['EURO', { problem: 'currency_shape' }],
  ])('currency %j', (text, parsed) => {
    expect(parseCurrency(text)).toEqual(parsed);
  });

  test.each([
    ['1', { value: 1 }],
    ['600', { value: 600 }],
    ['', { value: null }],
    ['0', { problem: 'term_range' }],
    ['-3', { problem: 'term_range' }],
    ['1.5', { problem: 'term_range' }],
    ['12345', { problem: 'term_range' }],
  ])('term %j', (text, parsed) => {
    expect(parseTerm(text)).toEqual(parsed);
  });

  test.each([
    ['2000-01-01', { value: '2000-01-01' }],
    ['2099-12-31', { value: '2099-12-31' }],
    ['2100-01-01', { problem: 'day_range' }],
    // Somebody typed a year of six figures.
    ['202026-01-01', { problem: 'day_range' }],
    ['31.12.2026', { problem: 'day_range' }],
  ])('day %j', (text, parsed) => {
    expect(parseDay(text)).toEqual(parsed);
  });

  test.each([
    ['https://quotes.example/4711?v=2', { value: 'https://quotes.example/4711?v=2' }],
    ['quotes.example/4711', { value: 'https://quotes.example/4711' }],
    ['javascript:alert(1)', { problem: 'web_shape' }],
    ['file:///etc/hosts.txt', { problem: 'web_shape' }],
    ['quote 4711', { problem: 'web_shape' }],
    ['', { value: null }],
  ])('address %j', (text, parsed) => {
    expect(parseWeb(text)).toEqual(parsed);
  });
});

describe('the name', () => {
  test('follows the company as long as it is the company’s', () => {
    const fresh = { ...draft, company: 'Lạc', name: 'Lạc' };
    expect(withCompany(fresh, 'Lạc Vân').name).toBe('Lạc Vân');
    expect(withCompany({ ...fresh, name: '' }, 'Lạc Vân').name).toBe('Lạc Vân');
  });

  test('stays once it is the rep’s own', () => {
    expect(withCompany(draft, 'Norrvik Timber').name).toBe('Maintenance planning, 3 sites');
  });
});
