import { describe, expect, test } from 'vitest';
import { parseRate } from './rate.ts';

describe('a rate as it is typed', () => {
  test.each([
    ['25400', '25400'],
    [' 25 400 ', '25400'],
    ['25400.5', '25400.5'],
    ['25400,5', '25400.5'],
    ['25.400,50', '25400.5'],
    ['25,400.50', '25400.5'],
    ['1.250.000', '1250000'],
    ['0,925', '0.925'],
    ['0.00003937', '0.00003937'],
    ['007', '7'],
    ['1.0850', '1.085'],
  ])('%s is %s', (text, rate) => {
    expect(parseRate(text)).toEqual({ rate });
  });

  test.each([
    ['', 'not_a_number'],
    ['about 3', 'not_a_number'],
    ['-3', 'not_a_number'],
    ['25.', 'not_a_number'],
    ['25.400', 'unclear'],
    ['1,085', 'unclear'],
    ['1.2.3', 'unclear'],
    ['1,2.3,4', 'unclear'],
    ['0', 'zero'],
    ['0,00', 'zero'],
    ['1234567890123', 'too_large'],
    ['0.123456789', 'too_many_places'],
  ])('%s is refused as %s', (text, problem) => {
    expect(parseRate(text)).toEqual({ problem });
  });
});
