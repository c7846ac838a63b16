import { describe, expect, test } from 'vitest';
import { toMoneyText, toShortMoneyText } from './money-text.ts';

/** Intl parts figure and sign by spaces of several kinds. */
function plain(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}

describe('in full', () => {
  test.each([
    ['48000', 'USD', 'en', '$48,000'],
    ['48000.5', 'USD', 'en', '$48,000.50'],
    ['48000.005', 'USD', 'en', '$48,000.01'],
    ['0', 'USD', 'en', '$0'],
    ['-12.5', 'EUR', 'en', '-€12.50'],
    ['1200', 'AUD', 'en', 'A$1,200'],
    ['48000', 'VND', 'vi', '48.000 ₫'],
    ['48000', 'USD', 'vi', '48.000 US$'],
    ['1234567.89', 'EUR', 'vi', '1.234.567,89 €'],
    ['48000', 'XQZ', 'en', 'XQZ 48,000'],
    ['48000.125', null, 'en', '48,000.125'],
    // A float would end in …680.
    ['123456789012345.67', 'USD', 'en', '$123,456,789,012,345.67'],
  ])('%s %s in %s is %s', (amount, currency, locale, text) => {
    expect(plain(toMoneyText(amount, { currency, locale }))).toBe(text);
  });
});

describe('short', () => {
  test.each([
    ['25500', 'USD', 'en', '$25.5k'],
    ['9000', 'USD', 'en', '$9k'],
    ['80649', 'USD', 'en', '$80.6k'],
    ['80650', 'USD', 'en', '$80.7k'],
    ['999', 'USD', 'en', '$999'],
    ['999.5', 'USD', 'en', '$999.50'],
    ['1000', 'USD', 'en', '$1k'],
    ['999949.99', 'USD', 'en', '$999.9k'],
    ['999950', 'USD', 'en', '$1m'],
    ['1234567', 'EUR', 'en', '€1.2m'],
    ['999950000', 'USD', 'en', '$1bn'],
    ['999999999999999', 'USD', 'en', '$1,000,000bn'],
    ['-25500', 'USD', 'en', '-$25.5k'],
    ['350000000', 'VND', 'en', '₫350m'],
    ['25500', null, 'en', '25.5k'],
    ['1200000000', 'VND', 'vi', '1,2 tỷ'],
    ['350000000', 'VND', 'vi', '350 tr'],
    ['48000', 'VND', 'vi', '48 nghìn'],
    ['25500', 'USD', 'vi', '25,5 nghìn US$'],
  ])('%s %s in %s is %s', (amount, currency, locale, text) => {
    expect(plain(toShortMoneyText(amount, { currency, locale }))).toBe(text);
  });
});
