import { describe, expect, test } from 'vitest';
import { divideRounded, meanMoney, median, medianMoney, percentile } from './measures.ts';

describe('money', () => {
  test.each([
    [10n, 4n, 3n],
    [-10n, 4n, -3n],
    [9n, 4n, 2n],
    [-9n, 4n, -2n],
    [11n, 3n, 4n],
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [0n, 7n, 0n],
  ])('%s ÷ %s is rounded half away from zero', (value, by, rounded) => {
    expect(divideRounded(value, by)).toBe(rounded);
  });

  test('mean and median', () => {
    expect(meanMoney([1n, 2n, 2n])).toBe(2n);
    expect(medianMoney([30n, 10n, 20n])).toBe(20n);
    expect(medianMoney([40n, 10n, 20n, 31n])).toBe(26n);
    expect(meanMoney([])).toBeNull();
    expect(medianMoney([])).toBeNull();
  });
});

describe('numbers', () => {
  test('median', () => {
    expect(median([9, 100, 10])).toBe(10);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNull();
  });

  test('nine of ten do not exceed the ninetieth percentile', () => {
    expect(percentile([10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 0.9)).toBe(90);
    expect(percentile([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110], 0.9)).toBe(100);
    expect(percentile([7], 0.9)).toBe(7);
    expect(percentile([], 0.9)).toBeNull();
  });
});
