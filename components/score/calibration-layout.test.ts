import { expect, it } from 'vitest';
import type { CurvePoint } from '../../lib/model/scoring.ts';
import { layOutCurve } from './calibration-layout.ts';

function aPoint(more: Partial<CurvePoint>): CurvePoint {
  return { from: 0, to: 0.1, count: 10, said: 0.05, came: 0.1, low: 0.02, high: 0.3, ...more };
}

it('puts what was said to the right and what came upwards', () => {
  const [point] = layOutCurve([aPoint({ said: 0.25, came: 0.75, low: 0.5, high: 0.9 })]);
  expect(point).toMatchObject({ x: 25, y: 25, lowY: 50 });
  expect(point?.highY).toBeCloseTo(10);
});

it('puts what was right on the diagonal', () => {
  for (const share of [0, 0.3, 1]) {
    const [point] = layOutCurve([aPoint({ said: share, came: share })]);
    expect((point?.x ?? 0) + (point?.y ?? 0)).toBeCloseTo(100);
  }
});

it('gives a point an area by its count, never too small to be seen, and none to an empty bin', () => {
  const points = layOutCurve([
    aPoint({ count: 400 }),
    aPoint({ count: 100 }),
    aPoint({ count: 1 }),
    aPoint({ count: 0 }),
  ]);
  expect(points.map(({ radius }) => radius)).toEqual([7, 3.5, 2.5]);
});

it('stays within the square', () => {
  const [point] = layOutCurve([aPoint({ said: 1.2, came: -0.1, low: -0.2, high: 1.1 })]);
  expect(point).toMatchObject({ x: 100, y: 100, lowY: 100, highY: 0 });
});
