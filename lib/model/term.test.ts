import { expect, it } from 'vitest';
import { monthsAfter } from './term.ts';

it.each([
  ['2026-03-02', 12, '2027-03-02'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-03-31', 0, '2026-03-31'],
  ['2026-03-31', 600, '2076-03-31'],
])('%s and %i months is %s', (on, months, end) => {
  expect(monthsAfter(on, months)).toBe(end);
});
