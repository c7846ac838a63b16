import { describe, expect, test } from 'vitest';
import { joinBands, parseSize, sizeBands } from './profile-size.ts';

describe('employees as they are typed', () => {
  test.each([
    ['200', '2,000', { from: 200, to: 2000 }],
    ['1.000', '', { from: 1000, to: null }],
    ['', '50', { from: 0, to: 50 }],
    ['200–2 000', '', { from: 200, to: 2000 }],
    ['201 - 500', '', { from: 201, to: 500 }],
    ['500+', '', { from: 500, to: null }],
    ['10001', '1’000’000', { from: 10_001, to: 1_000_000 }],
    ['50', '50', { from: 50, to: 50 }],
  ])('%s to %s', (from, to, size) => {
    expect(parseSize({ from, to })).toEqual(size);
  });

  test.each([
    ['', ' ', { field: 'from', problem: 'needed' }],
    ['many', '', { field: 'from', problem: 'number' }],
    ['1.5', '', { field: 'from', problem: 'number' }],
    ['-5', '', { field: 'from', problem: 'number' }],
    ['10', 'x', { field: 'to', problem: 'number' }],
    ['2,00', '', { field: 'from', problem: 'number' }],
    ['500', '200', { field: 'to', problem: 'reversed' }],
    ['500-200', '', { field: 'from', problem: 'reversed' }],
    ['9999999999', '', { field: 'from', problem: 'number' }],
  ])('%s to %s is refused', (from, to, problem) => {
    expect(parseSize({ from, to })).toEqual(problem);
  });
});

describe('bands', () => {
  test('neighbours are one range, others stay apart', () => {
    const [, , small, mid, , large, , open] = sizeBands;
    if (!small || !mid || !large || !open) throw new Error('no bands');
    expect(joinBands([mid, small, large])).toEqual([
      { from: 51, to: 500 },
      { from: 1001, to: 5000 },
    ]);
    expect(joinBands(sizeBands)).toEqual([{ from: 1, to: null }]);
    expect(joinBands([open, small])).toEqual([
      { from: 51, to: 200 },
      { from: 10_001, to: null },
    ]);
  });
});
