import { describe, expect, test } from 'vitest';
import { parseCapYears, parseColdDays, parseMargin, parseTarget } from './report-values.ts';

describe('what is typed for the reports', () => {
  test.each([
    ['', { value: null }],
    [' ', { value: null }],
    ['0', { value: 0 }],
    ['62,5 %', { value: 62.5 }],
    ['100', { value: 100 }],
    ['100.01', { problem: 'percent' }],
    ['-5', { problem: 'percent' }],
    ['half', { problem: 'percent' }],
  ])('a margin of %j is %j', (text, parsed) => expect(parseMargin(text)).toEqual(parsed));

  test.each([
    ['8', { value: 8 }],
    ['2.5', { value: 2.5 }],
    ['50', { value: 50 }],
    ['0', { problem: 'years' }],
    ['51', { problem: 'years' }],
    ['', { problem: 'years' }],
  ])('a lifetime of %j years is %j', (text, parsed) => expect(parseCapYears(text)).toEqual(parsed));

  test.each([
    ['30', { value: 30 }],
    ['365', { value: 365 }],
    ['1', { value: 1 }],
    ['0', { problem: 'days' }],
    ['30.5', { problem: 'days' }],
    ['366', { problem: 'days' }],
    ['', { problem: 'days' }],
  ])('%j days are %j', (text, parsed) => expect(parseColdDays(text)).toEqual(parsed));

  test.each([
    ['', { value: null }],
    ['0', { value: null }],
    ['120,000', { value: '120000' }],
    ['1,2 tỷ', { value: '1200000000' }],
    ['80k', { value: '80000' }],
    ['1.234.56', { problem: 'unclear' }],
    ['-5', { problem: 'amount' }],
    ['a lot', { problem: 'amount' }],
  ])('a target of %j is %j', (text, parsed) => expect(parseTarget(text)).toEqual(parsed));
});
