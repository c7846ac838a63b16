import { expect, test } from 'vitest';
import { toStepColor } from './step-color.ts';

function colors(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => toStepColor(index, count));
}

test('five steps have the five tones', () => {
  expect(colors(5)).toEqual([1, 2, 3, 4, 5].map((tone) => `var(--color-stage-${tone})`));
});

test('fewer and more begin and end with the ramp and lie between its tones', () => {
  expect(colors(3)).toEqual([1, 3, 5].map((tone) => `var(--color-stage-${tone})`));
  expect(colors(7)).toEqual([
    'var(--color-stage-1)',
    'color-mix(in oklab, var(--color-stage-1) 33%, var(--color-stage-2))',
    'color-mix(in oklab, var(--color-stage-2) 67%, var(--color-stage-3))',
    'var(--color-stage-3)',
    'color-mix(in oklab, var(--color-stage-3) 33%, var(--color-stage-4))',
    'color-mix(in oklab, var(--color-stage-4) 67%, var(--color-stage-5))',
    'var(--color-stage-5)',
  ]);
  expect(colors(1)).toEqual(['var(--color-stage-5)']);
});
