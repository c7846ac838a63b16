import { expect, test } from 'vitest';
import { findAwayProblem } from './away-problem.ts';

test.each([
  ['', '2026-03-09', 'from', 'from_needed'],
  ['2026-03-05', '', 'until', 'until_needed'],
  ['2026-03-05', '2026-03-04', 'until', 'order'],
  ['2026-02-01', '2026-03-01', 'until', 'past'],
])('%s to %s: %s, %s', (from, until, field, problem) => {
  expect(findAwayProblem({ from, until }, '2026-03-02')).toEqual({ field, problem });
});

test.each([
  ['2026-03-02', '2026-03-02'],
  ['2026-02-20', '2026-03-09'],
])('%s to %s fits', (from, until) => {
  expect(findAwayProblem({ from, until }, '2026-03-02')).toBeUndefined();
});
