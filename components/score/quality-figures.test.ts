// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import type { CurvePoint } from '../../lib/model/scoring.ts';
import { factorFigure, percentFigure, shareFigure, toClaims } from './quality-figures.ts';

afterEach(() => {
  document.documentElement.lang = '';
});

it('writes shares without the zero where the language has a point, with it where it has a comma', () => {
  document.documentElement.lang = 'en';
  expect(shareFigure(0.874, 2)).toBe('.87');
  expect(shareFigure(0.5, 2)).toBe('.50');
  expect(shareFigure(1, 2)).toBe('1.00');
  expect(percentFigure(0.824)).toBe('82%');
  document.documentElement.lang = 'vi';
  expect(shareFigure(0.874, 2)).toBe('0,87');
});

it('writes a factor without zeros that say nothing', () => {
  document.documentElement.lang = 'en';
  expect([100, 60, 35, 5, 0].map(factorFigure)).toEqual(['1', '.6', '.35', '.05', '0']);
  document.documentElement.lang = 'vi';
  expect([100, 60, 0].map(factorFigure)).toEqual(['1', '0,6', '0']);
});

function aPoint(said: number, count: number): CurvePoint {
  return { from: said, to: said, count, said, came: said, low: 0, high: 1 };
}

it('claims the most and the least that was said of enough people', () => {
  const { high, low } = toClaims([
    aPoint(0.1, 40),
    aPoint(0.95, 9),
    aPoint(0.8, 12),
    aPoint(0.5, 90),
    aPoint(0.02, 3),
  ]);
  expect([high?.said, low?.said]).toEqual([0.8, 0.1]);
});

it('says one thing once, and nothing of too few', () => {
  expect(toClaims([aPoint(0.4, 60)])).toEqual({ high: aPoint(0.4, 60) });
  expect(toClaims([aPoint(0.4, 9)])).toEqual({});
});
