import { expect, it } from 'vitest';
import { toBar, toBarScale, toPlace } from './scorecard-bars.ts';

it('puts the zero line where the values below 0 end', () => {
  expect(toBarScale([20, 5, -5])).toEqual({ zero: 20, perPoint: 4 });
  expect(toBarScale([4, 8]).zero).toBe(0);
  expect(toBarScale([-4, -8]).zero).toBe(100);
});

it('draws to the right what adds and to the left what takes, all within the width', () => {
  const scale = toBarScale([20, 5, -5]);
  expect(toBar(20, scale)).toEqual({ left: 20, width: 80, isMinus: false });
  expect(toBar(-5, scale)).toEqual({ left: 0, width: 20, isMinus: true });
  expect(toBar(0, scale)).toEqual({ left: 20, width: 0, isMinus: false });
  expect(toPlace(5, scale)).toBe(40);
  expect(toPlace(40, scale)).toBe(100);
});

it('has no bar where every value is 0', () => {
  expect(toBar(0, toBarScale([0, 0]))).toEqual({ left: 0, width: 0, isMinus: false });
  expect(toBarScale([])).toEqual({ zero: 0, perPoint: 0 });
});
